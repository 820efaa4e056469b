/** People whom an entry left unaccounted for, or to be confirmed, and who still are: found by no later entry, and not seen. */
import type { EntryNumber } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { everyLine } from "./lines.ts";
import { IN_FORCE, type Moment } from "./moment.ts";
import { LAST_SEEN_AT, NOT_SEEN_SINCE } from "./to-be-confirmed.ts";

/** How many of them each of these entries left; none for an entry that left nobody so. */
export async function leftOpenBy(
  database: Queryable,
  entries: readonly EntryNumber[],
  { asOf, knownAt }: Moment,
): Promise<ReadonlyMap<EntryNumber, number>> {
  const rows = await database.query<{ entry: EntryNumber; people: number }>(
    `select entry, count(*) as people from ${everyLine()} as line
     where entry = any($3::bigint[]) and ${IN_FORCE}
       and (state = 'unaccounted' or to_be_confirmed and ${NOT_SEEN_SINCE("line", LAST_SEEN_AT("line"))})
     group by entry`,
    [asOf, knownAt, arrays.bigint(entries)],
  );
  return new Map(rows.map(({ entry, people }) => [entry, people]));
}
