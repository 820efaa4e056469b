/**
 * Who is asserted to be one human being: if A is B, and B is C, then A is C, whether or not anybody said so. A group is found
 * by following the links that stand from file to file, and is never stored.
 */
import type { EntryNumber, Instant, PersonId } from "@muster/record";
import type { IdentityLink, PersonFile } from "../person/file.ts";

/** So many files can be asserted to be one human being: more are a mistake, or a village. */
export const LARGEST_GROUP = 20;

/** One of a group, and the entry that joins it to the one it was found through; null for the one asked about. */
export interface Member {
  readonly person: PersonId;
  readonly joined: { readonly to: PersonId; readonly entry: EntryNumber } | null;
}

/** Whether the link stands now. */
function stands({ withdrawn }: IdentityLink): boolean {
  return withdrawn === undefined;
}

/** Whether the link stands at some time from then on. */
export function standsFrom(at: Instant): (link: IdentityLink) => boolean {
  return ({ withdrawn }) => withdrawn === undefined || withdrawn.at > at;
}

/**
 * Everybody asserted to be one human being with this person, the person first and the nearest next. `fileOf` gives the files at
 * hand; beyond one that is not at hand, or that may not be seen, nobody is found.
 */
export function groupOf(
  person: PersonId,
  fileOf: (person: PersonId) => PersonFile | undefined,
  counts: (link: IdentityLink) => boolean = stands,
): readonly Member[] {
  const members = new Map<PersonId, Member>([[person, { person, joined: null }]]);
  for (const { person: to } of members.values()) {
    for (const link of fileOf(to)?.sameAs ?? []) {
      const { other, entry } = link;
      if (other !== undefined && counts(link) && !members.has(other)) {
        members.set(other, { person: other, joined: { to, entry } });
      }
    }
  }
  return [...members.values()];
}

/** The entries by which two are asserted to be one, from the one to the other; undefined where they are not. */
export function entriesBetween(group: readonly Member[], other: PersonId): readonly EntryNumber[] | undefined {
  const byPerson = new Map(group.map((member) => [member.person, member]));
  if (!byPerson.has(other)) return undefined;
  const entries: EntryNumber[] = [];
  let joined = byPerson.get(other)?.joined;
  while (joined !== undefined && joined !== null) {
    entries.unshift(joined.entry);
    joined = byPerson.get(joined.to)?.joined;
  }
  return entries;
}
