/** One person through time, as known at any number. */
import type { AuthorityCode, EntryNumber, Instant, PersonId, Position, Step } from "@muster/record";
import type { Queryable } from "../database/database.ts";
import { positionOf } from "../journal/load.ts";
import { everyLine } from "./lines.ts";

export interface HistoryRow {
  readonly entry: EntryNumber;
  readonly step: Step;
  readonly from: Instant;
  /** Null while the position is open. */
  readonly until: Instant | null;
  readonly position: Position;
}

interface Columns {
  entry: number;
  step: Step;
  from: Instant;
  until: Instant | null;
  state: Position["state"];
  site: string | null;
  unit: string | null;
  custodian: AuthorityCode | null;
  transfer: string | null;
  escort: string | null;
  to_be_confirmed: boolean;
}

/** The person's lines as they were known at a number, oldest first. */
export async function history(
  database: Queryable,
  person: PersonId,
  knownAt: EntryNumber,
): Promise<readonly HistoryRow[]> {
  const rows = await database.query<Columns>(
    `select entry, step, at as from, case when spent_by <= $2 then spent_at end as until, state, site, unit, custodian, transfer, escort, to_be_confirmed
     from ${everyLine()} as line where person = $1 and known_from <= $2 and known_until > $2 order by at, entry`,
    [person, knownAt],
  );
  return rows.map((row) => ({
    entry: row.entry,
    step: row.step,
    from: row.from,
    until: row.until,
    position: positionOf(row),
  }));
}

/** When the person was last seen by name, at or before an instant, as known at a number, and by which entry. */
export async function lastSeen(
  database: Queryable,
  person: PersonId,
  asOf: Instant,
  knownAt: EntryNumber,
): Promise<{ at: Instant; entry: EntryNumber } | undefined> {
  const [row] = await database.query<{ at: Instant; entry: number }>(
    `select at, entry from sighting where person = $1 and at <= $2 and entry <= $3
       and not exists (select from corrected where corrected.entry = sighting.entry and corrected.by <= $3)
     order by at desc, entry desc limit 1`,
    [person, asOf, knownAt],
  );
  return row;
}
