/**
 * A book of things known by several spellings (countries, places, sites), and a text resolved against it: what it most likely
 * names, each with its score; nothing where nothing is near, and then the text is left as it was written.
 */
import { kindShortened } from "./common-words.ts";
import { type Phrase, type PhraseWord, phraseOf } from "./phrase.ts";
import { Vocabulary } from "./vocabulary.ts";

/** The code of what is known to be none of the things: a text nearest to it names nothing, however near it is to something. */
export const NONE = "";

/** Something with a code, by the names it is known by; a name made up of others is told as one of them. */
export interface Spelt {
  readonly code: string;
  readonly names: readonly (string | { readonly text: string; readonly as: string })[];
}

export interface Resolved {
  readonly code: string;
  /** From 0 to 1; 1 where it is written as it is known, folding aside. */
  readonly score: number;
  /** The name it was known by. */
  readonly as: string;
}

/** Below it nothing is said. */
const LEAST_SCORE = 0.72;
/** What is this close to the best is not ruled out by it. */
const MARGIN = 0.08;
/** At most so many; more would be no answer. */
const MOST = 5;
/** What a word for a kind of thing weighs; one that only one name has weighs some 4 to 12. */
const KIND_WEIGHT = 0.4;
/** How much of its weight a word keeps that no name in the book has. */
const UNHEARD_OF = 0.5;
/** For words written as one that are several, or the reverse. */
const JOINED = 0.97;

interface KnownPhrase extends Phrase {
  readonly code: string;
  readonly as: string;
  weight: number;
}

export class SpellingBook {
  readonly #phrases: KnownPhrase[] = [];
  readonly #words: Vocabulary;
  readonly #joined: Vocabulary;
  readonly #phrasesAsKnown = new Map<string, KnownPhrase[]>();
  readonly #byWord = new Map<string, KnownPhrase[]>();
  readonly #byJoined = new Map<string, KnownPhrase[]>();
  readonly #codesOf = new Map<string, Set<string>>();
  readonly #codes = new Set<string>();

  /** Across scripts by default; not where every thing has its names in every script, and so is spelt wrongly in its own. */
  constructor(things: Iterable<Spelt>, { acrossScripts = true } = {}) {
    this.#words = new Vocabulary({ acrossScripts });
    this.#joined = new Vocabulary({ acrossScripts });
    for (const { code, names } of things) {
      for (const name of new Set(names)) {
        if (typeof name === "string") this.#add(code, name, name);
        else this.#add(code, name.text, name.as);
      }
    }
    for (const phrase of this.#phrases) phrase.weight = this.#weightOfAll(phrase.words);
  }

  #add(code: string, text: string, as: string): void {
    const { words, joined } = phraseOf(text);
    if (words.length === 0) return;
    const phrase = { code, as, words, joined, weight: 0 };
    this.#phrases.push(phrase);
    pushTo(this.#phrasesAsKnown, inAnyOrder(words), phrase);
    this.#codes.add(code);
    for (const folded of new Set(words.map((word) => word.folded))) {
      this.#words.add(folded);
      pushTo(this.#byWord, folded, phrase);
      this.#codesOf.set(folded, (this.#codesOf.get(folded) ?? new Set()).add(code));
    }
    if (joined === "") return;
    this.#joined.add(joined);
    pushTo(this.#byJoined, joined, phrase);
  }

  /** What the text names if it is written as one of the names, folding and the words' order aside; at next to no cost. */
  asKnown(text: string): readonly Resolved[] {
    return told(this.#known(phraseOf(text)));
  }

  #known({ words }: Phrase): readonly Resolved[] {
    const phrases = this.#phrasesAsKnown.get(inAnyOrder(words)) ?? [];
    return [...new Map(phrases.map(({ code, as }) => [code, { code, score: 1, as }])).values()];
  }

  /** What the text names, likeliest first; several where it does not say which; none where nothing is near. */
  resolve(text: string): readonly Resolved[] {
    const query = this.#asked(text);
    const known = this.#known(query);
    if (known.length > 0) return told(known);
    const best = new Map<string, Resolved>();
    const found = (phrase: KnownPhrase, score: number): void => {
      if (score < LEAST_SCORE || score <= (best.get(phrase.code)?.score ?? 0)) return;
      best.set(phrase.code, { code: phrase.code, score: Math.min(1, score), as: phrase.as });
    };
    this.#wordByWord(query, found);
    this.#asOneWord(query, found);
    const all = [...best.values()].toSorted(
      (one, other) => other.score - one.score || (one.code < other.code ? -1 : 1),
    );
    const least = (all[0]?.score ?? 0) - MARGIN;
    return told(all.filter(({ score }) => score >= least));
  }

  /** The text's words; one that stands in no name may be short for a word that says the kind. */
  #asked(text: string): Phrase {
    const { words, joined } = phraseOf(text);
    const known = words.map((word) => {
      const kind = word.kind || this.#words.has(word.folded) ? undefined : kindShortened(word.folded);
      return kind === undefined ? word : { folded: kind, kind: true };
    });
    return { words: known.every(({ kind }) => kind) ? words : known, joined };
  }

  #wordByWord(query: Phrase, found: (phrase: KnownPhrase, score: number) => void): void {
    const near = query.words.map(({ folded, kind }) => (kind ? new Map([[folded, 1]]) : this.#words.near(folded)));
    const touched = new Set<KnownPhrase>();
    query.words.forEach(({ kind }, at) => {
      if (kind && query.joined !== "") return;
      for (const folded of near[at]?.keys() ?? [])
        for (const phrase of this.#byWord.get(folded) ?? []) touched.add(phrase);
    });
    for (const phrase of touched) found(phrase, this.#agreement(query.words, near, phrase));
  }

  /** What is common to both, of all that either says (Dice's coefficient, words weighed by how few share them). */
  #agreement(query: readonly PhraseWord[], near: readonly ReadonlyMap<string, number>[], phrase: KnownPhrase): number {
    const left = [...phrase.words];
    let common = 0;
    let asked = 0;
    query.forEach((word, at) => {
      let closest = -1;
      let close = 0;
      left.forEach(({ folded }, place) => {
        const likeness = near[at]?.get(folded) ?? 0;
        if (likeness > close) [close, closest] = [likeness, place];
      });
      const [known] = closest === -1 ? [] : left.splice(closest, 1);
      const weight = known === undefined ? this.#weightOfUnmatched(word, near[at]) : this.#weight(known);
      common += weight * close;
      asked += weight;
    });
    return (2 * common) / (asked + phrase.weight);
  }

  #asOneWord({ joined }: Phrase, found: (phrase: KnownPhrase, score: number) => void): void {
    if (joined.length < 5) return;
    for (const [known, close] of this.#joined.near(joined)) {
      for (const phrase of this.#byJoined.get(known) ?? []) found(phrase, close * JOINED);
    }
  }

  #weightOfAll(words: readonly PhraseWord[]): number {
    return words.reduce((sum, word) => sum + this.#weight(word), 0);
  }

  /** A word that is near none of the book's speaks against every name alike, and so for less: it may say where the place is. */
  #weightOfUnmatched(word: PhraseWord, near: ReadonlyMap<string, number> | undefined): number {
    return near === undefined || near.size === 0 ? this.#weight(word) * UNHEARD_OF : this.#weight(word);
  }

  /** The fewer things share a word, the more it says: in bits, and one for being said at all. */
  #weight({ folded, kind }: PhraseWord): number {
    if (kind) return KIND_WEIGHT;
    return 1 + Math.log2((this.#codes.size + 1) / (this.#codesOf.get(folded)?.size ?? 1));
  }
}

function told(likeliestFirst: readonly Resolved[]): readonly Resolved[] {
  if (likeliestFirst[0]?.code === NONE) return [];
  return likeliestFirst.filter(({ code }) => code !== NONE).slice(0, MOST);
}

function inAnyOrder(words: readonly PhraseWord[]): string {
  return words
    .map(({ folded }) => folded)
    .toSorted()
    .join(" ");
}

function pushTo(map: Map<string, KnownPhrase[]>, key: string, phrase: KnownPhrase): void {
  const phrases = map.get(key);
  if (phrases === undefined) map.set(key, [phrase]);
  else phrases.push(phrase);
}
