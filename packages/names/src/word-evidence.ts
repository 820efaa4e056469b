/**
 * What two words say about whether they are one person's: Bayes' rule with the error rates of this file. If they are spellings
 * of one name, that says the more, the fewer people are called so; if not, it says the less, the more often a list has the
 * part wrong, or has another of the person's names in its place.
 */
import type { NamePart, PartKind } from "./parse.ts";
import { skeletonsOf } from "./skeleton.ts";

/** How alike two folded words are: `wordLikeness`, or one that remembers (`rememberedLikeness`). */
export type Likeness = (one: string, other: string) => number;

/**
 * In how many of a person's records this part is another name, and no spelling of the same. Estimates of this project, coarse and on the
 * safe side: a given name is what a person answers to; a family is named by its house, tribe or town, as the clerk likes.
 */
const OTHERWISE: Readonly<Record<PartKind, number>> = {
  given: 0.01,
  father: 0.02,
  grandfather: 0.06,
  family: 0.1,
  tribe: 0.12,
  nisba: 0.2,
  kunya: 0.3,
  laqab: 0.3,
  "known-as": 0.5,
  title: 0.5,
  unknown: 0.04,
};

/**
 * A likeness is told beside words that are easily taken for one another; two people's words mostly are not. Measured on the words of
 * invented people, true spellings against any two (bench/src/names/likeness-bits.ts): what even odds of likeness are worth in bits, and
 * what each bit of likeness is. Across scripts nothing is alike by chance; within one much is, though there two bits are added for
 * typing errors, of which those spellings have none. Beyond fourteen bits it says no more: the same letters may still be another
 * name, misread.
 */
const WORTH = { across: { atEven: 6, eachBit: 2 }, within: { atEven: 2.5, eachBit: 2 } } as const;
const MOST_BITS = 14;
/** How much of the likeness remains where a part of a compound is left out. */
const SHORTENED = 0.93;
const RAREST = 1e-6;
/** In how many records an initial stands for another name; and how many people share an initial. */
const INITIAL = { otherwise: 0.03, share: 0.08 };

/** The likeness of two parts, under any of the words they may be written as. */
export function partLikeness(one: NamePart, other: NamePart, likeness: Likeness): number {
  let best = likeness(one.folded, other.folded);
  if (best > SHORTENED || (one.also === undefined && other.also === undefined)) return best;
  for (const short of one.also ?? []) best = Math.max(best, SHORTENED * likeness(short, other.folded));
  for (const short of other.also ?? []) best = Math.max(best, SHORTENED * likeness(one.folded, short));
  return best;
}

/** Two words that are compared, or one with itself. */
export interface ComparedWords {
  /** 0 to 1. */
  readonly likeness: number;
  readonly acrossScripts: boolean;
  /** Of the commoner of the two. */
  readonly commonness: number;
  readonly kinds: readonly [PartKind, PartKind];
}

/** What two words say, in bits: log2 of the odds that they are one person's. */
export function likenessWeight({ likeness, acrossScripts, commonness, kinds }: ComparedWords): number {
  const share = Math.min(0.5, Math.max(RAREST, commonness));
  const otherwise = Math.max(OTHERWISE[kinds[0]], OTHERWISE[kinds[1]]);
  const odds = oddsOf(likeness, acrossScripts);
  return Math.log2(((1 - otherwise) * odds + otherwise) / (share * odds + 1 - share));
}

/** From here on a pair is rather one name than two. */
export function isAlike(likeness: number, acrossScripts: boolean): boolean {
  return oddsOf(likeness, acrossScripts) >= 1;
}

function oddsOf(likeness: number, acrossScripts: boolean): number {
  if (likeness >= 1) return 2 ** MOST_BITS;
  const { atEven, eachBit } = acrossScripts ? WORTH.across : WORTH.within;
  return 2 ** Math.min(MOST_BITS, atEven + eachBit * Math.log2(likeness / (1 - likeness)));
}

/** The weight of an initial beside a word, or beside another initial; undefined where their scripts leave it open. */
export function initialWeight(one: NamePart, other: NamePart): number | undefined {
  const agrees = beginsAlike(one.folded, other.folded, one.script === other.script);
  if (agrees === undefined) return undefined;
  return agrees
    ? Math.log2((1 - INITIAL.otherwise) / INITIAL.share)
    : Math.log2(INITIAL.otherwise / (1 - INITIAL.share));
}

/** Across scripts only a consonant can tell. */
function beginsAlike(one: string, other: string, sameScript: boolean): boolean | undefined {
  if (sameScript) return one.charAt(0) === other.charAt(0);
  const [left = "", right = ""] = [skeletonsOf(one.charAt(0))[0], skeletonsOf(other)[0]];
  return /^[A-Z]/.test(left) && /^[A-Z]/.test(right) ? left.charAt(0) === right.charAt(0) : undefined;
}
