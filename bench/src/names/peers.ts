/**
 * What a user would reach for, to compare two names. Each gets the name as any-ascii writes it in Latin letters, in lower case, for none
 * of them knows another script; pg_trgm gets it plain as well, as it would stand in the database.
 */
import anyAscii from "any-ascii";
import Fuse from "fuse.js";
import { token_set_ratio, token_sort_ratio } from "fuzzball";
import jaroWinkler from "jaro-winkler";

/** How alike two names are, 0 to 1. */
export type Peer = (one: string, other: string) => number;

const inAscii = new Map<string, string>();

/** In Latin letters, lower case. Remembered: what is measured is the comparing. */
export function asciiOf(name: string): string {
  const known = inAscii.get(name);
  if (known !== undefined) return known;
  const ascii = anyAscii(name).toLowerCase();
  inAscii.set(name, ascii);
  return ascii;
}

export const PEERS = {
  "jaro-winkler": (one, other) => jaroWinkler(asciiOf(one), asciiOf(other)),
  "fuzzball token sort": (one, other) => token_sort_ratio(asciiOf(one), asciiOf(other)) / 100,
  "fuzzball token set": (one, other) => token_set_ratio(asciiOf(one), asciiOf(other)) / 100,
  "fuse.js": (one, other) => {
    const [found] = new Fuse([asciiOf(other)], { includeScore: true, threshold: 1, ignoreLocation: true }).search(
      asciiOf(one).slice(0, 32),
    );
    return 1 - (found?.score ?? 1);
  },
  "pg_trgm on any-ascii": (one, other) => trigramSimilarity(trigramsOf(asciiOf(one)), trigramsOf(asciiOf(other))),
  pg_trgm: (one, other) => trigramSimilarity(trigramsOf(one), trigramsOf(other)),
} satisfies Readonly<Record<string, Peer>>;

/**
 * The trigrams of a text as pg_trgm defines them: of each word of letters and digits in lower case, two spaces before and one
 * after it. Computed here because a hundred thousand names with seven hundred questions are quicker in memory.
 */
export function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}

/** Shared trigrams among all of both. */
function trigramSimilarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of one) if (other.has(trigram)) shared += 1;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
