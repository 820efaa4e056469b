/**
 * Births and ages. A birth is written in EDTF (ISO 8601-2), so that an uncertain date stays uncertain, and a person is
 * an adult only if every birth that is claimed says so. An unknown age is treated as a child's (CRC-37): the person
 * has the benefit of the doubt, until an age assessment leads to a claim being withdrawn.
 */
import type { Instant } from "@muster/record";
import { epochMilliseconds, instantFromEpoch, parseInstant, plusDuration } from "@muster/record";
import edtf from "edtf";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import type { Claim } from "./claim.ts";
import type { PersonFile } from "./file.ts";
import { claimsOf } from "./file.ts";

/**
 * How far a birth marked as about (`~`), uncertain (`?`) or both (`%`) may lie after the date written. No rule of law
 * gives this number; it is a policy of this register, and can be handed in otherwise.
 */
export const YEARS_OF_DOUBT = 2;

/** When the person may have been born, in milliseconds since 1970; infinite where the claim leaves it open. */
interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

/** The bounds of a date in EDTF (levels 0 to 2); undefined when the text is none. */
export function birthBounds(text: string): Bounds | undefined {
  const plain = plainBounds(text);
  if (plain !== undefined) return plain;
  if (known.has(text)) return known.get(text);
  if (known.size >= BOUNDS_AT_HAND) known.clear();
  const bounds = readBounds(text);
  known.set(text, bounds);
  return bounds;
}

/** Nearly every birth is a plain year, month or day, and needs no parser. Undefined for every other text, and for 30 February. */
function plainBounds(text: string): Bounds | undefined {
  const [, year, month, day] = PLAIN_BIRTH.exec(text) ?? [];
  if (year === undefined) return undefined;
  const earliest = startOf(year, month, day);
  if (day === undefined) return { earliest, latest: startAfter(Number(year), month) - 1 };
  const isInCalendar = Number.isFinite(earliest) && instantFromEpoch(earliest).startsWith(text);
  return isInCalendar ? { earliest, latest: earliest + DAY_MILLISECONDS - 1 } : undefined;
}

/** When the next month, or the next year, begins. */
function startAfter(year: number, month?: string): number {
  return month === undefined || month === "12"
    ? startOf(String(year + 1))
    : startOf(String(year), String(Number(month) + 1).padStart(2, "0"));
}

function startOf(year: string, month = "01", day = "01"): number {
  return epochMilliseconds(`${year}-${month}-${day}T00:00:00.000Z` as Instant);
}

const PLAIN_BIRTH = /^((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;
const DAY_MILLISECONDS = 86_400_000;

/** Bounds read before: the parser takes a quarter of a millisecond, and a roll of thousands names the same years. */
const known = new Map<string, Bounds | undefined>();
const BOUNDS_AT_HAND = 1_000;

function readBounds(text: string): Bounds | undefined {
  if (!daysExist(text)) return undefined;
  try {
    // An open end ("1990/") has null as its bound, whatever the type says.
    const { min, max } = edtf(text) as { min: number | null; max: number | null };
    return { earliest: min ?? Number.NEGATIVE_INFINITY, latest: max ?? Number.POSITIVE_INFINITY };
  } catch {
    // The parser throws many kinds of fault on hostile text; each of them means that it is no EDTF.
    return undefined;
  }
}

/** Whether the person is, or may be, under eighteen at `at`. True where no birth is claimed, or none can be read any more. */
export function isChild(file: PersonFile, at: Instant, yearsOfDoubt: number = YEARS_OF_DOUBT): boolean {
  const births = claimsOf(file, "birth");
  return births.length === 0 || births.some(({ edtf: text }) => mayBeUnderEighteen(text, at, yearsOfDoubt));
}

/** The refusal of a birth claim that is no EDTF, or lies wholly after `at`; undefined when every one can be. */
export function misdated(claims: readonly Claim[], at: Instant): Refusal | undefined {
  for (const claim of claims) {
    if (claim.claim !== "birth") continue;
    const bounds = birthBounds(claim.edtf);
    if (bounds === undefined) return notEdtf(claim.edtf);
    if (bounds.earliest > epochMilliseconds(at)) return notBornYet(claim.edtf, at);
  }
  return undefined;
}

function mayBeUnderEighteen(text: string, at: Instant, yearsOfDoubt: number): boolean {
  const years = 18 + (/[~?%]/.test(text) ? yearsOfDoubt : 0);
  const [, plain] = PLAIN_DATE.exec(text) ?? [];
  // The day is not over until it is over: who turns eighteen on the day of `at` is a child on that day.
  if (plain !== undefined) return plain >= dayYearsBefore(at, years).slice(0, plain.length);
  const bounds = birthBounds(text);
  return bounds === undefined || bounds.latest > epochMilliseconds(plusDuration(at, `-P${years}Y`));
}

/**
 * A year, a month or a day, in doubt as a whole or not: as nearly every birth is written, and told without the parser, which
 * takes a quarter of a millisecond. That is two seconds each time seven thousand people are about to leave.
 */
const PLAIN_DATE = /^(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?)[~?%]?$/;

/** The day so many years before, as text that compares with other days; on 29 February, a day that may not have been. */
function dayYearsBefore(at: Instant, years: number): string {
  return `${String(Number(at.slice(0, 4)) - years).padStart(4, "0")}${at.slice(4, 10)}`;
}

/** The parser takes 29 February of any year, and makes it 1 March. */
function daysExist(text: string): boolean {
  const days = text.match(/\b(?:19|20|21)\d\d-\d\d-\d\d\b/g) ?? [];
  return days.every((day) => parseInstant(`${day}T00:00:00Z`) !== undefined);
}

function notEdtf(text: string): Refusal {
  return refuse(
    "invalid",
    "birth-not-edtf",
    `"${text}" is no date in EDTF.`,
    "Write 1987, 1987-05, 1987~ (about) or 199X.",
    { field: "claims.birth.edtf" },
  );
}

function notBornYet(text: string, at: Instant): Refusal {
  return refuse(
    "invalid",
    "birth-in-the-future",
    `A birth in ${text} had not come on ${at}.`,
    "Check the year, and the time of the statement.",
    { field: "claims.birth.edtf" },
  );
}
