/** Where entries go in the projections that are not the books: about, party, said, seen, corrected, withdrawn. Pure. */
import { CORRECTED, effective, partiesOf, takesEffectAt } from "@muster/custody";
import type { Entry, EntryNumber, Item } from "@muster/record";
import { parseSubject } from "@muster/record";
import { byPerson } from "./by-person.ts";
import type { Projected } from "./batch.ts";

type Mutable<Rows> = { -readonly [Name in keyof Rows]: Rows[Name] extends readonly (infer Row)[] ? Row[] : never };

/** The kind of the entry that withdraws a claim. */
const WITHDRAWN = "claim.withdrawn";

export function project(entries: readonly { readonly entry: Entry; readonly items: readonly Item[] }[]): Projected {
  const projected: Mutable<Projected> = { about: [], party: [], said: [], seen: [], corrected: [], withdrawn: [] };
  for (const { entry, items } of entries) {
    for (const key of entry.about) projected.about.push({ ...parseSubject(key), entry: entry.number });
    for (const { subject, authority } of partiesOf(entry))
      projected.party.push({ ...subject, authority, entry: entry.number });
    // What a correction puts in place of another entry was seen at its own time.
    const at = takesEffectAt(entry);
    items.forEach((item, ordinal) => {
      const { person } = item;
      if (item.says !== undefined || item.details !== undefined)
        projected.said.push({ person, entry: entry.number, ordinal });
      if (item.seen !== undefined) projected.seen.push({ person, at, entry: entry.number });
    });
    if (entry.kind === CORRECTED)
      projected.corrected.push({ entry: entry.body["corrects"] as number, by: entry.number });
    projected.withdrawn.push(...withdrawnBy(entry, items));
  }
  byPerson(projected.said, ({ person }) => person);
  byPerson(projected.seen, ({ person }) => person);
  return projected;
}

/** The claims an entry withdraws. A claim is the person's detail of that place in the entry that stated it: claims come first. */
function withdrawnBy(entry: Entry, items: readonly Item[]): Projected["withdrawn"] {
  if (entry.kind !== WITHDRAWN && entry.kind !== CORRECTED) return [];
  const seen = effective({ entry, items, details: new Map() });
  if (seen?.entry.kind !== WITHDRAWN) return [];
  return seen.items.map(({ person, says }) => {
    const { claim, index } = says as { claim: EntryNumber; index: number };
    return { person, entry: claim, ordinal: index, by: entry.number };
  });
}
