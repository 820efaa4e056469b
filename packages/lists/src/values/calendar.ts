/**
 * Days of three calendars. Hijri days are those of Umm al-Qura and solar ones those of Iran, both as the runtime's `Intl`
 * has them: months there begin by tables, not by rules, so a year's months are looked up once and kept.
 */
import { instantFromEpoch } from "@muster/record";
import type { Calendar } from "../mapping/mapping.ts";

/** A day as ISO 8601 has it: `1990-05-03`. */
type IsoDay = string;

const DAY_MILLISECONDS = 86_400_000;
const GREGORIAN_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** Years that a list can mean; a year beyond them is a slip. */
const YEARS = {
  gregorian: { first: 1850, last: 2100 },
  hijri: { first: 1267, last: 1500 },
  "solar-hijri": { first: 1229, last: 1479 },
} as const;

export function isYearOf(calendar: Calendar, year: number): boolean {
  return year >= YEARS[calendar].first && year <= YEARS[calendar].last;
}

/** The day in ISO 8601; undefined where the calendar has no such day. */
export function isoDay(calendar: Calendar, year: number, month: number, day: number): IsoDay | undefined {
  if (!isYearOf(calendar, year) || month < 1 || month > 12 || day < 1) return undefined;
  if (calendar === "gregorian") {
    return day <= gregorianLength(year, month) ? `${year}-${two(month)}-${two(day)}` : undefined;
  }
  const starts = monthStarts(calendar, year);
  const [start, next] = [starts[month - 1], starts[month]];
  return start === undefined || next === undefined || day > next - start ? undefined : isoOf(start + day - 1);
}

/** A year, or a month of it, in EDTF: of the other calendars, the days from its first to its last. */
export function edtfSpan(calendar: Calendar, year: number, month?: number): string | undefined {
  if (!isYearOf(calendar, year) || (month !== undefined && (month < 1 || month > 12))) return undefined;
  if (calendar === "gregorian") return month === undefined ? String(year) : `${year}-${two(month)}`;
  const starts = monthStarts(calendar, year);
  const [start, next] = month === undefined ? [starts[0], starts[12]] : [starts[month - 1], starts[month]];
  return start === undefined || next === undefined ? undefined : `${isoOf(start)}/${isoOf(next - 1)}`;
}

/** The day of a spreadsheet's number (ECMA-376 18.17.4.1): days since 1900, with a 29 February 1900 that never was, or since 1904. */
export function dayOfSerial(serial: number, since1904: boolean): IsoDay | undefined {
  const whole = Math.floor(serial);
  const fromEpoch = since1904 ? whole - 24_107 : whole - (whole < 61 ? 25_568 : 25_569);
  const isPossible = whole >= (since1904 ? 0 : 1) && whole !== 60 && whole < 2_958_466;
  return isPossible || (since1904 && whole === 60) ? isoOf(fromEpoch) : undefined;
}

export const two = (figure: number): string => String(figure).padStart(2, "0");

function gregorianLength(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (GREGORIAN_MONTHS[month - 1] ?? 0);
}

function isoOf(daysSince1970: number): IsoDay {
  return instantFromEpoch(daysSince1970 * DAY_MILLISECONDS).slice(0, 10);
}

const starts = new Map<string, readonly number[]>();

/** The first days of a year's months and of the next year, in days since 1970. */
function monthStarts(calendar: Exclude<Calendar, "gregorian">, year: number): readonly number[] {
  const key = `${calendar} ${year}`;
  let found = starts.get(key);
  if (found === undefined) {
    found = searchStarts(calendar, year);
    starts.set(key, found);
  }
  return found;
}

function searchStarts(calendar: Exclude<Calendar, "gregorian">, year: number): number[] {
  // A lunar year has 354.367 days, counted from 19 July 622; a solar one begins with spring.
  const about =
    calendar === "hijri" ? Math.floor((year - 1) * 354.36667) - 492_148 : Math.floor((year - 1) * 365.24219) - 492_267;
  let at = about;
  for (let day = about - 6; day <= about + 6; day += 1) {
    const parts = partsOf(calendar, day);
    if (parts.year === year && parts.month === 1 && parts.day === 1) at = day;
  }
  const found = [at];
  for (let month = 1; month <= 12; month += 1) {
    let next = at + 29;
    while (partsOf(calendar, next).day !== 1) next += 1;
    found.push(next);
    at = next;
  }
  return found;
}

const formats = {
  hijri: formatOf("islamic-umalqura"),
  "solar-hijri": formatOf("persian"),
} as const;

function formatOf(calendar: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
}

function partsOf(calendar: keyof typeof formats, daysSince1970: number): { year: number; month: number; day: number } {
  const parts = { year: 0, month: 0, day: 0 };
  for (const { type, value } of formats[calendar].formatToParts(daysSince1970 * DAY_MILLISECONDS)) {
    if (type === "year" || type === "month" || type === "day") parts[type] = Number(value);
  }
  return parts;
}
