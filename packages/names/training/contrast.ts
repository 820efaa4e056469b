/**
 * Learning by contrast: of a word, its own partner and the partners of its rivals, the weights are moved so that its own partner
 * is the likeliest. In both directions, by steps that grow smaller the more a weight has moved (Adagrad, Duchi et al. 2011).
 */
import { type CodedPair, HEAVIEST } from "./inventory.ts";
import type { Lattice } from "./lattice.ts";
import { type Random, shuffled } from "./random.ts";
import { Rivals } from "./rivals.ts";

/** A pair in letters and in the model's numbers. */
export interface TrainedPair extends CodedPair {
  readonly first: string;
  readonly second: string;
}

export interface ContrastOptions {
  readonly rounds: number;
  /** Rivals looked at, and how many of the strongest are learned from. */
  readonly rivals: number;
  /** Words looked at, besides, that are easily taken for the right one itself. */
  readonly nearTheRight: number;
  readonly strongest: number;
  /** So many of the strongest are looked at again in the next round: chance seldom finds the hardest twice. */
  readonly remembered: number;
  readonly step: number;
}

/** Surer than this, nothing is left to learn; less sure, the pair is taken for a mistake in the data. */
const SURE = 0.995;
const HOPELESS = 0.002;
const HIGHEST = Math.exp(HEAVIEST);
const FIRST_SLOPE = 0.01;

type Side = "first" | "second";

/** A wrong pair, the place of the rival that it was made with, and what it weighs. */
interface Wrong {
  readonly rival: number;
  readonly pair: CodedPair;
  readonly sum: number;
}

/** Whether two words are known to be one name, so that neither is the other's rival. */
export type IsOneName = (first: string, second: string) => boolean;

export function learnByContrast(
  lattice: Lattice,
  pairs: readonly TrainedPair[],
  isOneName: IsOneName,
  options: ContrastOptions,
  random: Random,
  log: (message: string) => void,
): void {
  const contrast = new Contrast(lattice, pairs, isOneName, options, random);
  for (let round = 0; round < options.rounds; round += 1) {
    const loss = contrast.round((passed) => options.step * (1 - (round + passed) / options.rounds));
    log(`round ${round + 1} of ${options.rounds}: ${loss.toFixed(4)}`);
  }
}

class Contrast {
  readonly #lattice: Lattice;
  readonly #pairs: readonly TrainedPair[];
  readonly #isOneName: IsOneName;
  readonly #options: ContrastOptions;
  readonly #random: Random;
  readonly #rivalsOfFirst: Rivals;
  readonly #rivalsOfSecond: Rivals;
  readonly #slopes: Float64Array;
  readonly #squares: Float64Array;
  readonly #touched: number[] = [];
  /** By the place of a pair, its strongest rivals when it was last learned from. */
  readonly #remembered = { first: new Map<number, readonly number[]>(), second: new Map<number, readonly number[]>() };

  constructor(
    lattice: Lattice,
    pairs: readonly TrainedPair[],
    isOneName: IsOneName,
    options: ContrastOptions,
    random: Random,
  ) {
    this.#isOneName = isOneName;
    this.#lattice = lattice;
    this.#pairs = pairs;
    this.#options = options;
    this.#random = random;
    this.#rivalsOfFirst = new Rivals(pairs.map(({ first }) => first));
    this.#rivalsOfSecond = new Rivals(pairs.map(({ second }) => second));
    this.#slopes = new Float64Array(lattice.factors.length);
    this.#squares = new Float64Array(lattice.factors.length).fill(FIRST_SLOPE);
  }

  /** Once through all pairs, by steps that depend on how much of the round has passed; returns how unsure it was of them, on average (in nats). */
  round(stepAfter: (passed: number) => number): number {
    let loss = 0;
    for (const [done, place] of shuffled(this.#pairs.length, this.#random).entries()) {
      const pair = this.#pairs[place];
      const step = stepAfter(done / this.#pairs.length);
      if (pair === undefined) continue;
      for (const side of ["first", "second"] as const) {
        const sure = this.#learn(pair, this.#strongest(pair, place, side), step);
        loss -= Math.log(Math.max(sure, 1e-9));
      }
    }
    return loss / this.#pairs.length / 2;
  }

  /** The pair's word on this side with the partners of its rivals: those likeliest to be taken for the right one. */
  #strongest(pair: TrainedPair, place: number, side: Side): Wrong[] {
    const [own, ofTheRight] =
      side === "first" ? [this.#rivalsOfFirst, this.#rivalsOfSecond] : [this.#rivalsOfSecond, this.#rivalsOfFirst];
    const { rivals, nearTheRight, strongest, remembered } = this.#options;
    const near = [
      ...(this.#remembered[side].get(place) ?? []),
      ...own.of(place, rivals, this.#random),
      ...ofTheRight.of(place, nearTheRight, this.#random),
    ];
    const wrong = new Map<string, Wrong>();
    for (const at of near) {
      const rival = this.#pairs[at];
      if (rival === undefined) continue;
      const [first, second] = side === "first" ? [pair, rival] : [rival, pair];
      const key = `${first.first}\t${second.second}`;
      if (wrong.has(key) || this.#isOneName(first.first, second.second)) continue;
      const mixed = { one: first.one, other: second.other };
      wrong.set(key, { rival: at, pair: mixed, sum: this.#lattice.model.sum(mixed.one, mixed.other) });
    }
    const found = [...wrong.values()].sort((one, other) => other.sum - one.sum).slice(0, strongest);
    const again = found.slice(0, remembered).map(({ rival }) => rival);
    if (again.length > 0) this.#remembered[side].set(place, again);
    return found;
  }

  /** Moves the weights; returns how sure it was of the right one before. */
  #learn(right: CodedPair, wrong: readonly Wrong[], step: number): number {
    const own = this.#lattice.model.sum(right.one, right.other);
    const total = wrong.reduce((sum, { sum: one }) => sum + one, own);
    const sure = total === 0 ? 0 : own / total;
    if (sure > SURE || sure < HOPELESS) return sure;
    this.#slope(right, 1 - sure);
    for (const { pair, sum } of wrong) if (sum / total > HOPELESS) this.#slope(pair, -sum / total);
    this.#move(step);
    return sure;
  }

  #slope(pair: CodedPair, much: number): void {
    this.#lattice.sum(pair);
    this.#lattice.shares((weight, share) => {
      const before = this.#slopes[weight] ?? 0;
      if (before === 0) this.#touched.push(weight);
      this.#slopes[weight] = before + much * share;
    });
  }

  #move(step: number): void {
    for (const weight of this.#touched) {
      const slope = this.#slopes[weight] ?? 0;
      this.#slopes[weight] = 0;
      const square = (this.#squares[weight] ?? 0) + slope * slope;
      this.#squares[weight] = square;
      const factor = (this.#lattice.factors[weight] ?? 1) * Math.exp((step * slope) / Math.sqrt(square));
      this.#lattice.factors[weight] = Math.min(HIGHEST, Math.max(1 / HIGHEST, factor));
    }
    this.#touched.length = 0;
  }
}
