/**
 * Entries that say of two files whether they are of one human being, as a viewer may know of them: each with those of its two
 * items that are of people this viewer may know. Whoever may see one file and not the other learns that somebody asserted
 * something, and not of whom.
 */
import type { RecordedEntry } from "@muster/custody";
import type { EntryNumber, Item } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { entryOf } from "../journal/read.ts";

interface VisibleLink extends RecordedEntry {
  readonly items: Item[];
}

/** The numbers of all such entries up to a number, in order. */
export async function linkingEntries(whole: Queryable, knownAt: EntryNumber): Promise<readonly EntryNumber[]> {
  const rows = await whole.query<{ number: EntryNumber }>(
    "select number from journal where kind like 'identity.%' and number <= $1 order by number",
    [knownAt],
  );
  return rows.map(({ number }) => number);
}

/** These entries with the items that the viewer may know, none of their detail opened; those without any left out. */
export async function linksToViewer(
  database: Queryable,
  numbers: readonly EntryNumber[],
): Promise<Map<EntryNumber, RecordedEntry>> {
  if (numbers.length === 0) return new Map();
  const rows = await database.query<{ number: EntryNumber; entry: string; item: string }>(
    "select number, entry, item from viewer.statement where number = any($1::bigint[]) order by number, ordinal",
    [arrays.bigint(numbers)],
  );
  const links = new Map<EntryNumber, VisibleLink>();
  for (const { number, entry, item } of rows) {
    const link: VisibleLink = links.get(number) ?? { entry: entryOf(entry), items: [], details: new Map() };
    link.items.push(JSON.parse(item) as Item);
    links.set(number, link);
  }
  return links;
}
