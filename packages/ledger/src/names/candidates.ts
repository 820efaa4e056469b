/**
 * Who may be the same person as somebody else. The index says who has enough in common to be worth a comparison, the records
 * of those few are opened as whoever asks may know them, and compared field by field. Proposed, with the evidence; never merged.
 */
import {
  comparePeople,
  type DescribedPerson,
  priorAmong,
  probability,
  PROPOSED_FROM,
  rememberedLikeness,
} from "@muster/names";
import type { PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import type { Candidate } from "./candidate.ts";
import { describePeople } from "./describe.ts";
import type { Sought, SoughtWord } from "./name-index.ts";
import { foldNumber } from "./number-table.ts";
import { yearsOf } from "./saying.ts";
import type { Searching } from "./search.ts";

/** Somebody for whom candidates are sought: on the register, or not yet. */
export interface CandidatesSought {
  readonly description: DescribedPerson;
  /** Where they are on the register themselves. */
  readonly person?: PersonId;
}

/** Records compared with one person's, and proposed. */
const MOST_COMPARED = 32;
const MOST_PROPOSED = 20;
/** What a comparison may find beyond names, births and numbers: sex, nationality, places, parents. */
const BEYOND_THE_INDEX_BITS = 8;
const LEAST_BITS = 4;
/** A number that both have, by whomever it was given, is always worth a comparison. */
const NUMBER_BITS = 64;
const BIRTH_YEAR_BITS = 5;
const NEXT_YEAR_BITS = 3;
/** Words so alike are one name's spellings, and sought once. */
const SPELLINGS = 0.85;

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
        least: Math.max(LEAST_BITS, least - BEYOND_THE_INDEX_BITS),
        most: MOST_COMPARED,
        admits: (slot) => slot !== own && index.since(slot) <= moment.knownAt && among.has(slot),
      })
      .map((slot) => index.personAt(slot));
  });
  const described = await describePeople(source, sight, [...new Set(worth.flat())], moment);
  const likeness = rememberedLikeness();
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
        const { weight, evidence } = comparePeople(description, other, commonness, likeness);
        return weight < least
          ? []
          : [{ person, weight, probability: probability(weight, prior), evidence: heaviestFirst(evidence) }];
      })
      .sort((one, other) => other.weight - one.weight || (one.person < other.person ? -1 : 1))
      .slice(0, MOST_PROPOSED),
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
  const words: SoughtWord[] = [];
  const spelt = new Set<string>();
  for (const { kind, folded, initial } of names.flatMap(({ parts }) => parts)) {
    if (initial || kind === "title" || spelt.has(folded)) continue;
    const near = index.vocabulary.near(folded);
    for (const { word, likeness } of near) if (likeness >= SPELLINGS) spelt.add(index.vocabulary.wordAt(word));
    spelt.add(folded);
    words.push({ near, bits: Math.max(1, -Math.log2(index.share(near, among))) });
  }
  const years = new Set(births.flatMap(({ edtf }) => yearsOf(edtf)));
  const next = new Set([...years].flatMap((year) => [year - 1, year + 1]).filter((year) => !years.has(year)));
  return {
    words,
    years: [
      ...[...years].map((year) => ({ year, bits: BIRTH_YEAR_BITS })),
      ...[...next].map((year) => ({ year, bits: NEXT_YEAR_BITS })),
    ],
    slots: numbers
      .flatMap(({ number }) => index.numbers.holders(foldNumber(number)))
      .map((slot) => ({ slot, bits: NUMBER_BITS })),
  };
}
