/** The people behind a number of the balance: a page at a time, in the order of their ids. */
import { isRefusal, type Refusal } from "@muster/custody";
import type { FoundWord, IdentityRow, Moment, WhereFilter, WhereRow } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId, Position } from "@muster/record";
import type { Questions } from "@muster/register";
import { namesIn, numberBy, type StatedName } from "./names.ts";
import { findAnswer } from "./people.ts";

export interface PersonLine {
  readonly person: PersonId;
  /** The newest first; absent where identity is withheld. */
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly position: Position;
  readonly since: Instant;
  readonly lastSeenAt: Instant | null;
}

export interface PeopleAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly people: readonly PersonLine[];
  /** Ask again with `after` this person; null at the end. */
  readonly next: PersonId | null;
  /** People of this page whom policy keeps from this officer. */
  readonly notShown: number;
}

/** Somebody as a search or a comparison shows them. */
export interface ComparedPerson extends Omit<PersonLine, "position" | "since"> {
  /** Null where the officer may know who it is, and not where they are now. */
  readonly position: Position | null;
  readonly since: Instant | null;
}

/** Somebody found by an id, a number, or words of a name. */
export interface FoundLine extends ComparedPerson {
  readonly by: "id" | "number" | "name";
  /** What they were found by, as it was stated. */
  readonly text: string;
  /** 0 to 1. */
  readonly score: number;
  /** Why: word by word, in the order in which they were typed. Empty where they were found by their id. */
  readonly words: readonly FoundWord[];
}

/** At most fifty, the best first; everybody once. */
export interface FoundAnswer {
  readonly people: readonly FoundLine[];
}

export type PeopleFilter = Omit<WhereFilter, "people" | "limit">;

/** A page of the people who stand so, and one more to know whether there is another page. */
export async function peopleAnswer(
  questions: Questions,
  filter: PeopleFilter,
  limit: number,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<PeopleLeave>,
): Promise<PeopleAnswer> {
  const found = await questions.ledger.where({ ...filter, limit: limit + 1 }, moment);
  const page = found.slice(0, limit);
  const people = await linesOf(questions, page, moment, leaveOf);
  const next = found.length > limit ? (page.at(-1)?.person ?? null) : null;
  return { ...moment, people, next, notShown: page.length - people.length };
}

/** What is asked of each of them before they are shown, and before their names are. */
export interface PeopleLeave {
  readonly mayKnow: (person: PersonId) => boolean;
  readonly mayName: (person: PersonId) => boolean;
}

/** Where each of these people stands; those who may not be known of left out. */
async function linesOf(
  questions: Questions,
  rows: readonly WhereRow[],
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<PeopleLeave>,
): Promise<readonly PersonLine[]> {
  const asked = rows.map(({ person }) => person);
  const [identities, { mayKnow, mayName }] = await Promise.all([
    questions.ledger.identitiesOf(asked, moment),
    leaveOf(asked),
  ]);
  return rows
    .filter(({ person }) => mayKnow(person))
    .map((row) => ({
      ...row,
      ...calledIn(mayName(row.person) ? identities.get(row.person) : undefined, row.position),
    }));
}

function calledIn(
  identity: IdentityRow | undefined,
  position: Position | undefined,
): Pick<PersonLine, "names" | "number"> {
  if (identity === undefined) return { number: null };
  return { names: namesIn(identity.names), number: numberBy(position?.custodian ?? null, identity.numbers) };
}

/** People with this id, this number, or this text in a name, whose identity this officer may read: at most 50. */
export async function foundAnswer(
  questions: Questions,
  text: string,
  moment: Moment,
  mayNameOf: (people: readonly PersonId[]) => Promise<(person: PersonId) => boolean>,
): Promise<FoundAnswer | Refusal> {
  const found = await findAnswer(questions, text, moment);
  if (isRefusal(found)) return found;
  const asked = [...new Set(found.people.map(({ person }) => person))];
  const people = await comparedPeople(questions, asked, moment, mayNameOf);
  return {
    people: found.people.flatMap(({ person, by, text: stated, score, words }) => {
      const shown = people.get(person);
      return shown === undefined ? [] : [{ ...shown, by, text: stated, score, words }];
    }),
  };
}

/** Who these people are and where they stand: of those whose identity this officer may read. */
export async function comparedPeople(
  questions: Questions,
  people: readonly PersonId[],
  moment: Moment,
  mayNameOf: (people: readonly PersonId[]) => Promise<(person: PersonId) => boolean>,
): Promise<ReadonlyMap<PersonId, ComparedPerson>> {
  if (people.length === 0) return new Map();
  const [rows, identities, mayName] = await Promise.all([
    questions.ledger.where({ people, limit: people.length }, moment),
    questions.ledger.identitiesOf(people, moment),
    mayNameOf(people),
  ]);
  const standing = new Map(rows.map((row) => [row.person, row]));
  return new Map(
    people.filter(mayName).map((person) => {
      const { position, since = null, lastSeenAt = null } = standing.get(person) ?? {};
      const called = calledIn(identities.get(person), position);
      return [person, { person, ...called, position: position ?? null, since, lastSeenAt }];
    }),
  );
}
