/**
 * People who may be on the register twice: proposed, each with its evidence part by part, to officers who may read who both
 * are. Nothing here merges anybody.
 */
import type { Candidate, DuplicatesSought, Moment, PossibleDuplicate, QueueMark } from "@muster/ledger";
import type { FieldEvidence } from "@muster/names";
import type { EntryNumber, Instant, PersonId } from "@muster/record";
import type { Judged, Questions, StatedOfSomebody } from "@muster/register";
import { type ComparedPerson, comparedPeople } from "./people-listed.ts";

/** Somebody who may be the person asked about. */
export interface CandidateLine extends ComparedPerson {
  /** log2 of the odds that the two are one person: the sum of the evidence's weights. */
  readonly weight: number;
  /** 0 to 1: what that comes to among the people whom the officer may know of. */
  readonly probability: number;
  /** What weighs most first; each says what is stated for the one asked about (`one`) and for this one (`other`). */
  readonly evidence: readonly FieldEvidence[];
  /** Whether they were asserted to be one human being, or judged to be two; null where neither was said. */
  readonly judged: Judged;
}

/** Of a person on the register, or of claims not yet registered: at most twelve, what weighs most first. */
export interface CandidatesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly candidates: readonly CandidateLine[];
}

/** Two people of whom nobody said yet whether they are one. */
export interface DuplicateLine {
  /** Who came on the register with the entry, is named by the entry asked about, or was received by it. */
  readonly one: ComparedPerson;
  readonly other: ComparedPerson;
  readonly entry: EntryNumber;
  readonly weight: number;
  readonly probability: number;
  readonly evidence: readonly FieldEvidence[];
}

/** The queue of possible duplicates: who came last first, a bounded piece of work at a time. */
export interface DuplicatesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** May be none though there are more: ask on with `next`. */
  readonly pairs: readonly DuplicateLine[];
  /** Ask again with `before` this; null at the end. */
  readonly next: string | null;
}

/** Whose identity the officer may read, of these. */
export type NamingLeave = (people: readonly PersonId[]) => Promise<(person: PersonId) => boolean>;

export async function candidatesAnswer(
  questions: Questions,
  person: PersonId,
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<CandidatesAnswer> {
  return shown(questions, await questions.candidatesOf(person, moment), moment, mayNameOf);
}

export async function candidatesForAnswer(
  questions: Questions,
  stated: StatedOfSomebody,
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<CandidatesAnswer> {
  const candidates = await questions.candidatesFor(stated, moment);
  return shown(
    questions,
    candidates.map((candidate) => ({ ...candidate, judged: null })),
    moment,
    mayNameOf,
  );
}

async function shown(
  questions: Questions,
  candidates: readonly (Candidate & { readonly judged: Judged })[],
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<CandidatesAnswer> {
  const asked = candidates.map(({ person }) => person);
  const people = await comparedPeople(questions, asked, moment, mayNameOf);
  const lines = candidates.flatMap(({ person, ...compared }): CandidateLine[] => {
    const line = people.get(person);
    return line === undefined ? [] : [{ ...line, ...compared }];
  });
  return { ...moment, candidates: lines };
}

/** `next` and `before` in an address: an entry's number, or with a person of it. */
export const MARK_PATTERN = "^[0-9]{1,15}(?:/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})?$";

export interface DuplicatesAsked {
  readonly entry?: string;
  readonly before?: string;
  readonly limit: number;
}

export async function duplicatesAnswer(
  questions: Questions,
  { entry, before, limit }: DuplicatesAsked,
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<DuplicatesAnswer> {
  const sought: DuplicatesSought = {
    limit,
    ...(entry === undefined ? {} : { entry: Number(entry) }),
    ...(before === undefined ? {} : { before: markOf(before) }),
  };
  const { pairs, next } = await questions.possibleDuplicates(sought, moment);
  const lines = await linesOf(questions, pairs, moment, mayNameOf);
  return { ...moment, pairs: lines, next: next === undefined ? null : textOf(next) };
}

/** Those pairs of whom the officer may read who both are. */
export async function linesOf(
  questions: Questions,
  pairs: readonly PossibleDuplicate[],
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<readonly DuplicateLine[]> {
  const asked = [...new Set(pairs.flatMap(({ one, person }) => [one, person]))];
  const people = await comparedPeople(questions, asked, moment, mayNameOf);
  return pairs.flatMap(({ one, person, ...compared }): DuplicateLine[] => {
    const [first, second] = [people.get(one), people.get(person)];
    return first === undefined || second === undefined ? [] : [{ one: first, other: second, ...compared }];
  });
}

export function markOf(text: string): QueueMark {
  const [entry, person] = text.split("/");
  return { entry: Number(entry), ...(person === undefined ? {} : { person: person as PersonId }) };
}

export function textOf({ entry, person }: QueueMark): string {
  return person === undefined ? String(entry) : `${entry}/${person}`;
}
