/**
 * What a likeness of two words says about two people's words: true spellings of the words of invented people against any two of them. The
 * figures of packages/names/src/word-evidence.ts (bits at even odds, bits for each bit) are read off here.
 */
import { parseName, wordLikeness } from "@muster/names";
import { inventedPeople, type InventedWord, latinVariants } from "@muster/testkit";
import type { MeasureNames } from "./part.ts";

const PEOPLE = 20_000;
const SEED = 5;
/** Likeness in bits: log2 of its odds. The ends are left out, where there is nothing of the one or the other to count. */
const BINS = [-4, -2, 0, 1] as const;
const HALF_A_BIN = 0.75;

export const measureLikenessBits: MeasureNames = () => {
  const words = wordsOfPeople();
  const latin = words.map((word) => folded(word.latin));
  const sides = {
    "latn-arab": words.map((word) => folded(word.arabic)),
    "latn-latn": words.map((word) => folded(latinVariants(word.latin)[0] ?? word.latin)),
  };
  const figures: Record<string, number> = {};
  for (const [scripts, others] of Object.entries(sides)) {
    const spellings = latin.flatMap((word, at) => (word === others[at] ? [] : bitsOf(word, others[at] ?? "")));
    // A step that shares no factor with the number of words pairs each with another, far off in the list.
    const strangers = latin.map((word, at) => bitsOf(word, others[(at * 7_919 + 13) % others.length] ?? ""));
    for (const bin of BINS) {
      const ratio = shareIn(bin, spellings) / shareIn(bin, strangers);
      if (Number.isFinite(ratio) && ratio > 0) figures[`likeness-bits.${scripts}.at ${bin}`] = Math.log2(ratio);
    }
  }
  return Promise.resolve({ figures, bars: [], notes: { likenessBits: { words: words.length } } });
};

function wordsOfPeople(): readonly InventedWord[] {
  const words = new Map<string, InventedWord>();
  for (const { given, father, family } of inventedPeople({ seed: SEED, count: PEOPLE })) {
    for (const word of [given, father, family]) words.set(word.latin, word);
  }
  return [...words.values()];
}

function folded(text: string): string {
  return parseName(text).parts[0]?.folded ?? "";
}

function bitsOf(one: string, other: string): number {
  const likeness = wordLikeness(one, other);
  return Math.log2(likeness / (1 - likeness));
}

function shareIn(bin: number, bits: readonly number[]): number {
  return bits.filter((found) => Math.abs(found - bin) < HALF_A_BIN).length / bits.length;
}
