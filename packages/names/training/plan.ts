/** Which models are learned, and from what. */
import { createHash } from "node:crypto";
import type { LearnedScript } from "../src/model/letters.ts";
import type { LearningOptions } from "./learn-model.ts";
import { isSetAside } from "./set-aside.ts";
import { readPairs, type TrainedScript } from "./word-pairs.ts";

export interface LearnedPlan {
  /** In src/model/weights, without `.json`. */
  readonly file: string;
  readonly scripts: readonly [LearnedScript, LearnedScript];
  readonly from: TrainedScript;
  readonly options: LearningOptions;
}

const ACROSS: LearningOptions = {
  inventory: { rounds: 7, wideRounds: 2, widePairs: 8_000, fewest: 4, most: 2_500, shapes: [0, 1, 2, 3, 4, 5, 6, 7] },
  fewestSurroundings: 4,
  leastWeight: 0.1,
  contrast: { rounds: 2, rivals: 8, strongest: 4, step: 0.1 },
  calibratedBy: 10_000,
};

export const LEARNED: readonly LearnedPlan[] = [
  { file: "latn-arab", scripts: ["Latn", "Arab"], from: "Arab", options: ACROSS },
  { file: "latn-cyrl", scripts: ["Latn", "Cyrl"], from: "Cyrl", options: ACROSS },
];

/** The pairs a model is learned from: nothing of what is set aside. */
export async function wordsFor(plan: LearnedPlan, folder: URL): Promise<(readonly [string, string])[]> {
  const pairs = await readPairs(folder, plan.from);
  return pairs.filter(({ latin }) => !isSetAside(latin)).map(({ latin, other }) => [latin, other]);
}

/** A digest of what was learned from: it changes when the data, the folding or the part set aside does. */
export function learnedFrom(words: readonly (readonly [string, string])[]): string {
  const digest = createHash("sha256");
  for (const [first, second] of words) digest.update(`${first}\t${second}\n`);
  return digest.digest("hex");
}
