/**
 * Which of the details that the index points at stand at a moment, and are still there. Asked of the database as whoever asks
 * sees it: where row security hides a detail, it does not stand.
 */
import type { Moment } from "../books/moment.ts";
import { WITHDRAWN } from "../books/withdrawals.ts";
import { arrays } from "../database/arrays.ts";
import type { Parameter, Queryable } from "../database/database.ts";

interface Place {
  readonly person: string;
  readonly entry: number;
  readonly ordinal: number;
}

/** SQL: as known at $2, neither withdrawn nor corrected by then. */
export const STANDS_AS_KNOWN = `detail.entry <= $2
  and not ${WITHDRAWN}
  and not exists (select from corrected where corrected.entry = detail.entry and corrected.by <= $2)`;

/** SQL: and stated about what had occurred by $1. */
const STANDS = `${STANDS_AS_KNOWN}
  and exists (select from journal where journal.number = detail.entry and journal.occurred_at <= $1)`;

/** As parameters of a statement that begins with the moment's two: `unnest($3::uuid[], $4::bigint[], $5::bigint[])`. */
export function places(stated: readonly Place[]): Parameter[] {
  return [
    arrays.uuid(stated.map(({ person }) => person)),
    arrays.bigint(stated.map(({ entry }) => entry)),
    arrays.bigint(stated.map(({ ordinal }) => ordinal)),
  ];
}

/** Those of these that stand, in the order in which they were given. */
export async function standing<Stated extends Place>(
  database: Queryable,
  stated: readonly Stated[],
  { asOf, knownAt }: Moment,
): Promise<readonly Stated[]> {
  if (stated.length === 0) return [];
  const rows = await database.query<{ place: number }>(
    `select stated.place from unnest($3::uuid[], $4::bigint[], $5::bigint[]) with ordinality as stated (person, entry, ordinal, place)
     join detail using (person, entry, ordinal) where ${STANDS} order by stated.place`,
    [asOf, knownAt, ...places(stated)],
  );
  return rows.flatMap(({ place }) => stated[place - 1] ?? []);
}
