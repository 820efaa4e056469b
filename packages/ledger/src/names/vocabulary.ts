/**
 * The words that names on the register are made of, folded, each once; and which of them are near a word that somebody typed
 * or that another name has. Nearness is looked for among words with the same skeleton (in any script), then among those
 * whose skeleton is one consonant away, and judged by the learned model.
 */
import { type Likeness, rememberedLikeness, type Script, scriptOf, skeletonsOf, wordLikeness } from "@muster/names";
import { isMisspelling, lettersIn, mayBeMisspelling, scriptIn, SCRIPTS, shapeOf } from "./misspelling.ts";
import { Shelf } from "./shelf.ts";

export interface Near {
  readonly word: number;
  /** 0 to 1; 1 for the same word. */
  readonly likeness: number;
}

/** Below this two words are rather two names than one. */
const NEAR = 0.5;
/** What a slip of the finger makes of a word may look like no spelling of it. */
const MISTYPED = 0.6;
/** What a word that is so like the one sought is worth of it: one that is rather the same than not, most of it. */
export const worthOf = (likeness: number): number => Math.sqrt(likeness);

/** So many words at most are held against one, the commonest of each kind: a thousand have the skeleton of Ali. */
const MOST_OF_SKELETON = 64;
const MOST_OF_NEIGHBOURS = 24;
const MOST_BEGINNING = 256;
/** A skeleton of one consonant has half the vocabulary for neighbours. */
const SHORTEST_WITH_NEIGHBOURS = 2;
const SHORTEST_BEGINNING = 3;
const WORDS_AT_HAND = 50_000;
/** Pairs whose likeness is remembered: some twenty megabytes. */
const LIKENESSES_AT_HAND = 200_000;
/** So many words that came since are kept for one that was asked for; of more it is looked for from the beginning. */
const MOST_SINCE = 512;
/** Consonants of Arabic stand for longer Latin and Cyrillic beginnings, as vowels are not written. */
const ARABIC_LENGTH = 0.72;
const CONSONANTS = "BTKSFLMNR";
const BEGINNING = 2;
/** From so many consonants on, a word of another script is held against those that have one more, one less, or another. */
const SHORTEST_TELLING = 4;
/** A whole number that is quick to have. */
const LAST_STAMP = 2 ** 30 - 1;

/** What was near a word when it was last asked for, and the words that came since and may be near it. */
interface AtHand {
  readonly word: string;
  readonly shape: number;
  readonly letters: number;
  near: readonly Near[];
  since: number[];
}

export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #bySkeleton = new Map<string, Shelf>();
  /** Words by their first two letters, and skeletons by their first two consonants. */
  readonly #byBeginning = new Map<string, number[]>();
  readonly #skeletonsByBeginning = new Map<string, string[]>();
  readonly #stamps: number[] = [];
  #stamp = 0;
  readonly #atHand = new Map<string, AtHand>();
  readonly #atHandBySkeleton = new Map<string, AtHand[]>();
  readonly #count: (word: number) => number;
  #likeness = rememberedLikeness(wordLikeness, LIKENESSES_AT_HAND);

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

  /** `stated`: the word's skeletons, where they are known. */
  add(word: string, stated?: readonly string[]): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    this.#words.push(word);
    this.#stamps.push(0);
    this.#ids.set(word, id);
    addTo(this.#byBeginning, beginningOf(word), id);
    const skeletons = stated ?? skeletonsOf(word);
    for (const skeleton of skeletons) this.#shelve(skeleton, id, word);
    if (this.#atHand.size > 0) this.#tellNear(id, skeletons);
    return id;
  }

  #shelve(skeleton: string, id: number, word: string): void {
    const known = this.#bySkeleton.get(skeleton);
    const shelf = known ?? new Shelf();
    shelf.add(id, shapeOf(word), lettersIn(word));
    if (known !== undefined) return;
    this.#bySkeleton.set(skeleton, shelf);
    addTo(this.#skeletonsByBeginning, beginningOf(skeleton), skeleton);
  }

  /** A new word may be near one that was asked for before: whoever is registered is found from then on. */
  #tellNear(id: number, skeletons: readonly string[]): void {
    const told = new Set<AtHand>();
    for (const skeleton of skeletons) for (const asked of this.#atHandBySkeleton.get(skeleton) ?? []) told.add(asked);
    const word = this.wordAt(id);
    const [shape, letters] = [shapeOf(word), lettersIn(word)];
    const isTelling = skeletons.some(({ length }) => length >= SHORTEST_TELLING);
    // Of one consonant too: what has two is held against it, though it is itself held against none.
    for (const skeleton of neighboursOf(skeletons, 1)) {
      if (skeleton.length < SHORTEST_WITH_NEIGHBOURS) continue;
      for (const asked of this.#atHandBySkeleton.get(skeleton) ?? []) {
        if (scriptIn(shape) !== scriptIn(asked.shape)) {
          if (isTelling) told.add(asked);
        } else if (mayBeMisspelling(shape, letters, asked.shape, asked.letters) && isMisspelling(word, asked.word))
          told.add(asked);
      }
    }
    for (const { since } of told) since.push(id);
  }

  #forgetAtHand(): void {
    this.#atHand.clear();
    this.#atHandBySkeleton.clear();
    this.#likeness = rememberedLikeness(wordLikeness, LIKENESSES_AT_HAND);
  }

  /** How alike two words are, remembered until a word is forgotten: names on a register are made of few words. */
  readonly likeness: Likeness = (one, other) => this.#likeness(one, other);

  /** Words that nobody carries any more are forgotten; the numbers of the others stay. */
  forgetUncarried(): void {
    this.#forgetAtHand();
    for (const [word, id] of this.#ids) {
      if (this.#count(id) > 0) continue;
      this.#ids.delete(word);
      this.#words[id] = "";
      takeFrom(this.#byBeginning, beginningOf(word), id);
      for (const skeleton of skeletonsOf(word)) {
        const shelf = this.#bySkeleton.get(skeleton);
        shelf?.remove(id, shapeOf(word));
        if (shelf?.isEmpty !== true) continue;
        this.#bySkeleton.delete(skeleton);
        takeFrom(this.#skeletonsByBeginning, beginningOf(skeleton), skeleton);
      }
    }
  }

  /** The words that may be this one, the likest first. */
  near(word: string): readonly Near[] {
    const known = this.#atHand.get(word);
    if (known !== undefined && known.since.length <= MOST_SINCE) return this.#broughtUp(word, known);
    const likeness = new Map<number, number>();
    const own = this.#ids.get(word);
    if (own !== undefined) likeness.set(own, 1);
    for (const id of this.#worthComparing(word)) {
      if (id === own) continue;
      const alike = likenessOf(word, this.wordAt(id));
      if (alike >= NEAR) likeness.set(id, alike);
    }
    const near = likestFirst(likeness);
    if (known === undefined) this.#remember(word, near);
    else [known.near, known.since] = [near, []];
    return near;
  }

  #remember(word: string, near: readonly Near[]): void {
    if (this.#atHand.size >= WORDS_AT_HAND) this.#forgetAtHand();
    const atHand = { word, shape: shapeOf(word), letters: lettersIn(word), near, since: [] };
    this.#atHand.set(word, atHand);
    for (const skeleton of skeletonsOf(word)) addTo(this.#atHandBySkeleton, skeleton, atHand);
  }

  /** Only the words that came since are held against this one. */
  #broughtUp(word: string, known: AtHand): readonly Near[] {
    if (known.since.length === 0) return known.near;
    const likeness = new Map(known.near.map((near) => [near.word, near.likeness]));
    for (const id of known.since) {
      const alike = likenessOf(word, this.wordAt(id));
      if (alike >= NEAR) likeness.set(id, alike);
    }
    if (likeness.size > known.near.length) known.near = likestFirst(likeness);
    known.since = [];
    return known.near;
  }

  /** The words that begin so, in any script: those that begin with these letters, then those that begin with their sounds. */
  beginning(typed: string): readonly Near[] {
    const likeness = new Map<number, number>();
    const letters = this.#beginningWith(typed).filter((id) => this.wordAt(id).startsWith(typed));
    for (const id of this.#commonest(letters, MOST_BEGINNING))
      likeness.set(id, beginningLikeness(typed, this.wordAt(id)));
    if (typed.length < SHORTEST_BEGINNING) return likestFirst(likeness);
    const script = scriptOf(typed);
    const sounds = new Set<number>();
    for (const begun of skeletonsOf(typed)) {
      if (begun.length < SHORTEST_WITH_NEIGHBOURS) continue;
      for (const skeleton of this.#skeletonsByBeginning.get(beginningOf(begun)) ?? []) {
        if (!skeleton.startsWith(begun)) continue;
        for (const other of SCRIPTS.keys())
          if (SCRIPTS[other] !== script)
            for (const id of this.#bySkeleton.get(skeleton)?.commonest(other, this.#count) ?? []) sounds.add(id);
      }
    }
    for (const id of this.#commonest([...sounds], MOST_OF_SKELETON)) {
      const alike = wordLikeness(typed, begunIn(this.wordAt(id), typed, script));
      if (alike >= NEAR) likeness.set(id, alike * beginningLikeness(typed, this.wordAt(id)));
    }
    return likestFirst(likeness);
  }

  /** Words with the same first two letters; of one letter alone, all that have it. */
  #beginningWith(typed: string): readonly number[] {
    if (typed.length >= BEGINNING) return this.#byBeginning.get(beginningOf(typed)) ?? [];
    return [...this.#byBeginning].flatMap(([letters, ids]) => (letters.startsWith(typed) ? ids : []));
  }

  *#worthComparing(word: string): Generator<number> {
    const skeletons = skeletonsOf(word);
    const [shape, letters] = [shapeOf(word), lettersIn(word)];
    const own = skeletons.flatMap((skeleton) => this.#bySkeleton.get(skeleton) ?? []);
    const same = own.flatMap((shelf) => SCRIPTS.flatMap((_, script) => shelf.commonest(script, this.#count)));
    const commonest = this.#commonest([...new Set(same)], MOST_OF_SKELETON);
    yield* commonest;
    const stamp = this.#stamped(commonest);
    const near: number[] = [];
    const look = (id: number, isWorthIt: boolean): void => {
      if (this.#stamps[id] === stamp) return;
      this.#stamps[id] = stamp;
      if (isWorthIt || isMisspelling(word, this.wordAt(id))) near.push(id);
    };
    for (const shelf of own) for (const id of shelf.perhapsMisspelt(shape, letters)) look(id, false);
    for (const neighbour of neighboursOf(skeletons)) {
      const shelf = this.#bySkeleton.get(neighbour);
      if (shelf === undefined) continue;
      for (const id of shelf.perhapsMisspelt(shape, letters)) look(id, false);
      if (neighbour.length < SHORTEST_TELLING) continue;
      for (const script of SCRIPTS.keys())
        if (script !== scriptIn(shape)) for (const id of shelf.commonest(script, this.#count)) look(id, true);
    }
    yield* this.#commonest(near, MOST_OF_NEIGHBOURS);
  }

  /** A new stamp, which these words have already: what was looked at for one word is looked at once. */
  #stamped(words: Iterable<number>): number {
    this.#stamp = this.#stamp === LAST_STAMP ? 1 : this.#stamp + 1;
    for (const id of words) this.#stamps[id] = this.#stamp;
    return this.#stamp;
  }

  #commonest(ids: readonly number[], most: number): readonly number[] {
    if (ids.length <= most) return ids;
    const counts = Float64Array.from(ids, (id) => this.#count(id));
    const least = counts.toSorted()[ids.length - most] ?? 0;
    const above = ids.filter((_, at) => (counts[at] ?? 0) > least);
    // Of those as common as the last one that came first.
    const last = ids.filter((_, at) => counts[at] === least);
    return [...above, ...last.slice(0, most - above.length)];
  }
}

/** How likely one word is the other, spelt or typed otherwise. */
function likenessOf(one: string, other: string): number {
  const alike = wordLikeness(one, other);
  return alike < MISTYPED && isMisspelling(one, other) ? MISTYPED : alike;
}

function beginningOf(text: string): string {
  return text.slice(0, BEGINNING);
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function takeFrom<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const rest = lists.get(key)?.filter((other) => other !== value) ?? [];
  if (rest.length > 0) lists.set(key, rest);
  else lists.delete(key);
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
function neighboursOf(skeletons: readonly string[], shortest = SHORTEST_WITH_NEIGHBOURS): ReadonlySet<string> {
  const neighbours = new Set<string>();
  for (const skeleton of skeletons) {
    if (skeleton.length < shortest) continue;
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
