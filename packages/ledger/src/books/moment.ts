/**
 * The two axes of every question (rule 7): *as of* an occurred time, *as known at* a number. A recorded time stands for
 * the last number recorded by then.
 */
import type { EntryNumber, Instant } from "@muster/record";
import type { Queryable } from "../database/database.ts";

export interface Moment {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
}

/** The last number recorded by `time`; -1 where nothing was. */
export async function knownBy(database: Queryable, time: Instant): Promise<EntryNumber> {
  const [row] = await database.query<{ number: number | null }>(
    "select max(number) as number from journal where recorded_at <= $1",
    [time],
  );
  return row?.number ?? -1;
}

/** When an entry was recorded; undefined where there is none of this number. */
export async function recordedAt(database: Queryable, number: EntryNumber): Promise<Instant | undefined> {
  const [row] = await database.query<{ recordedAt: Instant }>(
    `select recorded_at as "recordedAt" from journal where number = $1`,
    [number],
  );
  return row?.recordedAt;
}

/** The last number there is, and when it was recorded; undefined for an empty journal. */
export async function last(database: Queryable): Promise<{ number: EntryNumber; recordedAt: Instant } | undefined> {
  const [row] = await database.query<{ number: number; recordedAt: Instant }>(
    `select number, recorded_at as "recordedAt" from journal order by number desc limit 1`,
  );
  return row;
}

/**
 * Which versions of lines were in force: known at $2, not yet replaced, and at $1 made but, as far as was known, not
 * yet spent. Every question of the books has this condition and no other.
 */
export const IN_FORCE = `known_from <= $2 and known_until > $2
  and at <= $1 and (spent_by is null or spent_by > $2 or spent_at > $1)`;
