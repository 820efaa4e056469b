/** One model, from pairs of words to weights: which edits there are, what they weigh in their surroundings, what a score means. */
import type { EditWeights } from "../src/model/edits.ts";
import { EditModel } from "../src/model/edit-model.ts";
import { encode, type LearnedScript } from "../src/model/letters.ts";
import { calibrate, type Scored } from "./calibrate.ts";
import { type ContrastOptions, learnByContrast, type TrainedPair } from "./contrast.ts";
import { findEdits, type InventoryOptions } from "./inventory.ts";
import { Lattice, surroundingsMet } from "./lattice.ts";
import { rounded } from "./pack.ts";
import { type Random, randomFrom } from "./random.ts";
import { Rivals } from "./rivals.ts";

export interface LearningOptions {
  readonly inventory: InventoryOptions;
  /** How often surroundings must be met to be looked at, and how much they must weigh in the end to be shipped. */
  readonly fewestSurroundings: number;
  readonly leastWeight: number;
  readonly contrast: ContrastOptions;
  /** Pairs by which the likelihood is calibrated. */
  readonly calibratedBy: number;
}

const SEED = 1;

export function learnModel(
  scripts: readonly [LearnedScript, LearnedScript],
  words: readonly (readonly [string, string])[],
  options: LearningOptions,
  log: (message: string) => void,
): EditWeights {
  const pairs = words.flatMap(([first, second]): TrainedPair[] => {
    const one = encode(first, scripts[0]);
    const other = encode(second, scripts[1]);
    return one === undefined || other === undefined ? [] : [{ first, second, one, other }];
  });
  const random = randomFrom(SEED);
  const inventory = findEdits(pairs, options.inventory);
  const surroundingsKeys = surroundingsMet(inventory, pairs, options.fewestSurroundings);
  log(`${pairs.length} pairs, ${inventory.keys.length} edits, ${surroundingsKeys.length} surroundings`);
  const lattice = new Lattice(inventory, surroundingsKeys);
  learnByContrast(lattice, pairs, options.contrast, random, log);
  const [edits, surroundings] = [inventory.keys.length, lattice.weights.length];
  const learned: EditWeights = {
    scripts,
    editKeys: inventory.keys,
    editWeights: [...lattice.weights.subarray(0, edits)],
    surroundingsKeys,
    surroundingsWeights: [...lattice.weights.subarray(edits, surroundings)],
    slope: 1,
    offset: 0,
  };
  const shipped = rounded(learned, options.leastWeight);
  log(`${shipped.surroundingsKeys.length} surroundings kept`);
  return { ...shipped, ...calibrate(scored(new EditModel(shipped), pairs, options.calibratedBy, random)) };
}

/** Pairs that are one name, and beside each of them one that is not: the word with a rival's partner. */
function scored(model: EditModel, pairs: readonly TrainedPair[], count: number, random: Random): Scored[] {
  const rivals = new Rivals(pairs.map(({ first }) => first));
  const all: Scored[] = [];
  const every = Math.max(1, Math.floor(pairs.length / count));
  for (let place = 0; place < pairs.length; place += every) {
    const pair = pairs[place];
    const [near] = rivals.of(place, 3, random);
    const rival = near === undefined ? undefined : pairs[near];
    if (pair === undefined || rival === undefined || rival.second === pair.second) continue;
    all.push({ score: model.score(pair.one, pair.other), same: true });
    all.push({ score: model.score(pair.one, rival.other), same: false });
  }
  return all;
}
