/**
 * What entries say of people, for a viewer: of each entry that says something of a person it may know, what stands around
 * the items, and this one person's item. Nobody else's item leaves the database (`viewer.statement`, migration 0011).
 */
import { linksFiles, type RecordedEntry } from "@muster/custody";
import type { EntryNumber, Item, PersonId } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { recordedEntries } from "../journal/load.ts";
import type { PersonKeys } from "../sealing/person-keys.ts";
import { linksToViewer } from "./links.ts";

interface Said {
  readonly recorded: RecordedEntry;
  readonly item: Item;
}

/** As `saidOf` of the journal, for a viewer. */
export async function saidToViewer(
  database: Queryable,
  keys: PersonKeys,
  people: readonly PersonId[],
): Promise<Map<PersonId, Said[]>> {
  const rows = await database.query<{ person: PersonId; entry: number; item: string }>(
    "select person, number as entry, item from viewer.statement where person = any($1::uuid[])",
    [arrays.uuid(people)],
  );
  const recorded = await recordedEntries(database, keys, [...new Set(rows.map(({ entry }) => entry))], people);
  const links = await linksToViewer(database, linking(rows, recorded));
  const said = new Map<PersonId, Said[]>();
  for (const { person, entry, item } of rows) {
    const whole = linked(links.get(entry), recorded.get(entry)) ?? recorded.get(entry);
    if (whole === undefined) continue;
    const one = { recorded: whole, item: JSON.parse(item) as Item };
    const others = said.get(person);
    if (others === undefined) said.set(person, [one]);
    else others.push(one);
  }
  return said;
}

/**
 * Of these entries, those that may say something of two files. One whose detail is all erased is not among the recorded: for
 * a viewer it was told by its detail. That somebody asserted it stays in the file all the same (rule 11).
 */
function linking(
  rows: readonly { readonly entry: EntryNumber }[],
  recorded: ReadonlyMap<EntryNumber, RecordedEntry>,
): readonly EntryNumber[] {
  const numbers = new Set(rows.map(({ entry }) => entry));
  return [...numbers].filter((number) => {
    const known = recorded.get(number);
    return known === undefined || linksFiles(known.entry.kind);
  });
}

/** An entry about two files with the items that may be known, and what detail of it was opened. */
function linked(link: RecordedEntry | undefined, opened: RecordedEntry | undefined): RecordedEntry | undefined {
  if (link === undefined || !linksFiles(link.entry.kind)) return undefined;
  return opened === undefined ? link : { ...link, details: opened.details };
}

/** Whether the viewer may show the entry as it was hashed; with a person, whether it may know this person up to it. */
export async function mayShow(database: Queryable, number: EntryNumber, person?: PersonId): Promise<boolean> {
  const [found] =
    person === undefined
      ? await database.query("select from viewer.journal where number = $1 and as_hashed", [number])
      : await database.query(
          `select from viewer.journal where number = $1 and as_hashed
           and (whole or exists (select from viewer.known where known.person = $2 and known.until >= number))`,
          [number, person],
        );
  return found !== undefined;
}
