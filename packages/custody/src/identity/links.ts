/**
 * Two files, one human being: officers assert it, or judge that they are two. Nothing is merged by it, here or anywhere:
 * each file stays what it is, with its own chain and its own numbers, and the assertion can be taken back. Such an entry has
 * one item for each file and names neither in its body, so whoever may see one of the files and not the other learns
 * from the entry that somebody asserted something, and not of whom.
 */
import type { Item, PersonId } from "@muster/record";
import type { Applied, WantedItem } from "../frame/rule.ts";
import type { RecordedEntry } from "../frame/facts.ts";
import { detailOf } from "../frame/present.ts";
import type { IdentityLink, PersonFile } from "../person/file.ts";
import { wordsOf } from "../person/words.ts";

export const SAME_ASSERTED = "identity.same-asserted";
export const SAME_WITHDRAWN = "identity.same-withdrawn";
export const DIFFERENT_JUDGED = "identity.different-judged";
export const DIFFERENT_WITHDRAWN = "identity.different-withdrawn";

/** Every kind of entry that says of two files whether they are of one human being. */
const LINKING_KINDS = [SAME_ASSERTED, SAME_WITHDRAWN, DIFFERENT_JUDGED, DIFFERENT_WITHDRAWN] as const;

/** Whether entries of this kind say of two files whether they are of one human being. */
export function linksFiles(kind: string): boolean {
  return (LINKING_KINDS as readonly string[]).includes(kind);
}

/** Whether entries of this kind take back what an earlier one said of two files. */
export function unlinksFiles(kind: string): boolean {
  return kind === SAME_WITHDRAWN || kind === DIFFERENT_WITHDRAWN;
}

/** One item for each of the two files, saying the same, with the same words under each person's own key. */
export function itemsOfBoth(
  people: readonly [PersonId, PersonId],
  says: Readonly<Record<string, unknown>>,
  words: object,
): readonly WantedItem[] {
  return people.map((person) => ({ person, says, ...detailOf(words) }));
}

/** The fact that such an entry puts into this file. The other file is that of the entry's other item, where it may be seen. */
export function linkOf(file: PersonFile, item: Item, recorded: Applied<object> & RecordedEntry): IdentityLink {
  const { entry, items } = recorded;
  const other = items.find(({ person }) => person !== file.person)?.person;
  return {
    entry: entry.number,
    at: entry.occurredAt,
    by: entry.by,
    ...(entry.second === undefined ? {} : { second: entry.second }),
    ...(other === undefined ? {} : { other }),
    ...wordsOf(file, item, recorded),
  };
}

/** Marks the link that an entry takes back; one that was corrected meanwhile is not there to be marked. */
export function markWithdrawn(links: readonly IdentityLink[], { says }: Item, { entry }: RecordedEntry): void {
  const link = links.find((other) => other.entry === says?.["of"]);
  if (link !== undefined) link.withdrawn = { entry: entry.number, at: entry.occurredAt };
}
