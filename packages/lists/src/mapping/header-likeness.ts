/** Which field a header names: its words beside those of the table, folded, with room for a slip and for words around them. */
import { foldWord } from "@muster/names";
import { HEADER_WORDS, type HeaderLanguage } from "./header-words.ts";
import type { Field } from "./mapping.ts";

export interface HeaderReading {
  readonly field: Field;
  readonly word: string;
  readonly language: HeaderLanguage;
  /** 1 where the header is the word itself; 0.7 and less is a guess. */
  readonly likeness: number;
}

interface KnownHeader {
  readonly field: Field;
  readonly word: string;
  readonly language: HeaderLanguage;
  readonly words: readonly string[];
  readonly folded: string;
}

/** What may be a header of up to so many words; longer is a sentence. */
const MOST_WORDS = 12;
/** Below this nothing is found: two short words have letters in common by chance. */
const LEAST_LIKENESS = 0.6;

/** What the header most likely names, best first, one a field; empty where it names nothing known. */
export function readHeader(header: string): readonly HeaderReading[] {
  const words = foldedWords(header);
  if (words.length === 0 || words.length > MOST_WORDS) return [];
  const best = new Map<Field, HeaderReading>();
  for (const { field, word, language, words: knownWords, folded } of knownHeaders()) {
    const likeness = likenessOf(words, knownWords, folded);
    if (likeness < LEAST_LIKENESS || likeness <= (best.get(field)?.likeness ?? 0)) continue;
    best.set(field, { field, word, language, likeness });
  }
  return [...best.values()].sort((one, other) => other.likeness - one.likeness);
}

/** Signs that are headers by themselves have no letters to fold. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["#", "#"],
  ["№", "no"],
  ["n°", "no"],
]);

function foldedWords(text: string): string[] {
  const plain = text.toLowerCase().trim();
  const sign = SIGNS.get(plain);
  if (sign !== undefined) return [sign];
  return plain
    .replaceAll("№", " no ")
    .replaceAll("n°", " no ")
    .split(/[\s/,،()[\]:;_\-.*]+/u)
    .map((word) => (word === "#" ? word : foldWord(word)))
    .filter((word) => word !== "");
}

/**
 * 1 where all words are the same in their order. Words that are one another's slip count in part, words too many take away
 * a little, and what the header says before a stroke (`Name / Father`) leads to what it says behind it.
 */
function likenessOf(words: readonly string[], known: readonly string[], folded: string): number {
  if (words.join(" ") === folded) return 1;
  if (known.length === 0) return 0;
  let found = 0;
  for (const word of known) {
    let closest = 0;
    for (const other of words) closest = Math.max(closest, slipLikeness(word, other));
    if (closest === 0) return 0;
    found += closest;
  }
  const superfluous = Math.max(0, words.length - known.length);
  const share = found / known.length;
  return share === 1 && superfluous === 0 ? 0.97 : share * (0.95 - Math.min(0.4, superfluous * 0.08));
}

/** 1 for the same word, 0.8 for one slip in a word of at least five letters, 0 for another word. */
function slipLikeness(word: string, other: string): number {
  if (word === other) return 1;
  if (Math.min(word.length, other.length) < 5 || Math.abs(word.length - other.length) > 1) return 0;
  return isOneSlip(word, other) ? 0.8 : 0;
}

/** One letter other, one more, one less, or two that changed places. */
function isOneSlip(word: string, other: string): boolean {
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(word.length, other.length) - start;
  while (end < shorter && word[word.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [left, right] = [word.slice(start, word.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

let known: readonly KnownHeader[] | undefined;

function knownHeaders(): readonly KnownHeader[] {
  known ??= Object.entries(HEADER_WORDS).flatMap(([field, languages]) =>
    Object.entries(languages).flatMap(([language, words]) =>
      words.map((word): KnownHeader => {
        const folded = foldedWords(word);
        return {
          field: field as Field,
          word,
          language: language as HeaderLanguage,
          words: folded,
          folded: folded.join(" "),
        };
      }),
    ),
  );
  return known;
}
