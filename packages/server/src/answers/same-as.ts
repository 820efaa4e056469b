/**
 * The other files of one human being, as far as officers have asserted it and this officer may know of them. Each stays a file
 * of its own, with its own position; where those cannot all be so, that is said, and it is for officers to put right.
 */
import { type Clash, clashesOf, groupOf, type IdentityLink, type PersonFile } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId, Position } from "@muster/record";
import type { Questions } from "@muster/register";
import { namesIn, numberBy, type StatedName } from "./names.ts";
import type { PeopleLeave } from "./people-listed.ts";

export interface SameFile {
  readonly person: PersonId;
  /** The file it was found through: the one asked about, or another of the same human being. */
  readonly through: PersonId;
  /** The entry that asserts the two to be one. */
  readonly entry: EntryNumber;
  /** The newest first; empty where none stands, or identity is withheld. */
  readonly names: readonly StatedName[];
  readonly number: string | null;
  /** Null where this officer may not know where they are. */
  readonly position: Position | null;
  readonly since: Instant | null;
}

export interface SameAs {
  /** The nearest first, without the file asked about. */
  readonly files: readonly SameFile[];
  /** How many assertions about this very file lead to one that this officer may not know of. */
  readonly notShown: number;
  /** What the books say of these files, and that cannot all be so of one human being at this moment. */
  readonly clashes: readonly Clash[];
}

/** The other files of the human being of this file; null where none is asserted. */
export async function sameAsAnswer(
  questions: Questions,
  file: PersonFile,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<PeopleLeave>,
): Promise<SameAs | null> {
  const standing = file.sameAs.filter(({ withdrawn }) => withdrawn === undefined);
  if (standing.length === 0) return null;
  const { person } = file;
  const files = await knownFiles(questions, file, moment, leaveOf);
  const own = files.get(person)?.sameAs ?? [];
  const members = groupOf(person, (one) => files.get(one));
  const people = members.map((member) => member.person);
  const [rows, identities, { mayName }] = await Promise.all([
    questions.ledger.where({ people, limit: people.length }, moment),
    questions.ledger.identitiesOf(people, moment),
    leaveOf(people),
  ]);
  const stands = new Map(rows.map((row) => [row.person, row]));
  return {
    files: members.flatMap(({ person: other, joined }): SameFile[] => {
      if (joined === null) return [];
      const { position = null, since = null } = stands.get(other) ?? {};
      const identity = mayName(other) ? identities.get(other) : undefined;
      const number = numberBy(position?.custodian ?? null, identity?.numbers);
      return [
        {
          person: other,
          through: joined.to,
          entry: joined.entry,
          names: namesIn(identity?.names),
          number,
          position,
          since,
        },
      ];
    }),
    notShown: own.filter(({ withdrawn, other }) => withdrawn === undefined && other === undefined).length,
    clashes: clashesOf(rows),
  };
}

/** The files of the whole group, ring by ring, with the links that lead to files this officer may know of. */
async function knownFiles(
  questions: Questions,
  first: PersonFile,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<PeopleLeave>,
): Promise<ReadonlyMap<PersonId, PersonFile>> {
  const files = new Map<PersonId, PersonFile>();
  let ring: readonly PersonFile[] = [first];
  while (ring.length > 0) {
    const { mayKnow } = await leaveOf(linkedTo(ring));
    for (const file of ring) files.set(file.person, withLinksTo(file, mayKnow));
    const found = groupOf(first.person, (one) => files.get(one)).map(({ person }) => person);
    const unread = found.filter((person) => !files.has(person));
    ring = unread.length === 0 ? [] : [...(await questions.files(unread, moment)).values()];
  }
  return files;
}

/** Everybody whom these files are said to be, or not to be. */
export function linkedTo(files: readonly PersonFile[]): readonly PersonId[] {
  const links = files.flatMap(({ sameAs, judgedDifferent }) => [...sameAs, ...judgedDifferent]);
  return [...new Set(links.flatMap(({ other }) => other ?? []))];
}

/** The file; of what links it to others, who they are where that may be known, and otherwise only that it was said. */
export function withLinksTo(file: PersonFile, mayKnow: (person: PersonId) => boolean): PersonFile {
  const known = ({ other, ...link }: IdentityLink): IdentityLink =>
    other === undefined || !mayKnow(other) ? link : { ...link, other };
  return { ...file, sameAs: file.sameAs.map(known), judgedDifferent: file.judgedDifferent.map(known) };
}
