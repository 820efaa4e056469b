/** What stands in a column, by how many of its filled cells look like what. A cell can look like several things. */
import { resolveCountry } from "@muster/names";
import type { ListTable } from "../table/table.ts";
import { clean } from "../values/clean.ts";
import { latinDigits } from "../values/digits.ts";
import { isNotStated } from "../values/not-stated.ts";
import { readDate } from "../values/read-date.ts";
import { readSex } from "../values/sex.ts";
import type { ContentKind } from "./proposal.ts";

export interface ColumnContent {
  /** Cells that state something, cleaned, in their order. */
  readonly texts: readonly string[];
  /** Of those cells, from 0 to 1. */
  readonly shares: Readonly<Record<Exclude<ContentKind, "empty">, number>>;
  /** Words before a kunya: `أبو`, `Umm`. */
  readonly kunyas: number;
}

const KUNYA = /^(?:أبو|ابو|أبي|ابي|أم|ام|أبا|abu|abo|abou|umm|um|oum|ebu|ebû|абу|умм)[\s-]/iu;
/** Different words of a column are few where they are countries, and each costs a look through all of them. */
const MOST_COUNTRY_WORDS = 80;

export function contentOf({ sample }: Pick<ListTable, "sample">, column: number): ColumnContent {
  const texts: string[] = [];
  for (const row of sample) {
    const { text } = clean(row.texts[column] ?? "");
    if (!isNotStated(text)) texts.push(text);
  }
  const share = (looksLike: (text: string) => boolean) =>
    texts.length === 0 ? 0 : texts.filter(looksLike).length / texts.length;
  return {
    texts,
    shares: {
      counting: counting(texts),
      numbers: share((text) => /\p{Nd}/u.test(text) && !/\p{L}{3,}\s+\p{L}{3,}/u.test(text)),
      dates: share(isDate),
      years: share((text) => /^(?:1[23-9]|20)\d\d$/u.test(latinDigits(text))),
      ages: share((text) => /^\d{1,3}$/u.test(latinDigits(text)) && Number(latinDigits(text)) <= 110),
      sexes: share((text) => readSex(text) !== undefined),
      countries: countries(texts),
      names: share((text) => isName(text.replace(NUMBERED, ""))),
      words: share((text) => /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(text)),
    },
    kunyas: share((text) => KUNYA.test(text)),
  };
}

/** In a pasted list a name has its number before it: `12- `. */
const NUMBERED = /^[\s([]*\p{Nd}{1,4}\s?[-–.):\]]+\s*/u;

function isName(text: string): boolean {
  return /\p{L}{2,}[\s-]+\p{L}{2,}/u.test(text) && !/\p{Nd}/u.test(text);
}

/** Three figures or a month in words: a bare year is a year. */
function isDate(text: string): boolean {
  if (/^\p{Nd}*$/u.test(text)) return false;
  const read = readDate(text, {});
  return typeof read !== "string" || read === "date-order-not-known" || read === "calendar-not-known";
}

/** The share of cells that count on from the cell above. */
function counting(texts: readonly string[]): number {
  if (texts.length < 2) return texts[0] !== undefined && latinDigits(texts[0]) === "1" ? 1 : 0;
  let steps = 0;
  for (let index = 1; index < texts.length; index += 1) {
    const [before, here] = [texts[index - 1] ?? "", texts[index] ?? ""].map(latinDigits);
    if (/^\d{1,7}$/u.test(here ?? "") && Number(here) === Number(before) + 1) steps += 1;
  }
  return steps / (texts.length - 1);
}

function countries(texts: readonly string[]): number {
  const words = new Map<string, number>();
  for (const text of texts) {
    if (!/\p{Nd}/u.test(text)) words.set(text, (words.get(text) ?? 0) + 1);
  }
  if (words.size > Math.min(MOST_COUNTRY_WORDS, Math.max(12, texts.length / 3))) return 0;
  let known = 0;
  for (const [word, count] of words) {
    if ((resolveCountry(word)[0]?.score ?? 0) >= 0.85) known += count;
  }
  return texts.length === 0 ? 0 : known / texts.length;
}
