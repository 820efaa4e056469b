/**
 * Two births as they are claimed: whether their spans meet, and if not, whether a mistake that is often made would make them meet: day
 * and month changed, a digit wrong, a year of another calendar.
 */
import { BIRTH_OVERLAPS, BIRTH_YEARS, RATES, weightOf } from "./weights.ts";

/** A birth as it is claimed: the text (EDTF) and the bounds it leaves open, in milliseconds since 1970. */
export interface BirthSpan {
  readonly edtf: string;
  readonly earliest: number;
  readonly latest: number;
}

export interface BirthEvidence {
  readonly why: "agrees" | "close" | "differs";
  readonly how?: "day-and-month-turned" | "digit" | "other-calendar" | "years-apart";
  readonly weight: number;
}

const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;
/** How far a year marked as about (`~`), uncertain (`?`) or both (`%`) reaches to either side. */
const DOUBT = 2 * YEAR;
/** A year before this is of another calendar: nobody on a register was born then. */
const FIRST_YEAR = 1_700;

export function compareBirths(one: BirthSpan, other: BirthSpan): BirthEvidence {
  const [left, right] = [dayOf(one.edtf), dayOf(other.edtf)];
  if (left !== undefined && right !== undefined && left.year > FIRST_YEAR && right.year > FIRST_YEAR) {
    return compareDays(left, right) ?? compareSpans(widened(one), widened(other));
  }
  const [mine, theirs] = [inOtherCalendars(one), inOtherCalendars(other)];
  if (mine.length === theirs.length) return compareSpans(widened(one), widened(other));
  const meet = [one, ...mine].some((span) => [other, ...theirs].some((second) => gapOf(span, second) <= 0));
  const weight = weightOf(meet ? RATES.birthCalendar : RATES.birthFar);
  return { why: meet ? "close" : "differs", how: "other-calendar", weight };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(edtf: string): Day | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(edtf) ?? [];
  return day === undefined ? undefined : { year: Number(year), month: Number(month), day: Number(day) };
}

/** Two days, both known; undefined where no common mistake makes the one the other, and the years must tell. */
function compareDays(one: Day, other: Day): BirthEvidence | undefined {
  const [left, right] = [digitsOf(one), digitsOf(other)];
  if (left === right) {
    return { why: "agrees", weight: weightOf(isPlaceholder(one) ? RATES.birthPlaceholder : RATES.birthDay) };
  }
  if (isPlaceholder(one) || isPlaceholder(other)) return undefined;
  if (one.year === other.year && one.month === other.day && one.day === other.month) {
    return { why: "close", how: "day-and-month-turned", weight: weightOf(RATES.birthTurned) };
  }
  return oneMistakeApart(left, right) ? { why: "close", how: "digit", weight: weightOf(RATES.birthDigit) } : undefined;
}

function digitsOf({ year, month, day }: Day): string {
  return `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
}

function isPlaceholder({ month, day }: Day): boolean {
  return day === 1 && (month === 1 || month === 7);
}

/** One digit changed, or two neighbours that changed places. Of texts of one length. */
export function oneMistakeApart(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const places = Array.from(one, (letter, at) => (letter === other[at] ? -1 : at)).filter((at) => at >= 0);
  const [first = -1, second = -2] = places;
  if (places.length === 1) return true;
  const swapped = one[first] === other[second] && one[second] === other[first];
  return places.length === 2 && second === first + 1 && swapped;
}

/** The narrower the spans are that meet, the more it says; and the wider the gap, the more against. */
function compareSpans(one: BirthSpan, other: BirthSpan): BirthEvidence {
  const gap = gapOf(one, other) / YEAR;
  if (gap <= 0) {
    const chance = Math.min(1, (widthOf(one) + widthOf(other)) / BIRTH_YEARS);
    return { why: "agrees", weight: Math.max(0, Math.log2(BIRTH_OVERLAPS / chance)) };
  }
  const rates = GAPS.find(([years]) => gap <= years)?.[1] ?? RATES.birthFar;
  return { why: gap <= 2 ? "close" : "differs", how: "years-apart", weight: weightOf(rates) };
}

const GAPS = [
  [1, RATES.birthOneYear],
  [2, RATES.birthTwoYears],
  [5, RATES.birthFiveYears],
  [10, RATES.birthTenYears],
] as const;

function gapOf(one: BirthSpan, other: BirthSpan): number {
  return Math.max(one.earliest - other.latest, other.earliest - one.latest);
}

/** In years: of two days that are the same year, the year is what is compared. */
function widthOf({ earliest, latest }: BirthSpan): number {
  return Math.max(1, Math.min(BIRTH_YEARS, (latest - earliest) / YEAR));
}

/** About a year, to either side; and a day that stands for its year, to all of it. */
function widened(span: BirthSpan): BirthSpan {
  const day = dayOf(span.edtf);
  if (day !== undefined && isPlaceholder(day)) {
    const earliest = span.earliest - (day.month === 7 ? YEAR / 2 : 0);
    return { ...span, earliest, latest: earliest + YEAR - DAY };
  }
  if (!/[~?%]/.test(span.edtf)) return span;
  return { ...span, earliest: span.earliest - DOUBT, latest: span.latest + DOUBT };
}

/** The span as if its year were of the Hijra, or of the Persian calendar; nothing for a year of ours. */
function inOtherCalendars(span: BirthSpan): readonly BirthSpan[] {
  const year = Number(/^\d{4}/.exec(span.edtf)?.[0] ?? FIRST_YEAR);
  if (year >= FIRST_YEAR || year < 1_250) return [];
  // A year of the Hijra has 354.367 days, and its first began on 16 July 622; the Persian year begins in March, 621 years behind ours.
  return [(year - 1) * 0.970_224 + 622.54, year + 621.22].map((begins) => {
    const earliest = (begins - 1_970) * YEAR;
    return { edtf: span.edtf, earliest, latest: earliest + YEAR };
  });
}
