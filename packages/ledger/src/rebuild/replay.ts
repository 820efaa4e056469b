/**
 * The projections from the journal alone: every entry in order, every line placed again by the law of the books. Of the
 * people only those of one page are in memory, so the size of the register does not matter.
 */
import { CORRECTED, Chain, type LineRow, takesEffectAt } from "@muster/custody";
import type { Entry, EntryNumber, Item, PersonId } from "@muster/record";
import type { Queryable } from "../database/database.ts";
import { insertProjected } from "../journal/append.ts";
import { writeLines } from "../journal/lines.ts";
import { chains, itemsOf } from "../journal/load.ts";
import { project } from "../journal/project.ts";
import { entryOf } from "../journal/read.ts";

/** The journal cannot be replayed: an entry is missing, or one contradicts those before it. */
export class JournalFault extends Error {
  override readonly name = "JournalFault";
}

const PAGE_ENTRIES = 500;
/** A page ends early where its items are longer than this: an entry may be about thousands of people. */
const PAGE_BYTES = 16_000_000;

interface WholeEntry {
  readonly entry: Entry;
  readonly items: readonly Item[];
}

/** Fills the tables named `prefix` and a projection's name, which must be empty. Returns how many entries it replayed. */
export async function replay(transaction: Queryable, prefix: string): Promise<number> {
  const [journal] = await transaction.query<{ size: number }>(
    "select coalesce(max(number) + 1, 0) as size from journal",
  );
  const size = journal?.size ?? 0;
  let next = 0;
  while (next < size) {
    const page = await readPage(transaction, next);
    await writePage(transaction, page, prefix);
    next += page.length;
  }
  return size;
}

async function readPage(transaction: Queryable, from: EntryNumber): Promise<readonly WholeEntry[]> {
  const rows = await transaction.query<{ number: number; entry: string; items: string | null }>(
    `select number, entry, items
     from (select number, entry, items, sum(coalesce(octet_length(items), 0)) over (order by number rows unbounded preceding) as bytes
       from journal where number >= $1 and number < $2) as page
     where number = $1 or bytes < ${PAGE_BYTES} order by number`,
    [from, from + PAGE_ENTRIES],
  );
  if (rows.length === 0) throw new JournalFault(`the journal lacks entry ${from}`);
  return rows.map((row, index) => {
    if (row.number !== from + index) throw new JournalFault(`the journal lacks entry ${from + index}`);
    const entry = entryOf(row.entry);
    return { entry, items: itemsOf(entry, row.items) };
  });
}

async function writePage(transaction: Queryable, page: readonly WholeEntry[], prefix: string): Promise<void> {
  const first = page[0]?.entry.number ?? 0;
  const known = await chains(transaction, moved(page), prefix);
  const books = new Map<PersonId, Chain>();
  for (const [person, rows] of known) books.set(person, new Chain(person, rows, true));
  const touched = new Set<LineRow>();
  for (const whole of page) for (const row of place(whole, books)) touched.add(row);
  const rows = [...touched];
  const newRows = rows.filter(({ knownFrom }) => knownFrom >= first);
  const changedRows = rows.filter(({ knownFrom }) => knownFrom < first);
  await writeLines(transaction, { newRows, changedRows, first }, prefix);
  await insertProjected(transaction, project(page), prefix);
}

/** The people whose chains these entries touch: those who have a line in one, and those of a correction. */
function moved(page: readonly WholeEntry[]): PersonId[] {
  const people = new Set<PersonId>();
  for (const { entry, items } of page) {
    for (const item of items) if (item.line !== undefined || entry.kind === CORRECTED) people.add(item.person);
  }
  return [...people];
}

/** Every row that an entry makes or changes. A correction takes the corrected entry's line away with the same stroke. */
function place({ entry, items }: WholeEntry, books: Map<PersonId, Chain>): LineRow[] {
  const corrects = entry.kind === CORRECTED ? (entry.body["corrects"] as EntryNumber) : undefined;
  return items.flatMap(({ person, line }) => {
    const chain = books.get(person) ?? new Chain(person, [], true);
    const without = chain.rows.some((row) => row.entry === corrects) ? corrects : undefined;
    if (line === undefined && without === undefined) return [];
    books.set(person, chain);
    const placed = chain.place(entry.number, takesEffectAt(entry), line, without);
    if ("why" in placed)
      throw new JournalFault(`entry ${entry.number} contradicts the journal before it: ${person} ${placed.why}`);
    return placed;
  });
}
