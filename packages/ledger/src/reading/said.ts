/**
 * What entries say of people, for a viewer: of each entry that says something of a person it may know, what stands around
 * the items, and this one person's item. Nobody else's item leaves the database (`viewer.statement`, migration 0011).
 */
import type { RecordedEntry } from "@muster/custody";
import type { EntryNumber, Item, PersonId } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { recordedEntries } from "../journal/load.ts";
import type { PersonKeys } from "../sealing/person-keys.ts";

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
  const said = new Map<PersonId, Said[]>();
  for (const { person, entry, item } of rows) {
    const whole = recorded.get(entry);
    if (whole === undefined) continue;
    const one = { recorded: whole, item: JSON.parse(item) as Item };
    const others = said.get(person);
    if (others === undefined) said.set(person, [one]);
    else others.push(one);
  }
  return said;
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
