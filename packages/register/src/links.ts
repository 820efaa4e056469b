/**
 * Which files are asserted to be of one human being, and which are judged to be of two, at a moment: of all of those that a viewer
 * may know. Few people have such links, so they are folded from the entries that say so, and nothing of it is stored.
 */
import { applyToFile, groupOf, inOrder, newFile, type PersonFile, takesEffectAt } from "@muster/custody";
import type { Ledger, Moment } from "@muster/ledger";
import type { PersonId } from "@muster/record";

export class Links {
  /** Those asserted to be of one human being, group by group; nobody stands in two groups, and nobody alone in one. */
  readonly groups: readonly (readonly PersonId[])[];
  /** Files of which it is asserted, whether or not this viewer may know of the other one. */
  readonly asserted: readonly PersonId[];
  readonly #groupOf = new Map<PersonId, PersonId>();
  readonly #different = new Set<string>();

  constructor(files: ReadonlyMap<PersonId, PersonFile>) {
    const groups: (readonly PersonId[])[] = [];
    for (const person of files.keys()) {
      if (this.#groupOf.has(person)) continue;
      const group = groupOf(person, (one) => files.get(one)).map((member) => member.person);
      for (const member of group) this.#groupOf.set(member, person);
      if (group.length > 1) groups.push(group);
    }
    for (const [person, { judgedDifferent }] of files) {
      for (const { other, withdrawn } of judgedDifferent) {
        if (other !== undefined && withdrawn === undefined) this.#different.add(this.#pair(person, other));
      }
    }
    this.groups = groups;
    this.asserted = [...files.values()]
      .filter(({ sameAs }) => sameAs.some(({ withdrawn }) => withdrawn === undefined))
      .map(({ person }) => person);
  }

  /** Whether the two are asserted to be one human being, by one entry or through others. */
  same(person: PersonId, other: PersonId): boolean {
    return this.#first(person) === this.#first(other);
  }

  /** Whether the two are judged to be different people: these files, or others that are asserted to be theirs. */
  different(person: PersonId, other: PersonId): boolean {
    return this.#different.has(this.#pair(person, other));
  }

  #first(person: PersonId): PersonId {
    return this.#groupOf.get(person) ?? person;
  }

  #pair(person: PersonId, other: PersonId): string {
    return [this.#first(person), this.#first(other)].toSorted().join(" ");
  }
}

/** The links that stand at a moment, as far as this ledger's viewer may know of them. */
export async function linksAt(ledger: Ledger, { asOf, knownAt }: Moment): Promise<Links> {
  const entries = await ledger.links(knownAt);
  const corrected = await ledger.corrections(entries.map(({ entry }) => entry.number));
  const files = new Map<PersonId, PersonFile>();
  for (const recorded of entries.toSorted(inOrder)) {
    const { entry, items } = recorded;
    if (takesEffectAt(entry) > asOf || (corrected.get(entry.number) ?? Number.POSITIVE_INFINITY) <= knownAt) continue;
    for (const item of items) {
      const file = files.get(item.person) ?? newFile(item.person);
      files.set(item.person, file);
      applyToFile(file, item, recorded);
    }
  }
  return new Links(files);
}
