/**
 * Which edits there are, found by expectation and maximisation over all ways of cutting the pairs (as m2m-aligner does): at first
 * every piece of one word may stand for every piece of the other; what explains the pairs is kept.
 *
 * An edit weighs as much as its two sides are met together oftener than by chance, so the sum over a pair's edits is the log odds
 * of the pair against two words that have nothing to do with one another.
 */
import { EDITS_FOR_ANY_LETTER, editKey, SHAPES } from "../src/model/edits.ts";
import { MOST_CODES } from "../src/model/letters.ts";
import { NumberMap } from "../src/model/number-map.ts";

export interface CodedPair {
  readonly one: Uint8Array;
  readonly other: Uint8Array;
}

export interface Inventory {
  readonly keys: number[];
  readonly weights: number[];
}

export interface InventoryOptions {
  readonly rounds: number;
  /** Rounds in which every piece is tried, on the first pairs only. */
  readonly wideRounds: number;
  readonly widePairs: number;
  /** Pairs counted in the other rounds. */
  readonly mostPairs: number;
  /** How often an edit of several letters must be met. */
  readonly fewest: number;
  readonly most: number;
  /** Which of SHAPES are allowed. */
  readonly shapes: readonly number[];
}

/** No weight grows beyond these: one byte holds what is left of them (pack.ts), and no product leaves a double's range. */
export const HEAVIEST = 7.9;
/** An edit for any letter is as likely as this against chance: hardly. */
const ANY_LETTER = Math.log(0.02);
/** A pair is taken for noise where it is not this much likelier than chance. */
const NOISE_ODDS = 20;
const NONE = -1;
const FEWEST_WIDE = 1.5;
const FEWEST_SINGLE = 0.5;

export function findEdits(pairs: readonly CodedPair[], options: InventoryOptions): Inventory {
  const chance = chanceOf(pairs);
  let odds: Odds = new FirstOdds(chance);
  for (let round = 0; round < options.rounds; round += 1) {
    const wide = round < options.wideRounds;
    const counted = pairs.slice(0, wide ? options.widePairs : options.mostPairs);
    const counts = countEdits(counted, odds, round > 0, options.shapes);
    const fewest = wide ? FEWEST_WIDE : options.fewest;
    odds = new KeptOdds(odds.keys, counts, chance, fewest, wide ? Infinity : options.most);
  }
  const named = odds.keys.map((key, place): [number, number] => [key, Math.log(odds.of(place))]);
  named.sort(([one], [other]) => one - other);
  const any = Array.from({ length: EDITS_FOR_ANY_LETTER }, () => 0);
  return {
    keys: [...any, ...named.map(([key]) => key)],
    weights: [
      ...any.map(() => ANY_LETTER),
      ...named.map(([, weight]) => Math.max(-HEAVIEST, Math.min(HEAVIEST, weight))),
    ],
  };
}

/** How much oftener than by chance an edit's two sides are met together; by the edit's place among those that are known. */
interface Odds {
  readonly keys: readonly number[];
  /** -1 for an edit that is not known. */
  placeOf(key: number): number;
  of(place: number): number;
}

/** Before anything is known: a letter for a letter most likely, one left out less so, longer edits a little above chance. */
class FirstOdds implements Odds {
  readonly keys: number[] = [];
  readonly #chance: Float64Array;
  readonly #places = new Map<number, number>();
  readonly #odds: number[] = [];

  constructor(chance: Float64Array) {
    this.#chance = chance;
  }

  placeOf(key: number): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const alone = key >>> 12 === 0 || (key & 0xfff) === 0;
    this.#places.set(key, this.keys.length);
    this.#odds.push(isSingle(key) ? (alone ? 0.005 : 0.02) / chanceOfEdit(key, this.#chance) : 2);
    return this.keys.push(key) - 1;
  }

  of(place: number): number {
    return this.#odds[place] ?? 0;
  }
}

/** The edits that were met often enough. */
class KeptOdds implements Odds {
  readonly keys: readonly number[];
  readonly #places: NumberMap;
  readonly #odds: Float64Array;

  constructor(keys: readonly number[], counts: Float64Array, chance: Float64Array, fewest: number, most: number) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const often = keys
      .map((key, place): [number, number] => [key, counts[place] ?? 0])
      .filter(([key, count]) => count >= (isSingle(key) ? FEWEST_SINGLE : fewest))
      .sort(([oneKey, one], [otherKey, other]) => other - one || oneKey - otherKey)
      .slice(0, most);
    this.keys = often.map(([key]) => key);
    this.#places = new NumberMap(this.keys.map((key, place) => [key, place]));
    this.#odds = Float64Array.from(often, ([key, count]) => count / total / chanceOfEdit(key, chance));
  }

  placeOf(key: number): number {
    return this.#places.get(key, NONE);
  }

  of(place: number): number {
    return this.#odds[place] ?? 0;
  }
}

/** How likely each letter is by itself: of the one word in the first half, of the other in the second. */
function chanceOf(pairs: readonly CodedPair[]): Float64Array {
  const chance = new Float64Array(2 * MOST_CODES).fill(1);
  const totals = [MOST_CODES, MOST_CODES];
  for (const { one, other } of pairs) {
    [one, other].forEach((word, side) => {
      for (const letter of word.subarray(1, -1)) {
        chance[side * MOST_CODES + letter] = (chance[side * MOST_CODES + letter] ?? 0) + 1;
        totals[side] = (totals[side] ?? 0) + 1;
      }
    });
  }
  return chance.map((count, index) => count / (totals[index < MOST_CODES ? 0 : 1] ?? 1));
}

/** How likely an edit's letters are to stand beside one another by chance. */
function chanceOfEdit(key: number, chance: Float64Array): number {
  let likely = 1;
  for (let left = key >>> 12; left > 0; left >>>= 6) likely *= chance[left & 63] ?? 1;
  for (let right = key & 0xfff; right > 0; right >>>= 6) likely *= chance[MOST_CODES + (right & 63)] ?? 1;
  return likely;
}

/** How often each edit is expected in the pairs, by the odds so far: by its place among the odds' keys. */
function countEdits(
  pairs: readonly CodedPair[],
  odds: Odds,
  doubting: boolean,
  shapes: readonly number[],
): Float64Array {
  const counts: number[] = [];
  const sized = shapes.flatMap((shape) => SHAPES.slice(shape, shape + 1));
  for (const { one, other } of pairs) {
    const width = other.length - 1;
    const cells = (one.length - 1) * width;
    const forward = new Float64Array(cells);
    forward[0] = 1;
    const steps: { from: number; to: number; place: number; odds: number }[] = [];
    for (let cell = 1; cell < cells; cell += 1) {
      const i = Math.floor(cell / width);
      const j = cell % width;
      for (const [a, b] of sized) {
        const from = cell - a * width - b;
        const before = a > i || b > j ? 0 : (forward[from] ?? 0);
        if (before === 0) continue;
        const place = odds.placeOf(editKey(one, i - a + 1, i + 1, other, j - b + 1, j + 1));
        if (place === NONE) continue;
        const here = odds.of(place);
        forward[cell] = (forward[cell] ?? 0) + before * here;
        steps.push({ from, to: cell, place, odds: here });
      }
    }
    const total = forward[cells - 1] ?? 0;
    if (total === 0) continue;
    const backward = new Float64Array(cells);
    backward[cells - 1] = (doubting ? total / (total + NOISE_ODDS) : 1) / total;
    for (const { from, to, place, odds: here } of steps.reverse()) {
      const behind = (backward[to] ?? 0) * here;
      backward[from] = (backward[from] ?? 0) + behind;
      counts[place] = (counts[place] ?? 0) + (forward[from] ?? 0) * behind;
    }
  }
  return Float64Array.from({ length: odds.keys.length }, (_, place) => counts[place] ?? 0);
}

function isSingle(key: number): boolean {
  return key >>> 12 < MOST_CODES && (key & 0xfff) < MOST_CODES;
}
