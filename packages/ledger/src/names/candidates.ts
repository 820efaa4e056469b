/**
 * Who may be the same person as somebody else. The index says who has enough in common to be worth a comparison, the records
 * of those few are opened as whoever asks may know them, and compared field by field. Proposed, with the evidence; never merged.
 */
import {
  comparePeople,
  type DescribedPerson,
  likenessWeight,
  priorAmong,
  probability,
  PROPOSED_FROM,
  scriptOf,
} from "@muster/names";
import type { PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import type { Candidate } from "./candidate.ts";
import { describePeople } from "./describe.ts";
import type { Among, NameIndex, Sought, SoughtWord } from "./name-index.ts";
import { foldNumber } from "./number-table.ts";
import { bornIn, yearsOf } from "./saying.ts";
import type { Searching } from "./search.ts";

/** Somebody for whom candidates are sought: on the register, or not yet. */
export interface CandidatesSought {
  readonly description: DescribedPerson;
  /** Where they are on the register themselves. */
  readonly person?: PersonId;
}

/** Records compared with one person's, those with most in common: of these as many as may be are proposed. */
const MOST_COMPARED = 12;
/**
 * The index adds up what agrees; what differs, it does not see, and that takes some bits of nearly every pair. Measured on 30,000
 * invented people: with so many more asked for, a tenth of the records are compared and one proposal in thirty is lost.
 */
const DIFFERENCES_TAKE_BITS = 4;
const LEAST_BITS = 4;
/** A number that both have, by whomever it was given, is always worth a comparison. */
const NUMBER_BITS = 64;
/** A day of birth alone is worth no comparison on a large register: so many are born on each. */
const BIRTH_DAY_BITS = 12;
const BIRTH_YEAR_BITS = 5;
const NEXT_YEAR_BITS = 3;
/** Words so alike are rather one name's spellings than two names. */
const SPELLINGS = 0.6;

/** Of each of those sought, in their order, the candidates, what weighs most first. */
export async function candidatesOf(
  searching: Searching,
  sought: readonly CandidatesSought[],
  moment: Moment,
): Promise<readonly (readonly Candidate[])[]> {
  const { index, source, sight, among } = searching;
  const prior = priorAmong(among.people);
  const least = leastWeight(prior);
  const worth = sought.map(({ description, person }) => {
    const own = person === undefined ? -1 : index.slotOf(person);
    return index
      .rank(soughtIn(searching, description), {
        least: Math.max(LEAST_BITS, least + DIFFERENCES_TAKE_BITS),
        most: MOST_COMPARED,
        admits: (slot) => slot !== own && index.since(slot) <= moment.knownAt && among.has(slot),
      })
      .map((slot) => index.personAt(slot));
  });
  const described = await describePeople(source, sight, [...new Set(worth.flat())], moment);
  const shares = new Map<string, number>();
  const commonness = (folded: string): number => {
    const share = shares.get(folded) ?? index.share(index.vocabulary.near(folded), among);
    shares.set(folded, share);
    return share;
  };
  return sought.map(({ description }, at) =>
    (worth[at] ?? [])
      .flatMap((person): Candidate[] => {
        const other = described.get(person);
        if (other === undefined) return [];
        const { weight, evidence } = comparePeople(description, other, commonness, index.vocabulary.likeness, least);
        return weight < least
          ? []
          : [{ person, weight, probability: probability(weight, prior), evidence: heaviestFirst(evidence) }];
      })
      .sort((one, other) => other.weight - one.weight || (one.person < other.person ? -1 : 1)),
  );
}

/** What must speak for two records to be proposed as one person's: `PROPOSED_FROM` as a weight. */
function leastWeight(prior: number): number {
  return Math.log2(PROPOSED_FROM / (1 - PROPOSED_FROM)) - Math.log2(prior / (1 - prior));
}

function heaviestFirst(evidence: Candidate["evidence"]): Candidate["evidence"] {
  return [...evidence].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}

function soughtIn({ index, among }: Searching, { names, births = [], numbers = [] }: DescribedPerson): Sought {
  const words: SoughtPart[] = [];
  for (const { kind, folded, initial } of names.flatMap(({ parts }) => parts)) {
    if (initial || kind === "title" || words.some((word) => word.folded === folded)) continue;
    const part = soughtPart(folded, index, among);
    // Of a name in two scripts each part is sought once, in either: nobody is twice as rare for being written twice.
    const before = words.findIndex((word) => index.vocabulary.likeness(word.folded, folded) >= SPELLINGS);
    const other = words[before];
    if (other === undefined) words.push(part);
    else words[before] = together(other, part);
  }
  const years = new Set(births.flatMap(({ edtf }) => yearsOf(edtf)));
  const days = new Set(births.flatMap(({ edtf }) => bornIn(edtf)).filter((born) => !years.has(born)));
  const next = new Set([...years].flatMap((year) => [year - 1, year + 1]).filter((year) => !years.has(year)));
  return {
    words,
    years: [
      ...[...years].map((year) => ({ year, bits: BIRTH_YEAR_BITS })),
      ...[...next].map((year) => ({ year, bits: NEXT_YEAR_BITS })),
    ],
    // Apart from the years: few people are born on a day, and once they are known the years are worth little.
    days: [...days].map((year) => ({ year, bits: BIRTH_DAY_BITS - BIRTH_YEAR_BITS })),
    slots: numbers
      .flatMap(({ number }) => index.numbers.holders(foldNumber(number)))
      .map((slot) => ({ slot, bits: NUMBER_BITS })),
  };
}

interface SoughtPart extends SoughtWord {
  readonly folded: string;
}

/** What somebody who carries a word near this one has in common with who has this one, as the comparison would say it. */
function soughtPart(folded: string, index: NameIndex, among: Among): SoughtPart {
  const near = index.vocabulary.near(folded);
  const commonness = index.share(near, among);
  const script = scriptOf(folded);
  const carried = near.flatMap(({ word, likeness }) => {
    const acrossScripts = scriptOf(index.vocabulary.wordAt(word)) !== script;
    const gain = likenessWeight({ likeness, acrossScripts, commonness, kinds: ["unknown", "unknown"] });
    return gain > 0 ? [{ word, gain }] : [];
  });
  return { folded, ...bestFirst(carried) };
}

function together(one: SoughtPart, other: SoughtPart): SoughtPart {
  return { folded: one.folded, ...bestFirst([...one.carried, ...other.carried]) };
}

function bestFirst(carried: SoughtWord["carried"]): SoughtWord {
  const sorted = [...carried].sort((one, other) => other.gain - one.gain);
  return { carried: sorted, bits: sorted[0]?.gain ?? 0 };
}
