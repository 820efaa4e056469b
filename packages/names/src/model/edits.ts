/**
 * What the model is made of. An *edit* turns up to three letters of the one word into up to two of the other; *surroundings*
 * are the letters just before and behind it in both words. Both have weights, as natural logarithms.
 */
import type { LearnedScript } from "./letters.ts";

/** The shapes an edit has: how many letters of the one word, how many of the other. */
export const SHAPES: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [1, 1],
  [2, 1],
  [1, 2],
  [2, 2],
  [3, 1],
  [3, 2],
];

/**
 * The ways of looking at an edit's surroundings: in the one word the letter before it (0), behind it (1), and both together (2);
 * in the other word the same (3, 4, 5).
 */
export const VIEWS = 6;
export type View = 0 | 1 | 2 | 3 | 4 | 5;

/** The edits every model has, whatever letters it meets: a letter for another, a letter lost, a letter gained. */
export const ANY_LETTER_FOR_ANOTHER = 0;
export const ANY_LETTER_LOST = 1;
export const ANY_LETTER_GAINED = 2;
export const EDITS_FOR_ANY_LETTER = 3;

/** What the logarithm of a sum means: log odds of `slope * score + perLetter * letters of both words + offset`. */
export interface Meaning {
  readonly slope: number;
  readonly perLetter: number;
  readonly offset: number;
}

/** What two scripts' words are compared with. */
export interface EditWeights {
  readonly scripts: readonly [LearnedScript, LearnedScript];
  /** By `editKey`; the first three are those for any letter, and have no key. An edit's place here is its number. */
  readonly editKeys: readonly number[];
  readonly editWeights: readonly number[];
  /** By `surroundingsKey`. */
  readonly surroundingsKeys: readonly number[];
  readonly surroundingsWeights: readonly number[];
  readonly meaning: Meaning;
}

/** What an edit is found by: its letters, the one word's in the upper 18 bits, the other's in the lower 12. */
export function editKey(
  one: Uint8Array,
  from: number,
  to: number,
  other: Uint8Array,
  start: number,
  end: number,
): number {
  let left = 0;
  for (let index = from; index < to; index += 1) left = (left << 6) | (one[index] ?? 0);
  let right = 0;
  for (let index = start; index < end; index += 1) right = (right << 6) | (other[index] ?? 0);
  return (left << 12) | right;
}

/** What a named edit in its surroundings is found by: never 0. */
export function surroundingsKey(edit: number, view: number, first: number, second: number): number {
  return ((edit * VIEWS + view) << 12) | (first << 6) | second;
}
