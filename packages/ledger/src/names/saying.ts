/**
 * What one entry says of one person that somebody may be found by, folded: words of names, years of birth, numbers. It is all
 * that the index is made of, and all that its segments hold.
 */
import { birthBounds } from "@muster/custody";
import { foldNumber } from "./number-table.ts";
import { parseName, type StatedPart } from "@muster/names";
import { instantFromEpoch, type PersonId } from "@muster/record";

export interface Saying {
  readonly person: PersonId;
  readonly entry: number;
  readonly words: readonly string[];
  /** Years of birth, and days of birth as 19870305. */
  readonly years: readonly number[];
  readonly numbers: readonly string[];
}

/** A detail that identifies somebody, as its content is kept (custody's claims and numbers). */
export type Identifying =
  | { readonly claim: "name"; readonly text: string; readonly script: string; readonly parts?: readonly StatedPart[] }
  | { readonly claim: "birth"; readonly edtf: string; readonly place?: string }
  | { readonly claim: "sex"; readonly sex: "female" | "male" | "other" }
  | { readonly claim: "nationality"; readonly country: string }
  | { readonly claim: "kinship"; readonly is: string; readonly of: PersonId }
  | { readonly claim: "listed"; readonly field: string; readonly text: string }
  /** The tag on the person's property. */
  | { readonly claim: "seal"; readonly seal: string }
  | { readonly claim?: undefined; readonly numbers: readonly { readonly number: string; readonly issuer: string }[] };

/** The kinds of detail that sayings are made of. */
export const SOUGHT_KINDS = ["claim:name", "claim:birth", "claim:listed", "numbers", "property.sealed"] as const;
/** What a list calls a number that the person has from elsewhere. */
const LISTED_NUMBERS: ReadonlySet<string> = new Set(["number", "document"]);

/** Of a name of five hundred parts the first: whoever writes so many hides the few that say something among them. */
const MOST_WORDS = 32;
/** A birth that leaves open more years says too little to be looked for by. */
const MOST_YEARS = 12;
const FIRST_INSTANT = Date.UTC(1, 0);
const LAST_INSTANT = Date.UTC(9_999, 0);
const PLAIN_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const PLAIN_YEAR = /^(\d{4})(?:-|[~?%]?$)/;

export function sayingOf(person: PersonId, entry: number, details: readonly Identifying[]): Saying {
  const words = new Set<string>();
  const years = new Set<number>();
  const numbers = new Set<string>();
  for (const detail of details) {
    if (detail.claim === "name") for (const word of wordsOf(detail)) words.add(word);
    else if (detail.claim === "birth") for (const born of bornIn(detail.edtf)) years.add(born);
    else for (const { number } of numbersOf(detail)) numbers.add(foldNumber(number));
  }
  numbers.delete("");
  return { person, entry, words: [...words], years: [...years], numbers: [...numbers] };
}

/** The folded words of a name, and what else they may be written as. Titles and initials are anybody's. */
function wordsOf({ text, parts }: { readonly text: string; readonly parts?: readonly StatedPart[] }): string[] {
  return parseName(text, parts)
    .parts.slice(0, MOST_WORDS)
    .flatMap(({ kind, folded, initial, also = [] }) => (initial || kind === "title" ? [] : [folded, ...also]));
}

/** The years in which somebody born so may have been born; of a whole date that nobody doubts the day too, as 19870305. */
export function bornIn(edtf: string): readonly number[] {
  const [, year, month, day] = PLAIN_DAY.exec(edtf) ?? [];
  return day === undefined ? yearsOf(edtf) : [...yearsOf(edtf), Number(`${year}${month}${day}`)];
}

/** The years in which somebody born so may have been born. */
export function yearsOf(edtf: string): readonly number[] {
  const [, plain] = PLAIN_YEAR.exec(edtf) ?? [];
  if (plain !== undefined) return [Number(plain)];
  const bounds = birthBounds(edtf);
  if (bounds === undefined || !Number.isFinite(bounds.earliest) || !Number.isFinite(bounds.latest)) return [];
  const [first, last] = [yearIn(bounds.earliest), yearIn(bounds.latest)];
  return last - first >= MOST_YEARS ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The numbers in a detail: those that an authority gave, that a list has for the person, and the tag on their property. */
export function numbersOf(detail: Identifying): readonly { readonly number: string; readonly issuer: string }[] {
  if (detail.claim === undefined) return detail.numbers;
  if (detail.claim === "seal") return [{ number: detail.seal, issuer: detail.claim }];
  if (detail.claim !== "listed" || !LISTED_NUMBERS.has(detail.field)) return [];
  return [{ number: detail.text, issuer: detail.field }];
}

/** In the calendar of instants; a year that they do not reach is nobody's birth. */
function yearIn(milliseconds: number): number {
  const within = Math.max(FIRST_INSTANT, Math.min(LAST_INSTANT, milliseconds));
  return Number(instantFromEpoch(within).slice(0, 4));
}
