/**
 * Days as papers write them: in the Gregorian calendar, and beside it, where asked for, in the Hijri one as Umm al-Qura
 * reckons it. The offset from UTC is given with the paper, for a time without one says nothing.
 */
import type { Texts, TextKey } from "./en.ts";

/** The parts of an instant on a wall clock at this offset. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `03:10`. */
  readonly time: string;
  readonly hijri: { readonly year: number; readonly month: number; readonly day: number };
}

export const OFFSET_PATTERN = "^[+-](?:0\\d|1[0-4]):[0-5]\\d$";
const MINUTE_MS = 60_000;

const UMM_AL_QURA = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
  timeZone: "UTC",
  year: "numeric",
  month: "numeric",
  day: "numeric",
});

/** `at` as `2026-01-21T00:10:00.000Z`; `offset` as `+03:00`. */
export function wallClock(at: string, offset: string): WallClock {
  const there = new Date(Date.parse(at) + offsetMinutes(offset) * MINUTE_MS);
  const part = Object.fromEntries(UMM_AL_QURA.formatToParts(there).map(({ type, value }) => [type, Number(value)]));
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    time: there.toISOString().slice(11, 16),
    hijri: { year: part["year"] ?? 0, month: part["month"] ?? 0, day: part["day"] ?? 0 },
  };
}

/** `21 January 2026`, in the words of a language and in the order it puts them. */
export function gregorianDay(texts: Texts, { year, month, day }: WallClock): string {
  return written(texts["calendar.gregorian"], { day, month: texts[`month.${month}` as TextKey], year });
}

/** `2 Sha‘ban 1447 AH`. */
export function hijriDay(texts: Texts, { hijri: { year, month, day } }: WallClock): string {
  return written(texts["calendar.hijri"], { day, month: texts[`hijri.${month}` as TextKey], year });
}

/** `2026-01-21 03:10`: the same in every language. */
export function stampOf({ year, month, day, time }: WallClock): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${time}`;
}

function offsetMinutes(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith("-") ? -minutes : minutes;
}

function written(day: string, parts: Readonly<Record<"day" | "month" | "year", string | number>>): string {
  return day.replaceAll(/\{(day|month|year)\}/g, (_, part: keyof typeof parts) => String(parts[part]));
}
