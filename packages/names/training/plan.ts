/** Which models are learned, from what, and how thoroughly. */
import { createHash } from "node:crypto";
import type { LearnedScript } from "../src/model/letters.ts";
import { kurdishPairs } from "./kurdish.ts";
import type { LearningOptions } from "./learn-model.ts";
import { Lexicon } from "./lexicon.ts";
import { misspelt } from "./misspell.ts";
import { randomFrom } from "./random.ts";

export interface LearnedPlan {
  /** In src/model/weights, without `.json`. */
  readonly file: string;
  readonly scripts: readonly [LearnedScript, LearnedScript];
  readonly options: LearningOptions;
  /** One pair in so many is learned once more with a typing error in it. */
  readonly everyMisspelt: number;
  /** Words, besides, that are learned with a typing error only; and made-up Kurdish pairs. */
  readonly mistyped: number;
  readonly kurdish: number;
  /** Whether respellings that are known through a third script are learned from. */
  readonly respelt: boolean;
}

/** What is learned from: pairs of words, and which words are known to be one name. */
export interface Lessons {
  readonly pairs: readonly (readonly [string, string])[];
  /** Pairs that nobody wrote: they teach what typing errors and Kurdish letters are, and not how often. */
  readonly madeUp: readonly (readonly [string, string])[];
  /** Pairs that two files say together, right or wrong: learned from where they sound alike. */
  readonly respelt: readonly (readonly [string, string])[];
  readonly isOneName: (first: string, second: string) => boolean;
}

export const ACROSS: LearningOptions = {
  inventory: {
    rounds: 7,
    wideRounds: 2,
    widePairs: 8_000,
    mostPairs: 30_000,
    fewest: 4,
    most: 2_500,
    shapes: [0, 1, 2, 3, 4, 5, 6, 7],
  },
  fewestSurroundings: 4,
  leastWeight: 0.05,
  contrast: { rounds: 3, rivals: 12, nearTheRight: 12, strongest: 6, remembered: 6, step: 0.1 },
  calibratedBy: 10_000,
};

/** Of Russian there are twice as many pairs, so fewer rounds. */
const ACROSS_TO_RUSSIAN: LearningOptions = {
  ...ACROSS,
  leastWeight: 0.1,
  contrast: { rounds: 2, rivals: 8, nearTheRight: 0, strongest: 4, remembered: 0, step: 0.1 },
};

/** Within a script, and where the words only meet through a third: fewer pairs, and simpler edits. */
const WITHIN: LearningOptions = {
  inventory: { ...ACROSS.inventory, fewest: 6, most: 800, shapes: [0, 1, 2, 3, 4, 5] },
  fewestSurroundings: 6,
  leastWeight: 0.15,
  contrast: { rounds: 1, rivals: 8, nearTheRight: 0, strongest: 4, remembered: 0, step: 0.1 },
  calibratedBy: 10_000,
};

export const LEARNED: readonly LearnedPlan[] = [
  {
    file: "latn-arab",
    scripts: ["Latn", "Arab"],
    options: ACROSS,
    everyMisspelt: 16,
    mistyped: 0,
    kurdish: 3_000,
    respelt: true,
  },
  {
    file: "latn-cyrl",
    scripts: ["Latn", "Cyrl"],
    options: ACROSS_TO_RUSSIAN,
    everyMisspelt: 16,
    mistyped: 0,
    kurdish: 0,
    respelt: false,
  },
  {
    file: "latn-latn",
    scripts: ["Latn", "Latn"],
    options: WITHIN,
    everyMisspelt: 2,
    mistyped: 0,
    kurdish: 0,
    respelt: false,
  },
  {
    file: "arab-arab",
    scripts: ["Arab", "Arab"],
    options: WITHIN,
    everyMisspelt: 2,
    mistyped: 10_000,
    kurdish: 0,
    respelt: false,
  },
  {
    file: "cyrl-cyrl",
    scripts: ["Cyrl", "Cyrl"],
    options: WITHIN,
    everyMisspelt: 2,
    mistyped: 10_000,
    kurdish: 0,
    respelt: false,
  },
  {
    file: "arab-cyrl",
    scripts: ["Arab", "Cyrl"],
    options: WITHIN,
    everyMisspelt: 16,
    mistyped: 0,
    kurdish: 0,
    respelt: false,
  },
];

const SEED = 5;

/** What a model is learned from: nothing of what is set aside. */
export async function lessonsFor(plan: LearnedPlan, folder: URL): Promise<Lessons> {
  const lexicon = await Lexicon.read(folder);
  const random = randomFrom(SEED);
  const [one, other] = plan.scripts;
  const pairs = lexicon.pairs(one, other, random);
  const wrong = pairs.flatMap((pair, index): (readonly [string, string])[] => {
    if (index % plan.everyMisspelt !== 0) return [];
    const word = misspelt(pair[0], one, random);
    if (word !== undefined) lexicon.alsoWritten(pair[0], word);
    return word === undefined ? [] : [[word, one === other && random() < 0.7 ? pair[0] : pair[1]]];
  });
  const mistyped = plan.mistyped === 0 ? [] : lexicon.some(one, plan.mistyped, random);
  for (const right of mistyped) {
    const word = misspelt(right, one, random);
    if (word === undefined || word === right) continue;
    lexicon.alsoWritten(right, word);
    wrong.push([word, right]);
  }
  const madeUp = [...wrong, ...kurdishPairs(plan.kurdish, random)];
  const respelt = plan.respelt ? lexicon.respellings() : [];
  const within = one === other;
  return {
    pairs: within ? bothWays(pairs) : pairs,
    madeUp: within ? bothWays(madeUp) : madeUp,
    respelt,
    isOneName: (first, second) => lexicon.isOneName(first, second),
  };
}

/** Which word is the first says nothing within a script. */
function bothWays(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return pairs.flatMap(([first, second]) => [[first, second] as const, [second, first] as const]);
}

/** A digest of what was learned from: it changes when the data, the folding or the part set aside does. */
export function learnedFrom({ pairs, madeUp, respelt }: Lessons): string {
  const digest = createHash("sha256");
  for (const [first, second] of [...pairs, ...madeUp, ...respelt]) digest.update(`${first}\t${second}\n`);
  return digest.digest("hex");
}
