/**
 * How likely it is that one word became the other, over every way of cutting the two into edits (the forward algorithm of a
 * joint-sequence model, Bisani and Ney 2008), each edit weighed in its surroundings.
 *
 * A search asks this thousands of times while somebody types. So nothing here is a logarithm until the end, what one letter does to
 * an edit is looked up by place, and only what two letters do is looked for by key.
 */
import {
  ANY_LETTER_FOR_ANOTHER,
  ANY_LETTER_GAINED,
  ANY_LETTER_LOST,
  EDITS_FOR_ANY_LETTER,
  surroundingsKey,
  type View,
  VIEWS,
} from "./edits.ts";
import { LONGEST_WORD, MOST_CODES } from "./letters.ts";
import { NumberMap } from "./number-map.ts";

const NONE = -1;
const ROW = LONGEST_WORD + 2;
/** A weight's place is kept in 16 bits. */
const MOST_WEIGHTS = 0xffff;

/** Shared by all models, since nothing waits within a comparison: the sums so far, and what losing or gaining a letter weighs. */
const sums = new Float64Array(ROW * ROW);
const lost = new Float64Array(ROW);
const gained = new Float64Array(ROW);

export class EditModel {
  /** What each weight multiplies by: the edits', then the surroundings', then a last one that changes nothing. */
  readonly factors: Float64Array;
  /** Edits of one letter for one, by both letters; of a letter lost or gained, by it. */
  readonly #oneForOne = new Int16Array(MOST_CODES * MOST_CODES).fill(ANY_LETTER_FOR_ANOTHER);
  readonly #lost = new Int16Array(MOST_CODES).fill(ANY_LETTER_LOST);
  readonly #gained = new Int16Array(MOST_CODES).fill(ANY_LETTER_GAINED);
  readonly #longer: NumberMap;
  /** Whether any edit has these two letters, of the one word or the other: most pairs of letters have none. */
  readonly #pairOfOne = new Uint8Array(MOST_CODES * MOST_CODES);
  readonly #pairOfOther = new Uint8Array(MOST_CODES * MOST_CODES);
  readonly #triples: NumberMap;
  /** By edit and letter: where the weight of one letter before or behind stands among the factors. */
  readonly #beforeInOne: Uint16Array;
  readonly #behindInOne: Uint16Array;
  readonly #beforeInOther: Uint16Array;
  readonly #behindInOther: Uint16Array;
  /** The same for two letters, and whether the edit has any such. */
  readonly #around: NumberMap;
  readonly #aroundInOne: Uint8Array;
  readonly #aroundInOther: Uint8Array;

  constructor(editKeys: readonly number[], surroundingsKeys: readonly number[], weights: ArrayLike<number>) {
    const edits = editKeys.length;
    const neutral = edits + surroundingsKeys.length;
    if (neutral > MOST_WEIGHTS) throw new Error(`a model of ${neutral} weights`);
    this.factors = new Float64Array(neutral + 1).fill(1);
    for (let place = 0; place < neutral; place += 1) this.factors[place] = Math.exp(weights[place] ?? 0);
    this.#beforeInOne = new Uint16Array(edits * MOST_CODES).fill(neutral);
    this.#behindInOne = new Uint16Array(edits * MOST_CODES).fill(neutral);
    this.#beforeInOther = new Uint16Array(edits * MOST_CODES).fill(neutral);
    this.#behindInOther = new Uint16Array(edits * MOST_CODES).fill(neutral);
    this.#aroundInOne = new Uint8Array(edits);
    this.#aroundInOther = new Uint8Array(edits);
    const longer: [number, number][] = [];
    const triples: [number, number][] = [];
    editKeys.forEach((key, edit) => {
      if (edit >= EDITS_FOR_ANY_LETTER && !this.#placeShort(key, edit)) longer.push([key, edit]);
    });
    for (const [key] of longer) {
      const left = key >>> 12;
      if (left >= MOST_CODES) this.#pairOfOne[left & 0xfff] = 1;
      if (left >= MOST_CODES * MOST_CODES) triples.push([left, 1]);
      if ((key & 0xfff) >= MOST_CODES) this.#pairOfOther[key & 0xfff] = 1;
    }
    this.#longer = new NumberMap(longer);
    this.#triples = new NumberMap(triples);
    const around = surroundingsKeys.flatMap((key, index): [number, number][] =>
      this.#placeNear(key, edits + index) ? [] : [[key, edits + index]],
    );
    this.#around = new NumberMap(around);
  }

  /** Whether the edit has at most one letter of either word, and so a place of its own. */
  #placeShort(key: number, edit: number): boolean {
    const left = key >>> 12;
    const right = key & 0xfff;
    if (left >= MOST_CODES || right >= MOST_CODES) return false;
    if (right === 0) this.#lost[left] = edit;
    else if (left === 0) this.#gained[right] = edit;
    else this.#oneForOne[left * MOST_CODES + right] = edit;
    return true;
  }

  /** Whether the surroundings are one letter, and so have a place of their own. */
  #placeNear(key: number, place: number): boolean {
    const view = ((key >>> 12) % VIEWS) as View;
    const edit = Math.floor((key >>> 12) / VIEWS);
    const before = edit * MOST_CODES + ((key >>> 6) & 63);
    const behind = edit * MOST_CODES + (key & 63);
    if (view === 0) this.#beforeInOne[before] = place;
    else if (view === 1) this.#behindInOne[behind] = place;
    else if (view === 2) this.#aroundInOne[edit] = 1;
    else if (view === 3) this.#beforeInOther[before] = place;
    else if (view === 4) this.#behindInOther[behind] = place;
    else this.#aroundInOther[edit] = 1;
    return view !== 2 && view !== 5;
  }

  /** The sum over all ways of cutting two encoded words into edits: the odds of the pair against chance, by the weights. */
  sum(one: Uint8Array, other: Uint8Array): number {
    const height = one.length - 1;
    const width = other.length - 1;
    this.#weighAlone(one, height, other, width);
    for (let i = 0; i < height; i += 1) {
      const lostEdit = this.#lost[one[i] ?? 0] ?? 0;
      const triple = i >= 3 && this.#triples.get(three(one, i), 0) === 1;
      for (let j = 0; j < width; j += 1) {
        const cell = i * width + j;
        let sum = cell === 0 ? 1 : 0;
        if (i > 0) sum += (sums[cell - width] ?? 0) * (lost[i] ?? 0) * this.#nearInOther(lostEdit, other, j, j);
        if (j > 0) {
          const edit = this.#gained[other[j] ?? 0] ?? 0;
          sum += (sums[cell - 1] ?? 0) * (gained[j] ?? 0) * this.#nearInOne(edit, one, i, i);
          if (i > 0) sum += this.#together(one, i, other, j, cell, width, triple);
        }
        sums[cell] = sum;
      }
    }
    return sums[height * width - 1] ?? 0;
  }

  /** What losing each letter of the one word weighs, and gaining each of the other, as far as their own words say. */
  #weighAlone(one: Uint8Array, height: number, other: Uint8Array, width: number): void {
    for (let i = 1; i < height; i += 1) {
      const edit = this.#lost[one[i] ?? 0] ?? 0;
      lost[i] = (this.factors[edit] ?? 0) * this.#inOne(edit, one, i - 1, i);
    }
    for (let j = 1; j < width; j += 1) {
      const edit = this.#gained[other[j] ?? 0] ?? 0;
      gained[j] = (this.factors[edit] ?? 0) * this.#inOther(edit, other, j - 1, j);
    }
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
    const right = other[j] ?? 0;
    const rights = j > 1 ? two(other, j) : 0;
    const pairOfOther = (this.#pairOfOther[rights] ?? 0) === 1;
    if (pairOfOther) sum += this.#long(((one[i] ?? 0) << 12) | rights, one, i - 1, i, other, j - 2, j, width);
    if (i < 2) return sum;
    const lefts = two(one, i);
    if ((this.#pairOfOne[lefts] ?? 0) === 0) return sum;
    sum += this.#long((lefts << 12) | right, one, i - 2, i, other, j - 1, j, width);
    if (pairOfOther) sum += this.#long((lefts << 12) | rights, one, i - 2, i, other, j - 2, j, width);
    if (!triple) return sum;
    const all = three(one, i);
    sum += this.#long((all << 12) | right, one, i - 3, i, other, j - 1, j, width);
    if (pairOfOther) sum += this.#long((all << 12) | rights, one, i - 3, i, other, j - 2, j, width);
    return sum;
  }

  #long(
    key: number,
    one: Uint8Array,
    from: number,
    i: number,
    other: Uint8Array,
    start: number,
    j: number,
    width: number,
  ): number {
    const edit = this.#longer.get(key, NONE);
    if (edit === NONE) return 0;
    return (sums[from * width + start] ?? 0) * this.#weigh(edit, one, from, i, other, start, j);
  }

  #weigh(edit: number, one: Uint8Array, from: number, i: number, other: Uint8Array, start: number, j: number): number {
    if (edit === ANY_LETTER_FOR_ANOTHER) return this.factors[edit] ?? 0;
    return (this.factors[edit] ?? 0) * this.#inOne(edit, one, from, i) * this.#inOther(edit, other, start, j);
  }

  /** What the letters around the edit in the one word make of it: the one at `from`, before it, and the one behind `to`. */
  #inOne(edit: number, word: Uint8Array, from: number, to: number): number {
    const near = this.#nearInOne(edit, word, from, to);
    if ((this.#aroundInOne[edit] ?? 0) === 0) return near;
    return near * this.#lookAround(surroundingsKey(edit, 2, word[from] ?? 0, word[to + 1] ?? 0));
  }

  #inOther(edit: number, word: Uint8Array, from: number, to: number): number {
    const near = this.#nearInOther(edit, word, from, to);
    if ((this.#aroundInOther[edit] ?? 0) === 0) return near;
    return near * this.#lookAround(surroundingsKey(edit, 5, word[from] ?? 0, word[to + 1] ?? 0));
  }

  #nearInOne(edit: number, word: Uint8Array, from: number, to: number): number {
    const row = edit * MOST_CODES;
    const before = this.#beforeInOne[row + (word[from] ?? 0)] ?? 0;
    const behind = this.#behindInOne[row + (word[to + 1] ?? 0)] ?? 0;
    return (this.factors[before] ?? 0) * (this.factors[behind] ?? 0);
  }

  #nearInOther(edit: number, word: Uint8Array, from: number, to: number): number {
    const row = edit * MOST_CODES;
    const before = this.#beforeInOther[row + (word[from] ?? 0)] ?? 0;
    const behind = this.#behindInOther[row + (word[to + 1] ?? 0)] ?? 0;
    return (this.factors[before] ?? 0) * (this.factors[behind] ?? 0);
  }

  #lookAround(key: number): number {
    const place = this.#around.get(key, NONE);
    return place === NONE ? 1 : (this.factors[place] ?? 1);
  }
}

/** The two letters that end at a place, in one number; and the three. */
function two(word: Uint8Array, end: number): number {
  return ((word[end - 1] ?? 0) << 6) | (word[end] ?? 0);
}

function three(word: Uint8Array, end: number): number {
  return ((word[end - 2] ?? 0) << 12) | two(word, end);
}
