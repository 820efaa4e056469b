/**
 * The words of one skeleton, by script and length, each with its letters beside it (misspelling.ts): the few worth a look are told
 * from thousands without touching any other memory. Which are the commonest is worked out once for many times it is asked.
 */
import { lettersAreWithin, MOST_MISTAKES, mostMistakesBetween, scriptIn } from "./misspelling.ts";

/** The word's number, and its letters. */
const PLACES_A_WORD = 2;
/** Of each script so many words are known as the commonest. */
const MOST_COMMON = 64;
/** The commonest are found again when there is so much more: until then what came is among the rarest. */
const MORE = 17 / 16;

export class Shelf {
  readonly #byShape = new Map<number, number[]>();
  #size = 0;
  /** By script; and how many words there were when they were found. */
  #commonest: (readonly number[])[] = [];
  #foundAmong = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(word: number, shape: number, letters: number): void {
    const words = this.#byShape.get(shape);
    if (words === undefined) this.#byShape.set(shape, [word, letters]);
    else words.push(word, letters);
    this.#size += 1;
  }

  remove(word: number, shape: number): void {
    const kept: number[] = [];
    const words = this.#byShape.get(shape) ?? [];
    for (let at = 0; at < words.length; at += PLACES_A_WORD)
      if (words[at] !== word) kept.push(words[at] as number, words[at + 1] as number);
    this.#size -= (words.length - kept.length) / PLACES_A_WORD;
    this.#byShape.set(shape, kept);
    this.#commonest = [];
  }

  /** Words that may be one of this shape and these letters, mistyped. */
  perhapsMisspelt(shape: number, letters: number): readonly number[] {
    const found: number[] = [];
    for (let other = shape - MOST_MISTAKES; other <= shape + MOST_MISTAKES; other += 1) {
      const most = mostMistakesBetween(shape, other);
      const words = most === 0 ? undefined : this.#byShape.get(other);
      if (words === undefined) continue;
      for (let at = 0; at < words.length; at += PLACES_A_WORD)
        if (lettersAreWithin(most, letters, words[at + 1] as number)) found.push(words[at] as number);
    }
    return found;
  }

  /** The commonest words of a script, by how many people carry each: nearly, as people come. */
  commonest(script: number, count: (word: number) => number): readonly number[] {
    if (this.#size > this.#foundAmong * MORE) {
      this.#commonest = [];
      this.#foundAmong = this.#size;
    }
    const known = this.#commonest[script];
    if (known !== undefined) return known;
    const found = this.#ofScript(script)
      .map((word) => ({ word, count: count(word) }))
      .sort((one, other) => other.count - one.count || one.word - other.word)
      .slice(0, MOST_COMMON)
      .map(({ word }) => word);
    this.#commonest[script] = found;
    return found;
  }

  #ofScript(script: number): readonly number[] {
    const found: number[] = [];
    for (const [shape, words] of this.#byShape) {
      if (scriptIn(shape) !== script) continue;
      for (let at = 0; at < words.length; at += PLACES_A_WORD) found.push(words[at] as number);
    }
    return found;
  }
}
