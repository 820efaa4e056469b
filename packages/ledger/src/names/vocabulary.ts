/**
 * The words that names on the register are made of, folded, each once; and which of them are near a word that somebody typed
 * or that another name has. Nearness is looked for among words with the same skeleton (in any script), then among those
 * whose skeleton is one consonant away, and judged by the learned model.
 */
import { type Script, scriptOf, skeletonsOf, wordLikeness } from "@muster/names";
import { isMisspelling } from "./misspelling.ts";

export interface Near {
  readonly word: number;
  /** 0 to 1; 1 for the same word. */
  readonly likeness: number;
}

/** Below this two words have nothing to do with each other. */
export const NEAR = 0.6;
/** So many words at most are held against one, the commonest of each kind: a thousand have the skeleton of Ali. */
const MOST_OF_SKELETON = 96;
const MOST_OF_NEIGHBOURS = 32;
const MOST_BEGINNING = 256;
/** A skeleton of one consonant has half the vocabulary for neighbours. */
const SHORTEST_WITH_NEIGHBOURS = 2;
const SHORTEST_BEGINNING = 3;
const WORDS_AT_HAND = 50_000;
/** What was found near a word is looked for again when the vocabulary has grown by so much. */
const GROWN = 1.05;
/** Consonants of Arabic stand for longer Latin and Cyrillic beginnings, as vowels are not written. */
const ARABIC_LENGTH = 0.72;
const CONSONANTS = "BTKSFLMNR";

interface AtHand {
  readonly near: readonly Near[];
  readonly words: number;
}

export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #bySkeleton = new Map<string, number[]>();
  readonly #atHand = new Map<string, AtHand>();
  readonly #count: (word: number) => number;

  /** `count`: how many people carry a word. */
  constructor(count: (word: number) => number) {
    this.#count = count;
  }

  get size(): number {
    return this.#words.length;
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }

  wordAt(id: number): string {
    return this.#words[id] ?? "";
  }

  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#words.push(word);
    this.#ids.set(word, id);
    for (const skeleton of skeletonsOf(word)) {
      const others = this.#bySkeleton.get(skeleton);
      if (others === undefined) this.#bySkeleton.set(skeleton, [id]);
      else others.push(id);
    }
    return id;
  }

  /** Words that nobody carries any more are forgotten; the numbers of the others stay. */
  forgetUncarried(): void {
    this.#atHand.clear();
    for (const [word, id] of this.#ids) {
      if (this.#count(id) > 0) continue;
      this.#ids.delete(word);
      this.#words[id] = "";
      for (const skeleton of skeletonsOf(word)) {
        const rest = this.#bySkeleton.get(skeleton)?.filter((other) => other !== id) ?? [];
        if (rest.length > 0) this.#bySkeleton.set(skeleton, rest);
        else this.#bySkeleton.delete(skeleton);
      }
    }
  }

  /** The words that may be this one, the likest first. */
  near(word: string): readonly Near[] {
    const known = this.#atHand.get(word);
    if (known !== undefined && this.#words.length <= known.words * GROWN) return known.near;
    const likeness = new Map<number, number>();
    const own = this.#ids.get(word);
    if (own !== undefined) likeness.set(own, 1);
    for (const id of this.#worthComparing(word)) {
      const alike = id === own ? 1 : wordLikeness(word, this.wordAt(id));
      if (alike >= NEAR) likeness.set(id, alike);
    }
    const near = likestFirst(likeness);
    if (this.#atHand.size >= WORDS_AT_HAND) this.#atHand.clear();
    this.#atHand.set(word, { near, words: this.#words.length });
    return near;
  }

  /** The words that begin so, in any script: those that begin with these letters, then those that begin with their sounds. */
  beginning(typed: string): readonly Near[] {
    const likeness = new Map<number, number>();
    const letters: number[] = [];
    for (const [word, id] of this.#ids) if (word.startsWith(typed)) letters.push(id);
    for (const id of this.#commonest(letters, MOST_BEGINNING))
      likeness.set(id, beginningLikeness(typed, this.wordAt(id)));
    if (typed.length < SHORTEST_BEGINNING) return likestFirst(likeness);
    const script = scriptOf(typed);
    const sounds = new Set<number>();
    const skeletons = skeletonsOf(typed).filter((skeleton) => skeleton.length >= SHORTEST_WITH_NEIGHBOURS);
    for (const [skeleton, ids] of this.#bySkeleton) {
      if (skeletons.some((begun) => skeleton.startsWith(begun)))
        for (const id of ids) if (scriptOf(this.wordAt(id)) !== script) sounds.add(id);
    }
    for (const id of this.#commonest([...sounds], MOST_OF_SKELETON)) {
      const alike = wordLikeness(typed, begunIn(this.wordAt(id), typed, script));
      if (alike >= NEAR) likeness.set(id, alike * beginningLikeness(typed, this.wordAt(id)));
    }
    return likestFirst(likeness);
  }

  *#worthComparing(word: string): Generator<number> {
    const skeletons = skeletonsOf(word);
    const same = new Set(skeletons.flatMap((skeleton) => this.#bySkeleton.get(skeleton) ?? []));
    yield* this.#commonest([...same], MOST_OF_SKELETON);
    const script = scriptOf(word);
    const misspelt = new Set<number>();
    for (const neighbour of neighboursOf(skeletons)) {
      for (const id of this.#bySkeleton.get(neighbour) ?? []) {
        const other = this.wordAt(id);
        if (!same.has(id) && (scriptOf(other) !== script || isMisspelling(word, other))) misspelt.add(id);
      }
    }
    yield* this.#commonest([...misspelt], MOST_OF_NEIGHBOURS);
  }

  #commonest(ids: readonly number[], most: number): readonly number[] {
    if (ids.length <= most) return ids;
    return [...ids].sort((one, other) => this.#count(other) - this.#count(one)).slice(0, most);
  }
}

function likestFirst(likeness: ReadonlyMap<number, number>): readonly Near[] {
  return [...likeness]
    .map(([word, alike]) => ({ word, likeness: alike }))
    .sort((one, other) => other.likeness - one.likeness || one.word - other.word);
}

/** The whole word is what was meant more often than a longer one: from 0.8 to 1. */
function beginningLikeness(typed: string, word: string): number {
  return 0.8 + 0.2 * Math.min(1, typed.length / word.length);
}

/** As much of a word of another script as these letters stand for. */
function begunIn(word: string, typed: string, script: Script): string {
  const ratio = scriptOf(word) === "Arab" ? ARABIC_LENGTH : script === "Arab" ? 1 / ARABIC_LENGTH : 1;
  return word.slice(0, Math.max(2, Math.round(typed.length * ratio)));
}

/** Every skeleton that is one consonant away: one more, one less, or another. */
function neighboursOf(skeletons: readonly string[]): ReadonlySet<string> {
  const neighbours = new Set<string>();
  for (const skeleton of skeletons) {
    if (skeleton.length < SHORTEST_WITH_NEIGHBOURS) continue;
    for (let at = 0; at <= skeleton.length; at += 1) {
      const [before, after] = [skeleton.slice(0, at), skeleton.slice(at)];
      if (after !== "") neighbours.add(before + after.slice(1));
      for (const consonant of CONSONANTS) {
        neighbours.add(before + consonant + after);
        if (after !== "") neighbours.add(before + consonant + after.slice(1));
      }
    }
  }
  return neighbours;
}
