/**
 * Whether one word may be the other, mistyped: cheap, for it is asked of thousands before the model judges the few. At a glance first,
 * by two numbers for each word.
 */
import { type Script, scriptOf } from "@muster/names";

/** One letter in four may be wrong, and never more than three: of three letters any other is another name. */
const LETTERS_A_MISTAKE = 4;
export const MOST_MISTAKES = 3;
/** No name has a word so long. */
const LONGEST = 64;

/** A word's shape is its script and how long it is, in one number. */
const SHAPES_A_SCRIPT = 64;
export const SCRIPTS: readonly Script[] = ["Arab", "Latn", "Cyrl", "Other"];
/** Letters are thrown into so many heaps: as many as a whole number has bits that is quick to have. */
const HEAPS = 30;
/** A mistake makes one letter more and one less. */
const HEAPS_A_MISTAKE = 2;

export function shapeOf(word: string): number {
  return SCRIPTS.indexOf(scriptOf(word)) * SHAPES_A_SCRIPT + Math.min(word.length, SHAPES_A_SCRIPT - 1);
}

/** By its place in `SCRIPTS`. */
export function scriptIn(shape: number): number {
  return Math.floor(shape / SHAPES_A_SCRIPT);
}

/** Which heaps a word has letters in, a bit for each. */
export function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % HEAPS);
  return letters;
}

/** What can be told of two words by their shapes and letters: false where the one is surely not the other, mistyped. */
export function mayBeMisspelling(shape: number, letters: number, otherShape: number, otherLetters: number): boolean {
  const most = mostMistakesBetween(shape, otherShape);
  return most > 0 && lettersAreWithin(most, letters, otherLetters);
}

/** How many mistakes may make a word of the one shape one of the other; none where they are too far apart. */
export function mostMistakesBetween(shape: number, other: number): number {
  if (scriptIn(shape) !== scriptIn(other)) return 0;
  const most = mostMistakes(Math.max(shape, other) % SHAPES_A_SCRIPT);
  return Math.abs(shape - other) > most ? 0 : most;
}

/** Whether so many mistakes could make the letters of one word those of the other. */
export function lettersAreWithin(mistakes: number, letters: number, other: number): boolean {
  return bitsIn(letters ^ other) <= HEAPS_A_MISTAKE * mistakes;
}

function bitsIn(number: number): number {
  let count = 0;
  for (let bits = number; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** In a word of so many letters. */
function mostMistakes(length: number): number {
  return Math.min(MOST_MISTAKES, Math.floor(length / LETTERS_A_MISTAKE));
}

/** A mistake is a letter missing, too many, another, or two in the wrong order. */
export function isMisspelling(one: string, other: string): boolean {
  const most = mostMistakes(Math.max(one.length, other.length));
  return Math.abs(one.length - other.length) <= most && mistakes(one, other, most) <= most;
}

/** Rows of the table, used again for every pair: this is asked thousands of times for one search. */
let rows: readonly [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** Optimal string alignment, given up when every way has more than `most` mistakes. */
function mistakes(one: string, other: string, most: number): number {
  if (Math.max(one.length, other.length) >= LONGEST) return most + 1;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= other.length; j += 1) last[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    row[0] = i;
    let fewest = i;
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let fewer = Math.min(at(last, j - 1) + (isSame ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isTurned) fewer = Math.min(fewer, at(beforeLast, j - 2) + 1);
      row[j] = fewer;
      fewest = Math.min(fewest, fewer);
    }
    if (fewest > most) return fewest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return at(last, other.length);
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}
