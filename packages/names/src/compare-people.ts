/**
 * Two people's records held side by side: a Fellegi–Sunter score that shows where each of its bits comes from. Of several claims
 * about one thing the two that agree best are compared: none of them is *the* truth (rule 9). What this says is a reason to
 * look, and never one to merge.
 */
import { type BirthSpan, compareBirths } from "./compare-births.ts";
import { commonnessByDefault } from "./commonness.ts";
import { type Commonness, type PartEvidence, scoreOf, weighNames } from "./compare-names.ts";
import { compareNumbers } from "./compare-numbers.ts";
import { wordLikeness } from "./likeness.ts";
import { type ParsedName, parseName } from "./parse.ts";
import { isSamePlace } from "./place/places.ts";
import { NATIONALITY, PARENT, RATES, weightOf } from "./weights.ts";
import type { Likeness } from "./word-evidence.ts";

/** What is stated of one person, as far as it can tell two people apart. Claims of every source side by side (rule 9). */
export interface DescribedPerson {
  readonly names: readonly ParsedName[];
  readonly father?: readonly ParsedName[];
  readonly mother?: readonly ParsedName[];
  readonly births?: readonly BirthSpan[];
  readonly sexes?: readonly string[];
  /** Of birth or origin, resolved to a place's id where they could be, else as written. */
  readonly places?: readonly string[];
  /** ISO 3166-1 alpha-3. */
  readonly nationalities?: readonly string[];
  readonly numbers?: readonly { readonly issuer: string; readonly number: string }[];
}

export type EvidenceField = "name" | "father" | "mother" | "birth" | "sex" | "place" | "nationality" | "number";

/** One field's part in the score. */
export interface FieldEvidence {
  readonly field: EvidenceField;
  readonly why: "agrees" | "close" | "differs";
  /** What makes it close, or apart. */
  readonly how?: "day-and-month-turned" | "digit" | "other-calendar" | "years-apart" | "other-issuer" | "shared-by-kin";
  /** As stated for the one and for the other. */
  readonly one: string;
  readonly other: string;
  /** log2 of the odds: above 0 for the same person, below against. */
  readonly weight: number;
  /** For names: part by part. */
  readonly parts?: readonly PartEvidence[];
}

export interface PeopleComparison {
  /** The sum of the evidence's weights. */
  readonly weight: number;
  readonly evidence: readonly FieldEvidence[];
}

/** Claims of one kind that are compared: more of them are a fault of whoever states them, and would be compared in square. */
const MOST_CLAIMS = 12;
const PLACE_ALIKE = 0.8;
/** Of what the lesser name holds, so much agrees. */
const AGREES_FROM = 0.9;

/** `least`: of two whom less than this speaks for, nothing but the weight is worked out. */
export function comparePeople(
  one: DescribedPerson,
  other: DescribedPerson,
  commonness: Commonness = commonnessByDefault,
  likeness: Likeness = wordLikeness,
  least = Number.NEGATIVE_INFINITY,
): PeopleComparison {
  const names = (field: EvidenceField, mine: Names, theirs: Names) =>
    bestOf(mine, theirs, (left, right) => namesEvidence(field, left, right, commonness, likeness));
  const name = names("name", one.names, other.names);
  const evidence = [
    name,
    asParent(names("father", one.father, other.father), name),
    asParent(names("mother", one.mother, other.mother), name),
    bestOf(one.births, other.births, birthEvidence),
    bestOf(one.sexes, other.sexes, sexEvidence),
    ofKin(
      bestOf(one.places, other.places, (left, right) => placeEvidence(left, right, likeness)),
      name,
    ),
    ofKin(bestOf(one.nationalities, other.nationalities, nationalityEvidence), name),
    bestOf(one.numbers, other.numbers, numberEvidence),
  ].filter((line) => line !== undefined);
  const weight = evidence.reduce((sum, line) => sum + line.weight, 0);
  return { weight, evidence: weight < least ? [] : evidence.map(explained) };
}

/** A line whose last word is not said yet: whether names agree or are close takes a look at every word of them. */
interface Line extends FieldEvidence {
  readonly whether?: () => FieldEvidence["why"];
}

function explained({ whether, ...line }: Line): FieldEvidence {
  return whether === undefined ? line : { ...line, why: whether() };
}

type Names = readonly ParsedName[] | undefined;

/** The two claims that speak most for one person. */
function bestOf<Claim>(
  mine: readonly Claim[] = [],
  theirs: readonly Claim[] = [],
  compare: (one: Claim, other: Claim) => Line | undefined,
): Line | undefined {
  let best: Line | undefined;
  for (const one of mine.slice(0, MOST_CLAIMS)) {
    for (const other of theirs.slice(0, MOST_CLAIMS)) {
      const found = compare(one, other);
      if (found !== undefined && (best === undefined || found.weight > best.weight)) best = found;
    }
  }
  return best;
}

function namesEvidence(
  field: EvidenceField,
  one: ParsedName,
  other: ParsedName,
  commonness: Commonness,
  likeness: Likeness,
): Line | undefined {
  // A name that is not known says nothing (clean.ts).
  if (one.parts.length === 0 || other.parts.length === 0) return undefined;
  const weighed = weighNames(one, other, commonness, likeness);
  const { weight, parts, kin } = weighed;
  const differs = weight <= 0 || kin;
  return {
    field,
    why: differs ? "differs" : "close",
    ...(!differs && { whether: () => (scoreOf(weighed, commonness) > AGREES_FROM ? "agrees" : "close") }),
    ...(kin && { how: "shared-by-kin" as const }),
    one: one.text,
    other: other.text,
    weight,
    parts,
  };
}

/** Where the given names differ, what brothers and sisters share says nothing for one person. */
function ofKin(line: Line | undefined, name: Line | undefined): Line | undefined {
  if (line === undefined || line.weight <= 0 || name?.how !== "shared-by-kin") return line;
  return { ...line, weight: 0, how: "shared-by-kin" };
}

/** A parent is shared by brothers and sisters; and the father's name is mostly a part of the name already. */
function asParent(parent: Line | undefined, name: Line | undefined): Line | undefined {
  if (parent === undefined || name?.how === "shared-by-kin") return ofKin(parent, name);
  const inName =
    parent.field === "father" && name?.parts?.some(({ one, why }) => one?.kind === "father" && why !== "differs");
  const most = inName === true ? PARENT.mostIfInName : PARENT.most;
  return { ...parent, weight: Math.max(PARENT.least, Math.min(most, parent.weight)) };
}

function birthEvidence(one: BirthSpan, other: BirthSpan): FieldEvidence {
  return { field: "birth", one: one.edtf, other: other.edtf, ...compareBirths(one, other) };
}

function sexEvidence(one: string, other: string): FieldEvidence | undefined {
  if (one === other) return { field: "sex", why: "agrees", one, other, weight: weightOf(RATES.sexAgrees) };
  // What is neither female nor male may have been written as either.
  if (one === "other" || other === "other") return undefined;
  return { field: "sex", why: "differs", one, other, weight: weightOf(RATES.sexDiffers) };
}

function placeEvidence(one: string, other: string, likeness: Likeness): FieldEvidence {
  if (one === other) return { field: "place", why: "agrees", one, other, weight: weightOf(RATES.placeAgrees) };
  const close = placesAlike(one, other, likeness);
  const weight = weightOf(close ? RATES.placeClose : RATES.placeDiffers);
  return { field: "place", why: close ? "close" : "differs", one, other, weight };
}

/** By what is known of the places, else whether any word of the one is a spelling of one of the other. */
function placesAlike(one: string, other: string, likeness: Likeness): boolean {
  const known = isSamePlace(one, other);
  if (known !== undefined) return known;
  const [left, right] = [parseName(one).parts, parseName(other).parts];
  return left.some(({ folded }) => right.some((part) => likeness(folded, part.folded) >= PLACE_ALIKE));
}

function nationalityEvidence(one: string, other: string): FieldEvidence {
  if (one !== other) {
    return { field: "nationality", why: "differs", one, other, weight: weightOf(RATES.nationalityDiffers) };
  }
  const share = NATIONALITY.shares.get(one) ?? NATIONALITY.other;
  return { field: "nationality", why: "agrees", one, other, weight: weightOf({ m: NATIONALITY.m, u: share }) };
}

interface Stated {
  readonly issuer: string;
  readonly number: string;
}

function numberEvidence(one: Stated, other: Stated): FieldEvidence | undefined {
  const found = compareNumbers(one, other);
  return (
    found && { field: "number", one: `${one.issuer} ${one.number}`, other: `${other.issuer} ${other.number}`, ...found }
  );
}
