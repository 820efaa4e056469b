/** The words a book's names are made of, found again from another spelling. */
import { skeletonsOf } from "../skeleton.ts";
import { closeness, isAcrossScripts } from "./closeness.ts";

/** Below it two words are two words. */
const CLOSE = 0.7;

export class Vocabulary {
  readonly #exact = new Set<string>();
  readonly #bySkeleton = new Map<string, string[]>();
  readonly #near = new Map<string, ReadonlyMap<string, number>>();

  readonly #acrossScripts: boolean;

  constructor({ acrossScripts }: { acrossScripts: boolean }) {
    this.#acrossScripts = acrossScripts;
  }

  has(word: string): boolean {
    return this.#exact.has(word);
  }

  add(word: string): void {
    if (this.#exact.has(word)) return;
    this.#exact.add(word);
    for (const key of keysOf(word)) {
      const words = this.#bySkeleton.get(key);
      if (words === undefined) this.#bySkeleton.set(key, [word]);
      else words.push(word);
    }
  }

  /** The words close to this one, with how close, 0.7 to 1. */
  near(word: string): ReadonlyMap<string, number> {
    const known = this.#near.get(word);
    if (known !== undefined) return known;
    const found = new Map<string, number>();
    if (this.#exact.has(word)) found.set(word, 1);
    for (const other of new Set(keysOf(word).flatMap((key) => this.#bySkeleton.get(key) ?? []))) {
      if (!this.#acrossScripts && isAcrossScripts(word, other)) continue;
      const close = closeness(word, other);
      if (close >= CLOSE) found.set(other, close);
    }
    const bare = word.replace(ARTICLE, "");
    if (bare !== word) {
      for (const [other, close] of this.near(bare)) found.set(other, Math.max(close * BARE, found.get(other) ?? 0));
    }
    // Only the book's own words are remembered: what somebody wrote may be a name that is erased one day.
    if (this.#exact.has(word)) this.#near.set(word, found);
    return found;
  }
}

/** An article that may have been written as a part of its word: `Alhol`; or be none: Aleppo. */
const ARTICLE = /^[ae]l(?=[^aeioul].{2})/u;
const BARE = 0.97;

/** Of letters to know a shortened word by. */
const SHORTEST = 3;

/**
 * The word's skeletons, and each with one consonant left out: two skeletons one error apart (a consonant missing, changed or
 * swapped with the next) share a key, so that no word need be compared with all (the deletion keys of SymSpell). And how it
 * begins, for who leaves the rest out.
 */
function keysOf(word: string): readonly string[] {
  const keys = new Set<string>();
  if (word.length >= SHORTEST) keys.add(`${word.slice(0, SHORTEST)}…`);
  for (const skeleton of word.length < 3 ? [word] : skeletonsOf(word)) {
    keys.add(skeleton);
    if (skeleton.length < 3) continue;
    for (let left = 0; left < skeleton.length; left++) keys.add(skeleton.slice(0, left) + skeleton.slice(left + 1));
  }
  return [...keys];
}
