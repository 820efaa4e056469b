/** One model, from pairs of words to weights: which edits there are, what they weigh in their surroundings, what a sum means. */
import { EditModel } from "../src/model/edit-model.ts";
import type { EditWeights } from "../src/model/edits.ts";
import { encode, type LearnedScript } from "../src/model/letters.ts";
import { calibrate, type Scored } from "./calibrate.ts";
import { type ContrastOptions, learnByContrast, type TrainedPair } from "./contrast.ts";
import { findEdits, type Inventory, type InventoryOptions } from "./inventory.ts";
import { Lattice, surroundingsMet } from "./lattice.ts";
import { rounded } from "./pack.ts";
import type { Lessons } from "./plan.ts";
import { type Random, randomFrom, shuffled } from "./random.ts";
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
/** A pair that the model finds no likelier than chance is a mistake in the data, and says nothing of what sums mean. */
const CHANCE = 0;
const RIVALS = 3;
/** So much a letter, in nats, a respelling scores at least that was found through a third script. */
const LEAST_A_LETTER = 1;

export function learnModel(
  scripts: readonly [LearnedScript, LearnedScript],
  lessons: Lessons,
  options: LearningOptions,
  log: (message: string) => void,
): EditWeights {
  const random = randomFrom(SEED);
  const all = [...lessons.pairs, ...lessons.madeUp, ...lessons.respelt];
  const mixed = [...shuffled(all.length, random)].flatMap((place) => all.slice(place, place + 1));
  const mentioned = coded(mixed, scripts);
  const inventory = findEdits(mentioned, options.inventory);
  const pairs = withoutNamesakes(mentioned, inventory, lessons.respelt);
  const surroundingsKeys = surroundingsMet(inventory, pairs, options.fewestSurroundings);
  log(`${pairs.length} pairs, ${inventory.keys.length} edits, ${surroundingsKeys.length} surroundings`);
  const lattice = new Lattice(inventory, surroundingsKeys);
  learnByContrast(lattice, pairs, lessons.isOneName, options.contrast, random, log);
  const weights = [...lattice.factors].map(Math.log);
  const learned = rounded(
    {
      scripts,
      editKeys: inventory.keys,
      editWeights: weights.slice(0, inventory.keys.length),
      surroundingsKeys,
      surroundingsWeights: weights.slice(inventory.keys.length, -1),
      meaning: { slope: 1, perLetter: 0, offset: 0 },
    },
    options.leastWeight,
  );
  log(`${learned.surroundingsKeys.length} surroundings kept`);
  return calibrated(learned, lessons, options.calibratedBy);
}

/** The same weights, with what their sums mean: told by pairs that somebody wrote. */
export function calibrated(weights: EditWeights, lessons: Lessons, count: number): EditWeights {
  const pairs = coded(lessons.pairs, weights.scripts);
  return { ...weights, meaning: calibrate(scored(weights, pairs, lessons, count, randomFrom(SEED))) };
}

/** Without the respellings that do not sound alike, as far as edits without surroundings can tell. */
function withoutNamesakes(
  pairs: readonly TrainedPair[],
  inventory: Inventory,
  respelt: Lessons["respelt"],
): readonly TrainedPair[] {
  const doubtful = new Set(respelt.map(([first, second]) => `${first}\t${second}`));
  const { model } = new Lattice(inventory, []);
  return pairs.filter(
    ({ first, second, one, other }) =>
      !doubtful.has(`${first}\t${second}`) || Math.log(model.sum(one, other)) >= LEAST_A_LETTER * first.length,
  );
}

/** In the model's numbers, without the words it cannot hold. */
function coded(pairs: Lessons["pairs"], scripts: EditWeights["scripts"]): TrainedPair[] {
  return pairs.flatMap(([first, second]): TrainedPair[] => {
    const one = encode(first, scripts[0]);
    const other = encode(second, scripts[1]);
    return one === undefined || other === undefined ? [] : [{ first, second, one, other }];
  });
}

/** Pairs that are one name, and beside each of them one that is not: the word with the partner of the strongest of some rivals. */
function scored(
  { editKeys, editWeights, surroundingsKeys, surroundingsWeights }: EditWeights,
  pairs: readonly TrainedPair[],
  { isOneName }: Lessons,
  count: number,
  random: Random,
): Scored[] {
  const model = new EditModel(editKeys, surroundingsKeys, [...editWeights, ...surroundingsWeights]);
  const rivals = new Rivals(pairs.map(({ first }) => first));
  const all: Scored[] = [];
  const every = Math.max(1, Math.floor(pairs.length / count));
  for (let place = 0; place < pairs.length; place += every) {
    const pair = pairs[place];
    if (pair === undefined) continue;
    const score = Math.log(model.sum(pair.one, pair.other));
    const wrong = [...rivals.of(place, RIVALS, random)]
      .flatMap((near) => pairs[near] ?? [])
      .filter(({ second }) => !isOneName(pair.first, second))
      .map(({ second, other }) => ({
        score: Math.log(model.sum(pair.one, other)),
        letters: pair.first.length + second.length,
        same: false,
      }))
      .sort((one, other) => other.score - one.score);
    if (score < CHANCE || wrong.length === 0) continue;
    all.push({ score, letters: pair.first.length + pair.second.length, same: true }, ...wrong.slice(0, 1));
  }
  return all;
}
