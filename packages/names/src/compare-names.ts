/**
 * Two full names held side by side, part by part: which part goes with which, what it says that they agree or differ, and
 * what is missing. Names of close kin are the hard case: brothers share every part but the first, so what they share says little
 * where their given names differ.
 */
import { bestAssignment } from "./assignment.ts";
import { commonnessByDefault } from "./commonness.ts";
import { wordLikeness } from "./likeness.ts";
import type { NamePart, ParsedName, PartKind } from "./parse.ts";
import { joinedToMatch } from "./split-words.ts";
import { initialWeight, isAlike, type Likeness, likenessWeight, partLikeness } from "./word-evidence.ts";

/** How common a word is, told by whoever counts them: the share of people (0 to 1) who carry it, in any spelling. */
export type Commonness = (folded: string) => number;

/** One line of the explanation. Words for people are made of it where they are shown; nothing here is prose. */
export interface PartEvidence {
  readonly why: "same" | "respelt" | "other-script" | "initial" | "differs" | "only-one-has-it";
  readonly one?: NamePart;
  readonly other?: NamePart;
  /** How alike the two words are, 0 to 1; 0 where only one has it. */
  readonly likeness: number;
  /** What it says for (above 0) or against: log2 of the odds. */
  readonly weight: number;
  /** What else weighs here: the parts stand in another order; or close kin would share this part as well. */
  readonly because?: "other-order" | "shared-by-kin";
}

export interface NameComparison {
  /** The sum of the parts' weights: log2 of the odds that the names are one person's. */
  readonly weight: number;
  /** 0 to 1: for putting names in order, and for thresholds. What share of the evidence that the lesser name holds is found. */
  readonly score: number;
  readonly parts: readonly PartEvidence[];
  /** Whether the given names differ, so that what else agrees may be what kin share. */
  readonly kin: boolean;
}

/** Bits. A part that only one has says a little against: lists leave names out. */
const MISSING = -0.4;
/** Parts that agree in another order: lists that put the family first are common, so it says only a little against. */
const OTHER_ORDER = -2;
/** A part known to be the given name of one and the father's of the other. */
const OTHER_KIND = -4;
/** Unlike parts, where the one's place is open. */
const OPEN_PLACE = -1.5;
/** What lineage may say where the given names differ: brothers share all of it. */
const KIN = 1;

export function compareNames(
  one: ParsedName,
  other: ParsedName,
  commonness: Commonness = commonnessByDefault,
  likeness: Likeness = wordLikeness,
): NameComparison {
  const weighed = weighNames(one, other, commonness, likeness);
  const { weight, parts, kin } = weighed;
  return { weight, score: scoreOf(weighed, commonness), parts, kin };
}

/** A comparison whose score nobody has asked for yet: how common every word is takes longer than all the rest. */
interface WeighedNames extends Omit<NameComparison, "score"> {
  /** The parts of each that are compared. */
  readonly left: readonly NamePart[];
  readonly right: readonly NamePart[];
}

export function weighNames(
  one: ParsedName,
  other: ParsedName,
  commonness: Commonness,
  likeness: Likeness,
): WeighedNames {
  const [left, right] = joinedToMatch(compared(one), compared(other), likeness);
  const turned = isTurned(left, right);
  const found = turned ? evidenceOf(right, left, commonness, likeness) : evidenceOf(left, right, commonness, likeness);
  const parts = turned ? inPlacesOf(left, found.parts.map(turnedBack)) : found.parts;
  return { weight: sum(parts), left, right, parts, kin: found.kin };
}

export function scoreOf({ weight, left, right }: WeighedNames, commonness: Commonness): number {
  const most = Math.min(evidenceIn(left, commonness), evidenceIn(right, commonness));
  return most <= 0 ? 0 : Math.min(1, Math.max(0, weight / most));
}

/** Of names that repeat a word several pairings are as good: so that both ways round give one answer, one way is the first. */
function isTurned(left: readonly NamePart[], right: readonly NamePart[]): boolean {
  if (left.length !== right.length) return left.length > right.length;
  const [one, other] = [left, right].map((parts) => parts.map(({ folded, kind }) => `${folded} ${kind}`).join("\n"));
  return (one ?? "") > (other ?? "");
}

function turnedBack({ one, other, ...line }: PartEvidence): PartEvidence {
  return { ...line, ...(other && { one: other }), ...(one && { other: one }) };
}

function inPlacesOf(parts: readonly NamePart[], lines: readonly PartEvidence[]): readonly PartEvidence[] {
  const place = ({ one }: PartEvidence) => (one === undefined ? parts.length : parts.indexOf(one));
  return lines.toSorted((line, next) => place(line) - place(next));
}

function evidenceOf(
  left: readonly NamePart[],
  right: readonly NamePart[],
  commonness: Commonness,
  likeness: Likeness,
): { readonly parts: readonly PartEvidence[]; readonly kin: boolean } {
  const pairs = paired(left, right, commonness, likeness);
  const lines = [...inOrder(pairs, right), ...unpaired(left, right, pairs, likeness)];
  const [called, calledOther] = [givenOf(left), givenOf(right)];
  const kin = lines.some((line) => isOtherGiven(line, called, calledOther));
  return { parts: kin ? asShared(lines) : lines, kin };
}

/** A title says next to nothing; it is shown to nobody as a reason. */
function compared({ parts }: ParsedName): readonly NamePart[] {
  return parts.filter(({ kind }) => kind !== "title");
}

/** The parts that go together, by the best total. */
function paired(
  left: readonly NamePart[],
  right: readonly NamePart[],
  commonness: Commonness,
  likeness: Likeness,
): PartEvidence[] {
  const table = left.map((one) => right.map((other) => pairEvidence(one, other, commonness, likeness)));
  const assigned = bestAssignment(
    table.map((row, at) =>
      row.map((found, to) =>
        found === undefined ? 0 : found.weight + RATHER_PAIRED - outOfPlace(at, to, left, right),
      ),
    ),
  );
  return assigned.flatMap((column, row) => table[row]?.[column] ?? []);
}

/** Bits by which a pair is better than two parts alone, even where it says something against. */
const RATHER_PAIRED = 8;

/** Of pairs as good as one another, those in the same place from the front or the back. */
function outOfPlace(at: number, to: number, left: readonly NamePart[], right: readonly NamePart[]): number {
  return 0.01 * Math.min(Math.abs(at - to), Math.abs(left.length - at - right.length + to));
}

/** What a pair says, if it can be one. */
function pairEvidence(
  one: NamePart,
  other: NamePart,
  commonness: Commonness,
  likeness: Likeness,
): PartEvidence | undefined {
  const turned = kindsConflict(one.kind, other.kind);
  const because = turned ? { because: "other-order" as const } : {};
  if (one.initial || other.initial) {
    const weight = weightOfInitial(one, other);
    if (weight === undefined || weight < 0) return undefined;
    return { why: "initial", one, other, likeness: 0.5, weight: weight + (turned ? OTHER_KIND : 0), ...because };
  }
  const alike = partLikeness(one, other, likeness);
  const acrossScripts = one.script !== other.script;
  if (!isAlike(alike, acrossScripts)) return undefined;
  const common = Math.max(commonness(one.folded), commonness(other.folded));
  const words = { likeness: alike, acrossScripts, commonness: common, kinds: [one.kind, other.kind] } as const;
  const weight = likenessWeight(words) + (turned ? OTHER_KIND : 0);
  const why = one.folded === other.folded ? "same" : acrossScripts ? "other-script" : "respelt";
  return { why, one, other, likeness: alike, weight, ...because };
}

const LINEAGE: readonly PartKind[] = ["given", "father", "grandfather"];

/** Only where both are known, and one of them is a place in the line of fathers. */
function kindsConflict(one: PartKind, other: PartKind): boolean {
  return one !== other && LINEAGE.includes(one) && LINEAGE.includes(other);
}

/** What is left on both sides differs, part against part that could be its like; what is left on one is missing on the other. */
function unpaired(
  left: readonly NamePart[],
  right: readonly NamePart[],
  pairs: readonly PartEvidence[],
  likeness: Likeness,
): PartEvidence[] {
  const rest = right.filter((part) => !pairs.some(({ other }) => other === part));
  const evidence: PartEvidence[] = [];
  for (const one of left.filter((part) => !pairs.some((pair) => pair.one === part))) {
    const at = rest.findIndex((other) => couldBeOne(one, other));
    const [other] = at < 0 ? [] : rest.splice(at, 1);
    if (other === undefined) evidence.push({ why: "only-one-has-it", one, likeness: 0, weight: MISSING });
    else evidence.push(difference(one, other, likeness));
  }
  return [
    ...evidence,
    ...rest.map((other) => ({ why: "only-one-has-it" as const, other, likeness: 0, weight: MISSING })),
  ];
}

/** Whether two parts that are unlike stand in the same place, so that one person could not well have both. */
function couldBeOne(one: NamePart, other: NamePart): boolean {
  return one.kind === other.kind || (!isAside(one.kind) && !isAside(other.kind) && isOpen(one, other));
}

function isOpen(one: NamePart, other: NamePart): boolean {
  return one.kind === "unknown" || other.kind === "unknown";
}

function isAside(kind: PartKind): boolean {
  return kind === "kunya" || kind === "laqab" || kind === "known-as";
}

function difference(one: NamePart, other: NamePart, likeness: Likeness): PartEvidence {
  if (one.initial || other.initial) {
    return { why: "differs", one, other, likeness: 0, weight: weightOfInitial(one, other) ?? 0 };
  }
  const alike = partLikeness(one, other, likeness);
  const acrossScripts = one.script !== other.script;
  const words = { likeness: alike, acrossScripts, commonness: 0, kinds: [one.kind, other.kind] } as const;
  const weight = Math.min(0, likenessWeight(words));
  // A father's name in the one may well stand where the other has the family's.
  const open = one.kind !== other.kind && isOpen(one, other);
  return { why: "differs", one, other, likeness: alike, weight: open ? Math.max(weight, OPEN_PLACE) : weight };
}

function weightOfInitial(one: NamePart, other: NamePart): number | undefined {
  return one.initial ? initialWeight(one, other) : initialWeight(other, one);
}

/** The pairs, the first of those that stand in another order than the one before it with one line more against it. */
function inOrder(pairs: readonly PartEvidence[], right: readonly NamePart[]): PartEvidence[] {
  const places = pairs.map(({ other }) => (other === undefined ? -1 : right.indexOf(other)));
  const turned = places.findIndex((place, at) => at > 0 && place < (places[at - 1] ?? 0));
  return pairs.map((pair, at) =>
    at === turned && pair.because === undefined
      ? { ...pair, weight: pair.weight + OTHER_ORDER, because: "other-order" }
      : pair,
  );
}

/**
 * Where the given names differ, what the rest agrees in is what brothers, or a father and his son, agree in: it is scaled down to
 * what kinship leaves of it.
 */
function asShared(evidence: readonly PartEvidence[]): readonly PartEvidence[] {
  const shared = sum(evidence.filter(({ weight }) => weight > 0));
  if (shared <= KIN) return evidence;
  return evidence.map((line) =>
    line.weight > 0 ? { ...line, weight: (line.weight * KIN) / shared, because: "shared-by-kin" } : line,
  );
}

/** Whether this line says that the two go by different given names. */
function isOtherGiven(line: PartEvidence, one: NamePart | undefined, other: NamePart | undefined): boolean {
  if (line.one === undefined || line.other === undefined) return false;
  const [here, there] = [line.one === one, line.other === other];
  if (line.why === "differs") return here && there;
  return kindsConflict(line.one.kind, line.other.kind) && (here || there);
}

/** The part a person is called by: the one known to be, else the first. */
function givenOf(parts: readonly NamePart[]): NamePart | undefined {
  return parts.find(({ kind }) => kind === "given") ?? parts.find(({ kind }) => kind === "unknown");
}

/** What a name could say at most: the weight of the same name beside it. */
function evidenceIn(parts: readonly NamePart[], commonness: Commonness): number {
  return parts
    .filter(({ initial }) => !initial)
    .map(
      ({ folded, kind }) =>
        ({ likeness: 1, acrossScripts: false, commonness: commonness(folded), kinds: [kind, kind] }) as const,
    )
    .reduce((total, words) => total + likenessWeight(words), 0);
}

function sum(evidence: readonly PartEvidence[]): number {
  return evidence.reduce((total, { weight }) => total + weight, 0);
}
