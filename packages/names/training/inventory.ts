/**
 * Which edits there are, found by expectation and maximisation over all ways of cutting the pairs (as m2m-aligner does): at first
 * every piece of one word may stand for every piece of the other; what explains the pairs is kept.
 *
 * An edit weighs as much as its two sides are met together oftener than by chance, so the sum over a pair's edits is the log odds
 * of the pair against two words that have nothing to do with one another.
 */
import { EDITS_FOR_ANY_LETTER, editKey, SHAPES } from "../src/model/edits.ts";
import { MOST_CODES } from "../src/model/letters.ts";

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
const FEWEST_WIDE = 1.5;
const FEWEST_SINGLE = 0.5;

export function findEdits(pairs: readonly CodedPair[], options: InventoryOptions): Inventory {
  const chance = chanceOf(pairs);
  let odds: ReadonlyMap<number, number> | undefined;
  for (let round = 0; round < options.rounds; round += 1) {
    const wide = round < options.wideRounds;
    const counts = countEdits(wide ? pairs.slice(0, options.widePairs) : pairs, odds, chance, options.shapes);
    odds = kept(counts, chance, wide ? FEWEST_WIDE : options.fewest, wide ? Infinity : options.most);
  }
  const keys = [0, 0, 0];
  const weights = [ANY_LETTER, ANY_LETTER, ANY_LETTER];
  if (keys.length !== EDITS_FOR_ANY_LETTER) throw new Error("an edit for any letter is missing");
  for (const [key, ratio] of [...(odds ?? [])].sort(([one], [other]) => one - other)) {
    keys.push(key);
    weights.push(Math.max(-HEAVIEST, Math.min(HEAVIEST, Math.log(ratio))));
  }
  return { keys, weights };
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

/** Before anything is known: a letter for a letter most likely, one left out less so, longer edits a little above chance. */
function firstOdds(key: number, chance: Float64Array, letters: number): number {
  if (!isSingle(key)) return 2;
  return (letters === 2 ? 0.02 : 0.005) / chanceOfEdit(key, chance);
}

/** How often each edit is expected in the pairs, by the odds so far. */
function countEdits(
  pairs: readonly CodedPair[],
  odds: ReadonlyMap<number, number> | undefined,
  chance: Float64Array,
  shapes: readonly number[],
): Map<number, number> {
  const counts = new Map<number, number>();
  const arcs = { keys: [] as number[], from: [] as number[], to: [] as number[], odds: [] as number[] };
  for (const { one, other } of pairs) {
    const width = other.length - 1;
    const cells = (one.length - 1) * width;
    const forward = new Float64Array(cells);
    forward[0] = 1;
    let arc = 0;
    for (let cell = 1; cell < cells; cell += 1) {
      const i = Math.floor(cell / width);
      const j = cell % width;
      for (const shape of shapes) {
        const [a = 0, b = 0] = SHAPES[shape] ?? [];
        if (a > i || b > j) continue;
        const before = cell - a * width - b;
        const soFar = forward[before] ?? 0;
        if (soFar === 0) continue;
        const key = editKey(one, i - a + 1, i + 1, other, j - b + 1, j + 1);
        const here = odds === undefined ? firstOdds(key, chance, a + b) : (odds.get(key) ?? 0);
        if (here === 0) continue;
        forward[cell] = (forward[cell] ?? 0) + soFar * here;
        arcs.keys[arc] = key;
        arcs.from[arc] = before;
        arcs.to[arc] = cell;
        arcs.odds[arc] = here;
        arc += 1;
      }
    }
    const total = forward[cells - 1] ?? 0;
    if (total === 0) continue;
    const backward = new Float64Array(cells);
    backward[cells - 1] = (odds === undefined ? 1 : total / (total + NOISE_ODDS)) / total;
    for (arc -= 1; arc >= 0; arc -= 1) {
      const [from = 0, to = 0, key = 0] = [arcs.from[arc], arcs.to[arc], arcs.keys[arc]];
      const behind = (backward[to] ?? 0) * (arcs.odds[arc] ?? 0);
      backward[from] = (backward[from] ?? 0) + behind;
      counts.set(key, (counts.get(key) ?? 0) + (forward[from] ?? 0) * behind);
    }
  }
  return counts;
}

/** The edits met often enough, and how much oftener than by chance. */
function kept(
  counts: ReadonlyMap<number, number>,
  chance: Float64Array,
  fewest: number,
  most: number,
): Map<number, number> {
  let total = 0;
  for (const count of counts.values()) total += count;
  const often = [...counts]
    .filter(([key, count]) => count >= (isSingle(key) ? FEWEST_SINGLE : fewest))
    .sort(([oneKey, one], [otherKey, other]) => other - one || oneKey - otherKey)
    .slice(0, most);
  return new Map(often.map(([key, count]) => [key, count / total / chanceOfEdit(key, chance)]));
}

function isSingle(key: number): boolean {
  return key >>> 12 < MOST_CODES && (key & 0xfff) < MOST_CODES;
}
