/**
 * What is stated of a few people, opened from their own details: as it stands at a moment, and as far as whoever asks may know.
 * Of the whole register nothing is held in memory for it.
 */
import type { Instant, PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { IDENTIFYING, type IdentifyingRow, opened } from "../names/read-sayings.ts";
import type { Identifying } from "../names/saying.ts";
import type { PersonKeys } from "../sealing/person-keys.ts";
import { type Sight, standing } from "./standing.ts";

export interface OpenedClaim {
  readonly person: PersonId;
  readonly entry: number;
  readonly ordinal: number;
  /** When what the entry says occurred. */
  readonly occurredAt: Instant;
  readonly detail: Identifying;
}

/** Where details are: the register's own database, and the keys they open under. */
export interface DetailSource {
  readonly database: Queryable;
  readonly keys: PersonKeys;
}

export type OpenedKind = `claim:${Exclude<NonNullable<Identifying["claim"]>, "seal">}` | "numbers" | "property.sealed";

interface DatedRow extends IdentifyingRow {
  readonly occurredAt: Instant;
}

/** Details of these kinds, of each person the oldest first. Throws `DetailFault` where the register's key is missing. */
export async function openClaims(
  { database, keys }: DetailSource,
  sight: Sight,
  people: readonly PersonId[],
  kinds: readonly OpenedKind[],
  moment: Moment,
): Promise<readonly OpenedClaim[]> {
  if (people.length === 0) return [];
  const rows = await database.query<DatedRow>(
    `select ${IDENTIFYING}, journal.occurred_at as "occurredAt"
     from detail left join person_key using (person) join journal on journal.number = detail.entry
     where detail.person = any($1::uuid[]) and detail.kind = any($2::text[])
     order by detail.person, detail.entry, detail.ordinal`,
    [arrays.uuid(people), arrays.text(kinds)],
  );
  return (await standing(sight, rows, moment)).flatMap((row) => {
    const detail = opened(row, keys);
    if (detail === undefined) return [];
    const { person, entry, ordinal, occurredAt } = row;
    return [{ person: person as PersonId, entry, ordinal, occurredAt, detail }];
  });
}
