/** Two full names held side by side, part by part. */
import { wordLikeness } from "./likeness.ts";
import type { NamePart, ParsedName } from "./parse.ts";

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
}

export interface NameComparison {
  /** The sum of the parts' weights: log2 of the odds that the names are one person's. */
  readonly weight: number;
  /** 0 to 1: for putting names in order, and for thresholds. */
  readonly score: number;
  readonly parts: readonly PartEvidence[];
}

export function compareNames(one: ParsedName, other: ParsedName, commonness: Commonness = () => 0.001): NameComparison {
  const left = [...other.parts];
  const parts: PartEvidence[] = [];
  for (const part of one.parts) {
    let best = -1;
    let likeness = 0;
    left.forEach((candidate, index) => {
      const here = wordLikeness(part.folded, candidate.folded);
      if (here > likeness) [best, likeness] = [index, here];
    });
    const [partner] = best >= 0 && likeness > 0.6 ? left.splice(best, 1) : [];
    if (partner === undefined) parts.push({ why: "only-one-has-it", one: part, likeness: 0, weight: -1 });
    else {
      const why = likeness === 1 ? "same" : part.script === partner.script ? "respelt" : "other-script";
      const weight = -Math.log2(Math.max(commonness(part.folded), 1e-6)) * likeness;
      parts.push({ why, one: part, other: partner, likeness, weight });
    }
  }
  for (const part of left) parts.push({ why: "only-one-has-it", other: part, likeness: 0, weight: -1 });
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const alike = parts.reduce((sum, part) => sum + part.likeness, 0);
  return { weight, score: alike / Math.max(1, Math.min(one.parts.length, other.parts.length)), parts };
}
