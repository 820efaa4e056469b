/**
 * Search by name over names in memory, as the register's index does it: keys of skeletons, the names that share the most telling of them, and
 * those compared in full. Here without sealing, sight or a database, so that only the finding is measured.
 */
import { compareNames, type ParsedName, parseName, rememberedLikeness, skeletonsOf, wordLikeness } from "@muster/names";

/** Names that are compared in full, for one question. */
const MOST_COMPARED = 500;
const ALIKE = 0.8;

export interface FoundName {
  /** The place of the answer; infinite where it was not compared. */
  readonly rank: number;
  /** How blocking lost it, if it did. */
  readonly blocked?: "no-key-shared" | "not-compared";
}

export class NameSearch {
  readonly #names: readonly ParsedName[];
  readonly #postings = new Map<string, number[]>();
  /** The words that share a skeleton, and how many names carry each: how common a word is in any spelling. */
  readonly #words = new Map<string, Set<string>>();
  readonly #counts = new Map<string, number>();
  readonly #keys = new Map<string, readonly string[]>();
  readonly #commonness = new Map<string, number>();

  constructor(names: readonly string[]) {
    this.#names = names.map((name) => parseName(name));
    this.#names.forEach((name, at) => {
      for (const { folded } of name.parts) {
        this.#counts.set(folded, (this.#counts.get(folded) ?? 0) + 1);
        for (const key of this.#keysOf(folded)) addTo(this.#words, key, folded);
      }
      for (const key of new Set(
        name.parts.flatMap(({ folded, also = [] }) => [folded, ...also].flatMap((word) => this.#keysOf(word))),
      )) {
        const posting = this.#postings.get(key);
        if (posting === undefined) this.#postings.set(key, [at]);
        else posting.push(at);
      }
    });
  }

  /** The place of the answer among the names, or how blocking lost it. */
  find(text: string, answer: number): FoundName {
    const asked = parseName(text);
    const telling = this.#telling(asked);
    if (telling[answer] === 0) return { rank: Number.POSITIVE_INFINITY, blocked: "no-key-shared" };
    const compared = mostTelling(telling);
    if (!compared.includes(answer)) return { rank: Number.POSITIVE_INFINITY, blocked: "not-compared" };
    const likeness = rememberedLikeness();
    const weightOf = (at: number) => compareNames(asked, this.name(at), this.commonness, likeness).weight;
    const reached = weightOf(answer);
    return { rank: compared.filter((at) => at !== answer && weightOf(at) >= reached).length + 1 };
  }

  /** The names worth comparing with one. */
  candidates(asked: ParsedName): readonly number[] {
    return mostTelling(this.#telling(asked));
  }

  name(at: number): ParsedName {
    const name = this.#names[at];
    if (name === undefined) throw new Error(`there is no name ${at}`);
    return name;
  }

  /** The skeletons of a word, and the word as it is: who has just that says more. */
  #keysOf(word: string): readonly string[] {
    const known = this.#keys.get(word);
    if (known !== undefined) return known;
    const keys = [...skeletonsOf(word), `=${word}`];
    this.#keys.set(word, keys);
    return keys;
  }

  /** How much what each name shares with the question says: the rarer the key, the more. One key of each word counts. */
  #telling(asked: ParsedName): Float32Array {
    const telling = new Float32Array(this.#names.length);
    for (const part of asked.parts) {
      const best = new Map<number, number>();
      for (const word of [part.folded, ...(part.also ?? [])]) {
        for (const key of this.#keysOf(word)) {
          const posting = this.#postings.get(key) ?? [];
          const weight = Math.log2(1 + this.#names.length / posting.length);
          for (const at of posting) best.set(at, Math.max(weight, best.get(at) ?? 0));
        }
      }
      for (const [at, weight] of best) telling[at] = (telling[at] ?? 0) + weight;
    }
    return telling;
  }

  /** The share of names with the word, in any spelling that is here. */
  readonly commonness = (word: string): number => {
    const known = this.#commonness.get(word);
    if (known !== undefined) return known;
    const spellings = new Set(skeletonsOf(word).flatMap((skeleton) => [...(this.#words.get(skeleton) ?? [])]));
    let count = 0;
    for (const other of spellings) if (wordLikeness(word, other) >= ALIKE) count += this.#counts.get(other) ?? 0;
    const commonness = (count + 0.5) / (this.#names.length + 1);
    this.#commonness.set(word, commonness);
    return commonness;
  };
}

/** The names that share the most, up to so many: from the rarest key down, whole steps at a time. */
function mostTelling(telling: Float32Array): number[] {
  const some: number[] = [];
  telling.forEach((weight, at) => {
    if (weight > 0) some.push(at);
  });
  const floor = some.map((at) => telling[at] ?? 0).sort((one, other) => other - one)[MOST_COMPARED - 1] ?? 0;
  return some
    .filter((at) => (telling[at] ?? 0) >= floor)
    .sort((one, other) => (telling[other] ?? 0) - (telling[one] ?? 0))
    .slice(0, MOST_COMPARED);
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
