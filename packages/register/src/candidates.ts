/**
 * Possible duplicates as officers are shown them: who may be the same person, with what was already said of the two. Where
 * they were asserted to be one human being, or judged to be two, nobody is asked again.
 */
import type { Claim } from "@muster/custody";
import type { Candidate, DuplicatesPage, DuplicatesSought, Identifying, Ledger, Moment } from "@muster/ledger";
import type { AuthorityCode, PersonId } from "@muster/record";
import { type Links, linksAt } from "./links.ts";

/** What was said of the two: that they are one human being, or two; null where nobody said either. */
export type Judged = "same" | "different" | null;

export interface JudgedCandidate extends Candidate {
  readonly judged: Judged;
}

/** What is stated of somebody who may not be on the register yet, as `person.register` has it. */
export interface StatedOfSomebody {
  readonly claims?: readonly Claim[];
  readonly numbers?: readonly { readonly number: string; readonly issuer: AuthorityCode }[];
}

/** Two people of whom nobody said yet whether they are one. */
export interface OpenPair extends Candidate {
  /** The one of the two who just came. */
  readonly one: PersonId;
}

/** Who may be this person; empty where nothing is stated of them that this viewer may know. */
export async function candidatesOf(
  ledger: Ledger,
  person: PersonId,
  moment: Moment,
): Promise<readonly JudgedCandidate[]> {
  const [found, links] = await Promise.all([ledger.candidatesOf([person], moment), linksAt(ledger, moment)]);
  const candidates = found.get(person) ?? [];
  return candidates.map((candidate) => ({ ...candidate, judged: judgedOf(links, person, candidate.person) }));
}

/** Who may be somebody of whom this is stated; nothing of it is kept. */
export function candidatesFor(ledger: Ledger, stated: StatedOfSomebody, moment: Moment): Promise<readonly Candidate[]> {
  return ledger.candidatesFor(identifying(stated), moment);
}

/** The same of several, in their order: of the rows of a list. */
export function candidatesForEach(
  ledger: Ledger,
  people: readonly StatedOfSomebody[],
  moment: Moment,
): Promise<readonly (readonly Candidate[])[]> {
  return ledger.candidatesForEach(people.map(identifying), moment);
}

/** Pairs of which nobody said yet whether they are one. */
export async function openDuplicates(
  ledger: Ledger,
  sought: DuplicatesSought,
  moment: Moment,
): Promise<DuplicatesPage> {
  const [page, links] = await Promise.all([ledger.possibleDuplicates(sought, moment), linksAt(ledger, moment)]);
  return { ...page, pairs: page.pairs.filter(({ one, person }) => judgedOf(links, one, person) === null) };
}

/**
 * The same of people who just came, by a roll or by a transfer: those of `people` who may be on the register twice. `came` is
 * everybody who came with them: of two of those, a pair is proposed once.
 */
export async function openPairsOf(
  ledger: Ledger,
  people: readonly PersonId[],
  came: ReadonlySet<PersonId>,
  moment: Moment,
): Promise<readonly OpenPair[]> {
  const [found, links] = await Promise.all([ledger.candidatesOf(people, moment), linksAt(ledger, moment)]);
  return people.flatMap((one) =>
    (found.get(one) ?? [])
      .filter(({ person }) => !(came.has(person) && person > one) && judgedOf(links, one, person) === null)
      .map((candidate) => ({ ...candidate, one })),
  );
}

function judgedOf(links: Links, one: PersonId, other: PersonId): Judged {
  if (links.same(one, other)) return "same";
  return links.different(one, other) ? "different" : null;
}

function identifying({ claims = [], numbers = [] }: StatedOfSomebody): readonly Identifying[] {
  const stated = claims.filter(isIdentifying);
  return numbers.length === 0 ? stated : [...stated, { numbers }];
}

function isIdentifying(claim: Claim): claim is Extract<Claim, Identifying> {
  return claim.claim !== "household" && claim.claim !== "status";
}
