/** The words of a text, with what stands between them as far as it says something: a comma, brackets, a hyphen. */
import { foldWord } from "./fold.ts";

export interface Word {
  /** As it was written, and where: from `start` to before `end` in `line`. */
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** In lower case, without marks; with its article. */
  readonly plain: string;
  readonly folded: string;
  /** In brackets or quotation marks: another name. */
  readonly aside: boolean;
  /** Before the comma of `FAMILY, Given`. */
  readonly beforeComma: boolean;
}

/** Words that are looked at. */
const MOST_WORDS = 64;
const MOST_CHARACTERS = 1_000;

/** Letters, marks, digits and what is written inside a word; a hyphen and a dot part words. */
const WORD = /[\p{L}\p{M}\p{N}\p{Cf}'’‘`´ʿʾʻʼ]+/gu;
const ASIDE = /[([{"“”«»][^()[\]{}"“”«»]*[)\]}"“”«»]/gu;

/** In the order they are read in: of `FAMILY, Given` the given name first. */
export function wordsOf(text: string): readonly Word[] {
  const line = text.slice(0, MOST_CHARACTERS);
  const asides = [...line.matchAll(ASIDE)].map((found) => [found.index, found.index + found[0].length] as const);
  const comma = familyComma(line);
  const words: Word[] = [];
  for (const { index, 0: found } of line.matchAll(WORD)) {
    for (const [start, end] of partedByCase(found, index)) {
      const word = wordAt(line, start, end, asides, comma);
      if (word !== undefined) words.push(word);
    }
    if (words.length >= MOST_WORDS) break;
  }
  return [...words.filter(({ beforeComma }) => !beforeComma), ...words.filter(({ beforeComma }) => beforeComma)];
}

function wordAt(
  line: string,
  start: number,
  end: number,
  asides: readonly (readonly [number, number])[],
  comma: number,
): Word | undefined {
  const written = line.slice(start, end);
  const folded = foldWord(written);
  if (folded === "") return undefined;
  return {
    line,
    start,
    end,
    folded,
    plain: LETTERS_ALONE.test(written) ? written.toLowerCase() : lettersOf(written),
    aside: asides.some(([from, to]) => start >= from && end <= to),
    beforeComma: start < comma,
  };
}

/** Letters that have nothing to be taken off: as nearly all are. */
const LETTERS_ALONE = /^(?:[A-Za-z]+|[\u0621\u0627-\u063a\u0641-\u064aپچژکگیۆێەڵڕھ]+)$/;

function lettersOf(written: string): string {
  return written
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}]/gu, "");
}

/** Where the one comma of a Latin or Cyrillic name stands, with words on both sides; else -1. In Arabic a comma parts two names. */
function familyComma(line: string): number {
  const comma = line.indexOf(",");
  if (comma < 0 || line.indexOf(",", comma + 1) >= 0) return -1;
  const [before, after] = [line.slice(0, comma), line.slice(comma + 1)];
  return /\p{L}/u.test(before) && /^\s*[\p{Lu}\p{Ll}]/u.test(after) ? comma : -1;
}

/** `SergeiLavrov` is two words that lost their space; `McDonald` and `iPhone` are one. */
function partedByCase(found: string, index: number): readonly (readonly [number, number])[] {
  const inside = /^(\p{Lu}\p{Ll}{2,}|Al|El)(?=\p{Lu}\p{Ll}{2,})/u.exec(found);
  if (inside === null || found.startsWith("Mac")) return [[index, index + found.length]];
  const parted = index + inside[0].length;
  return [[index, parted], ...partedByCase(found.slice(inside[0].length), parted)];
}
