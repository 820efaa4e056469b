/**
 * All ways of cutting a pair of words into edits, with what each step weighs: the same sum as `EditModel.score`, written for
 * learning. It keeps every step, so that the sum's slope by each weight can be read off (forward-backward).
 */
import { EditModel } from "../src/model/edit-model.ts";
import {
  ANY_LETTER_FOR_ANOTHER,
  ANY_LETTER_GAINED,
  ANY_LETTER_LOST,
  EDITS_FOR_ANY_LETTER,
  editKey,
  SHAPES,
  surroundingsKey,
  VIEWS,
} from "../src/model/edits.ts";
import { LONGEST_WORD } from "../src/model/letters.ts";
import { NumberMap } from "../src/model/number-map.ts";
import type { CodedPair, Inventory } from "./inventory.ts";

const CELLS = (LONGEST_WORD + 1) ** 2;
const STEPS = CELLS * SHAPES.length;
const LETTERS_OF_ONE = Int8Array.from(SHAPES, ([a]) => a);
const LETTERS_OF_OTHER = Int8Array.from(SHAPES, ([, b]) => b);
const NONE = -1;
/** What a step uses: its edit's weight, and one for each view of its surroundings. */
const USES = 1 + VIEWS;
/** A step less likely than this teaches nothing. */
const LEAST_SHARE = 1e-4;
/** A pair less likely than this against chance is noise. */
const LEAST_SUM = 20;

/** A number that stands for a weight or for surroundings, and the share of the sum that went through it. */
export type Learner = (weight: number, share: number) => void;

export class Lattice {
  /** The same model, for sums of which no steps need be known: its factors are these. */
  readonly model: EditModel;
  readonly factors: Float64Array;
  readonly #edits: NumberMap;
  readonly #surroundings: NumberMap;
  readonly #forward = new Float64Array(CELLS);
  readonly #backward = new Float64Array(CELLS);
  readonly #from = new Int32Array(STEPS);
  readonly #to = new Int32Array(STEPS);
  readonly #factor = new Float64Array(STEPS);
  readonly #used = new Int32Array(STEPS * USES);
  readonly #seen = new Int32Array(STEPS * VIEWS);
  #steps = 0;
  #cells = 0;

  /** With these edits, and weights of nothing for these surroundings. */
  constructor({ keys, weights }: Inventory, surroundings: readonly number[]) {
    this.model = new EditModel(keys, surroundings, weights);
    this.factors = this.model.factors;
    const entries = keys.map((key, edit): [number, number] => [key, edit]);
    this.#edits = new NumberMap(entries.slice(EDITS_FOR_ANY_LETTER));
    this.#surroundings = new NumberMap(surroundings.map((key, index) => [key, index + keys.length]));
  }

  /** The sum over all ways; what they were is kept until the next call. */
  sum({ one, other }: CodedPair): number {
    const width = other.length - 1;
    const height = one.length - 1;
    this.#steps = 0;
    this.#cells = height * width;
    this.#forward.fill(0, 0, this.#cells);
    this.#forward[0] = 1;
    for (let i = 0; i < height; i += 1) {
      for (let j = 0; j < width; j += 1) this.#reach(one, i, other, j, i * width + j, width);
    }
    return this.#forward[this.#cells - 1] ?? 0;
  }

  /** Every edit that ends at `i` and `j`. */
  #reach(one: Uint8Array, i: number, other: Uint8Array, j: number, cell: number, width: number): void {
    let sum = this.#forward[cell] ?? 0;
    for (let shape = 0; shape < SHAPES.length; shape += 1) {
      const a = LETTERS_OF_ONE[shape] ?? 0;
      const b = LETTERS_OF_OTHER[shape] ?? 0;
      if (a > i || b > j) continue;
      const from = cell - a * width - b;
      const before = this.#forward[from] ?? 0;
      if (before === 0) continue;
      const edit = this.#editOf(editKey(one, i - a + 1, i + 1, other, j - b + 1, j + 1), a, b);
      if (edit === NONE) continue;
      const factor = this.#weigh(edit, one[i - a] ?? 0, one[i + 1] ?? 0, other[j - b] ?? 0, other[j + 1] ?? 0);
      sum += before * factor;
      this.#from[this.#steps] = from;
      this.#to[this.#steps] = cell;
      this.#factor[this.#steps] = factor;
      this.#steps += 1;
    }
    this.#forward[cell] = sum;
  }

  /** Tells `learn` of every weight the last pair summed has used, as often as it was. */
  shares(learn: Learner): void {
    this.#eachStep((step, share) => {
      for (let use = step * USES; use < (step + 1) * USES; use += 1) {
        const weight = this.#used[use] ?? NONE;
        if (weight !== NONE) learn(weight, share);
      }
    });
  }

  /** Tells `meet` of the surroundings of every step of the last pair summed, whether they have weights or not. */
  surroundings(meet: Learner): void {
    this.#eachStep((step, share) => {
      for (let view = 0; view < VIEWS; view += 1) meet(this.#seen[step * VIEWS + view] ?? 0, share);
    });
  }

  #eachStep(visit: (step: number, share: number) => void): void {
    const total = this.#forward[this.#cells - 1] ?? 0;
    this.#backward.fill(0, 0, this.#cells);
    this.#backward[this.#cells - 1] = 1 / total;
    for (let step = this.#steps - 1; step >= 0; step -= 1) {
      const from = this.#from[step] ?? 0;
      const behind = (this.#backward[this.#to[step] ?? 0] ?? 0) * (this.#factor[step] ?? 0);
      if (behind === 0) continue;
      this.#backward[from] = (this.#backward[from] ?? 0) + behind;
      const share = (this.#forward[from] ?? 0) * behind;
      if (share >= LEAST_SHARE) visit(step, share);
    }
  }

  #editOf(key: number, a: number, b: number): number {
    const edit = this.#edits.get(key, NONE);
    if (edit !== NONE || a > 1 || b > 1) return edit;
    if (a === b) return ANY_LETTER_FOR_ANOTHER;
    return a === 1 ? ANY_LETTER_LOST : ANY_LETTER_GAINED;
  }

  /** What the step weighs; and what it uses is noted. */
  #weigh(edit: number, before: number, behind: number, otherBefore: number, otherBehind: number): number {
    const base = this.#steps * USES;
    this.#used[base] = edit;
    this.#used.fill(NONE, base + 1, base + USES);
    this.#seen.fill(0, this.#steps * VIEWS, (this.#steps + 1) * VIEWS);
    let factor = this.factors[edit] ?? 1;
    // An edit of any letter has no surroundings; its key at the word's edge would be 0, which is none.
    for (let view = edit < EDITS_FOR_ANY_LETTER ? VIEWS : 0; view < VIEWS; view += 1) {
      const near = view < 3 ? before : otherBefore;
      const far = view < 3 ? behind : otherBehind;
      const key = surroundingsKey(edit, view, view % 3 === 1 ? 0 : near, view % 3 === 0 ? 0 : far);
      const weight = this.#surroundings.get(key, NONE);
      this.#seen[this.#steps * VIEWS + view] = key;
      this.#used[base + 1 + view] = weight;
      if (weight !== NONE) factor *= this.factors[weight] ?? 1;
    }
    return factor;
  }
}

/** The surroundings that edits are met in, in pairs of the same name: those met at least `fewest` times. */
export function surroundingsMet(inventory: Inventory, pairs: readonly CodedPair[], fewest: number): number[] {
  const met = new Map<number, number>();
  const lattice = new Lattice(inventory, []);
  for (const pair of pairs) {
    if (lattice.sum(pair) < LEAST_SUM) continue;
    lattice.surroundings((key, share) => met.set(key, (met.get(key) ?? 0) + share));
  }
  return [...met]
    .filter(([key, count]) => count >= fewest && isTelling(key, inventory))
    .map(([key]) => key)
    .sort((one, other) => one - other);
}

/** Not for an edit of any letter; and two letters at once only in a word that the edit has letters of. */
function isTelling(surroundings: number, { keys }: Inventory): boolean {
  const edit = Math.floor((surroundings >>> 12) / VIEWS);
  const view = (surroundings >>> 12) % VIEWS;
  const key = keys[edit] ?? 0;
  if (view === 2) return key >>> 12 > 0;
  if (view === 5) return (key & 0xfff) > 0;
  return edit >= EDITS_FOR_ANY_LETTER;
}
