/**
 * What the bench measures the learned model with: the words that were set aside, by one rule, and what a plain learned edit model
 * makes of the same lessons. `@muster/names/training`: for the bench alone.
 */
import { learnedLogOdds } from "../src/likeness.ts";
import { EditModel } from "../src/model/edit-model.ts";
import { encode, type LearnedScript } from "../src/model/letters.ts";
import { findEdits } from "./inventory.ts";
import { hashOf, isSetAside } from "./set-aside.ts";
import { readPairs } from "./word-pairs.ts";

/** A Latin word that training has not seen, and what it is in the other script. */
export interface Question {
  readonly latin: string;
  readonly answers: ReadonlySet<string>;
  /** Whether training has seen none of the answers either, with another Latin spelling. */
  readonly unseen: boolean;
}

export interface SetAside {
  readonly questions: readonly Question[];
  /** As many words as asked for: all the answers that are set aside, and others to fill up, by their hash. */
  readonly words: readonly string[];
}

export async function setAside(folder: URL, script: "Arab" | "Cyrl", count: number): Promise<SetAside> {
  const answers = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const { latin, other } of await readPairs(folder, script)) {
    if (!isSetAside(latin)) seen.add(other);
    else answers.set(latin, (answers.get(latin) ?? new Set()).add(other));
  }
  const own = byHash(new Set([...answers.values()].flatMap((words) => [...words])));
  const words = [...new Set([...own, ...byHash(seen)])].slice(0, count);
  const among = new Set(words);
  const questions = byHash(answers.keys()).flatMap((latin): Question[] => {
    const all = answers.get(latin) ?? new Set<string>();
    if (![...all].some((word) => among.has(word))) return [];
    return [{ latin, answers: all, unseen: ![...all].some((word) => seen.has(word)) }];
  });
  return { questions, words };
}

function byHash(words: Iterable<string>): string[] {
  return [...words].sort((one, other) => hashOf(one) - hashOf(other));
}

/** The shipped model's judgement of two folded words, without what is known of common names: log odds. */
export function learned(one: string, other: string): number {
  return learnedLogOdds(one, other) ?? -Infinity;
}

const PLAIN = {
  rounds: 6,
  wideRounds: 1,
  widePairs: 8_000,
  mostPairs: 30_000,
  fewest: 1,
  most: 4_000,
  shapes: [0, 1, 2],
};

/** A letter for a letter, lost or gained, each with one weight wherever it stands: learned from the same pairs, in seconds. */
export async function plainEditModel(
  folder: URL,
  script: "Arab" | "Cyrl",
): Promise<(latin: string, other: string) => number> {
  const pairs = (await readPairs(folder, script)).flatMap(({ latin, other }) => {
    const [one, second] = [encode(latin, "Latn"), encode(other, script)];
    return isSetAside(latin) || one === undefined || second === undefined ? [] : [{ one, other: second }];
  });
  const { keys, weights } = findEdits(pairs, PLAIN);
  const model = new EditModel(keys, [], weights);
  const code = (word: string, of: LearnedScript) => encode(word, of) ?? new Uint8Array(2);
  return (latin, other) => model.sum(code(latin, "Latn"), code(other, script));
}
