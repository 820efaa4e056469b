/**
 * How likely it is that one word became the other, over every way of cutting the two into edits (the forward algorithm of a
 * joint-sequence model, Bisani and Ney 2008), each edit weighed in its surroundings.
 */
import {
  ANY_LETTER_FOR_ANOTHER,
  ANY_LETTER_GAINED,
  ANY_LETTER_LOST,
  EDITS_FOR_ANY_LETTER,
  type EditWeights,
  surroundingsKey,
  VIEWS,
} from "./edits.ts";
import { LONGEST_WORD, MOST_CODES } from "./letters.ts";
import { NumberMap } from "./number-map.ts";

const NO_EDIT = -1;
const ROW = LONGEST_WORD + 2;

/** Shared by all models, since nothing waits within a comparison: the sums so far, and what losing or gaining a letter weighs. */
const sums = new Float64Array(ROW * ROW);
const lost = new Float64Array(ROW);
const gained = new Float64Array(ROW);

export class EditModel {
  readonly #weights: Float64Array;
  /** Edits of one letter for one, by both letters; of a letter lost or gained, by it. */
  readonly #oneForOne = new Int16Array(MOST_CODES * MOST_CODES).fill(ANY_LETTER_FOR_ANOTHER);
  readonly #lost = new Int16Array(MOST_CODES).fill(ANY_LETTER_LOST);
  readonly #gained = new Int16Array(MOST_CODES).fill(ANY_LETTER_GAINED);
  readonly #longer: NumberMap;
  /** Whether any edit has these two letters, of the one word or the other: most pairs of letters have none. */
  readonly #pairOfOne = new Uint8Array(MOST_CODES * MOST_CODES);
  readonly #pairOfOther = new Uint8Array(MOST_CODES * MOST_CODES);
  readonly #triples: NumberMap;
  readonly #surroundings: NumberMap;
  /** A bit for each view in which the edit has any surroundings of weight. */
  readonly #views: Uint8Array;
  readonly #slope: number;
  readonly #offset: number;

  constructor(weights: EditWeights) {
    this.#weights = Float64Array.from(weights.editWeights, Math.exp);
    this.#views = new Uint8Array(weights.editWeights.length);
    this.#slope = weights.slope;
    this.#offset = weights.offset;
    const longer: number[] = [];
    const longerEdits: number[] = [];
    const triples: number[] = [];
    weights.editKeys.forEach((key, edit) => {
      if (edit < EDITS_FOR_ANY_LETTER) return;
      const left = key >>> 12;
      const right = key & 0xfff;
      if (left < MOST_CODES && right < MOST_CODES) {
        if (right === 0) this.#lost[left] = edit;
        else if (left === 0) this.#gained[right] = edit;
        else this.#oneForOne[left * MOST_CODES + right] = edit;
        return;
      }
      longer.push(key);
      longerEdits.push(edit);
      if (left >= MOST_CODES) this.#pairOfOne[left & 0xfff] = 1;
      if (left >= MOST_CODES * MOST_CODES) triples.push(left);
      if (right >= MOST_CODES) this.#pairOfOther[right] = 1;
    });
    this.#longer = new NumberMap(longer, longerEdits);
    this.#triples = new NumberMap(
      triples,
      triples.map(() => 1),
    );
    this.#surroundings = new NumberMap(weights.surroundingsKeys, weights.surroundingsWeights.map(Math.exp));
    for (const key of weights.surroundingsKeys) {
      const place = key >>> 12;
      const edit = Math.floor(place / VIEWS);
      this.#views[edit] = (this.#views[edit] ?? 0) | (1 << (place % VIEWS));
    }
  }

  /** The log odds (natural) that two encoded words are spellings of one name, if it were even before. */
  logOdds(one: Uint8Array, other: Uint8Array): number {
    return this.#slope * this.score(one, other) + this.#offset;
  }

  /** The logarithm of the sum over all ways of cutting the words into edits. */
  score(one: Uint8Array, other: Uint8Array): number {
    const n = one.length - 2;
    const m = other.length - 2;
    this.#alone(one, n, other, m);
    const width = m + 1;
    for (let i = 0; i <= n; i += 1) {
      const row = i * width;
      const triple = i >= 3 && this.#triples.get(letters(one, i - 3, 3), 0) === 1;
      for (let j = 0; j <= m; j += 1) {
        let sum = i + j === 0 ? 1 : 0;
        const cell = row + j;
        if (i > 0)
          sum += (sums[cell - width] ?? 0) * (lost[i] ?? 0) * this.#between(this.#lost[one[i] ?? 0] ?? 0, other, j, j);
        if (j > 0)
          sum += (sums[cell - 1] ?? 0) * (gained[j] ?? 0) * this.#within(this.#gained[other[j] ?? 0] ?? 0, one, i, i);
        if (i > 0 && j > 0) sum += this.#together(one, i, other, j, cell, width, triple);
        sums[cell] = sum;
      }
    }
    return Math.log(sums[n * width + m] ?? 0);
  }

  /** The edits that end at `i` and `j` and have letters of both words. */
  #together(
    one: Uint8Array,
    i: number,
    other: Uint8Array,
    j: number,
    cell: number,
    width: number,
    triple: boolean,
  ): number {
    const edit = this.#oneForOne[(one[i] ?? 0) * MOST_CODES + (other[j] ?? 0)] ?? 0;
    let sum = (sums[cell - width - 1] ?? 0) * this.#weigh(edit, one, i - 1, i, other, j - 1, j);
    const pairOfOther = j > 1 && (this.#pairOfOther[letters(other, j - 2, 2)] ?? 0) === 1;
    if (pairOfOther) sum += this.#longEdit(one, i - 1, i, other, j - 2, j, sums[cell - width - 2] ?? 0);
    if (i < 2 || (this.#pairOfOne[letters(one, i - 2, 2)] ?? 0) === 0) return sum;
    sum += this.#longEdit(one, i - 2, i, other, j - 1, j, sums[cell - 2 * width - 1] ?? 0);
    if (pairOfOther) sum += this.#longEdit(one, i - 2, i, other, j - 2, j, sums[cell - 2 * width - 2] ?? 0);
    if (!triple) return sum;
    sum += this.#longEdit(one, i - 3, i, other, j - 1, j, sums[cell - 3 * width - 1] ?? 0);
    if (pairOfOther) sum += this.#longEdit(one, i - 3, i, other, j - 2, j, sums[cell - 3 * width - 2] ?? 0);
    return sum;
  }

  #longEdit(one: Uint8Array, from: number, i: number, other: Uint8Array, start: number, j: number, so: number): number {
    const edit = this.#longer.get((letters(one, from, i - from) << 12) | letters(other, start, j - start), NO_EDIT);
    return edit === NO_EDIT ? 0 : so * this.#weigh(edit, one, from, i, other, start, j);
  }

  #weigh(edit: number, one: Uint8Array, from: number, i: number, other: Uint8Array, start: number, j: number): number {
    return (this.#weights[edit] ?? 0) * this.#within(edit, one, from, i) * this.#between(edit, other, start, j);
  }

  /** What losing each letter of the one word weighs, and gaining each of the other, as far as their own words say. */
  #alone(one: Uint8Array, n: number, other: Uint8Array, m: number): void {
    for (let i = 1; i <= n; i += 1) {
      const edit = this.#lost[one[i] ?? 0] ?? 0;
      lost[i] = (this.#weights[edit] ?? 0) * this.#within(edit, one, i - 1, i);
    }
    for (let j = 1; j <= m; j += 1) {
      const edit = this.#gained[other[j] ?? 0] ?? 0;
      gained[j] = (this.#weights[edit] ?? 0) * this.#between(edit, other, j - 1, j);
    }
  }

  /** What the letters around the edit in the one word make of it: those before `from` and behind `to`. */
  #within(edit: number, word: Uint8Array, from: number, to: number): number {
    return this.#around(edit, 0, word[from] ?? 0, word[to + 1] ?? 0);
  }

  /** The same in the other word. */
  #between(edit: number, word: Uint8Array, from: number, to: number): number {
    return this.#around(edit, 3, word[from] ?? 0, word[to + 1] ?? 0);
  }

  #around(edit: number, view: number, before: number, behind: number): number {
    const views = (this.#views[edit] ?? 0) >>> view;
    if ((views & 7) === 0) return 1;
    let factor = 1;
    if ((views & 1) !== 0) factor *= this.#surroundings.get(surroundingsKey(edit, view, before, 0), 1);
    if ((views & 2) !== 0) factor *= this.#surroundings.get(surroundingsKey(edit, view + 1, 0, behind), 1);
    if ((views & 4) !== 0) factor *= this.#surroundings.get(surroundingsKey(edit, view + 2, before, behind), 1);
    return factor;
  }
}

function letters(word: Uint8Array, from: number, count: number): number {
  let packed = 0;
  for (let index = from + 1; index <= from + count; index += 1) packed = (packed << 6) | (word[index] ?? 0);
  return packed;
}
