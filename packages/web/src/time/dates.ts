/**
 * Times as they are written. Every time of the register is an instant in UTC; a screen shows it in the zone of the browser
 * and says which, in the numerals chosen, Gregorian, with the Hijri day (Umm al-Qura) beside it where that is chosen. Which
 * day it is comes from `Intl`; how it is said comes from the texts, for Chromium knows no Kurdish and Node a little of it.
 */
import { isolated } from "../texts/isolated.ts";
import { LANGUAGE_FACTS, numeralLocale } from "../texts/languages.ts";
import type { Preferences } from "../texts/preferences.ts";
import type { Say } from "../texts/say.ts";
import { timeTexts } from "./texts.ts";

export interface Dates {
  /** `21 Jan 2026, 18:00`. */
  readonly time: (instant: string) => string;
  /** `21 Jan 2026`. */
  readonly day: (instant: string) => string;
  /** `18:00`. */
  readonly clock: (instant: string) => string;
  /** `in 4 days`, `3 hours ago`, to the largest unit that fits. */
  readonly from: (instant: string, now: string) => string;
  /** `2026-01-21 18:00 GMT+3`: for whoever must be sure, the same in every language, left to right. */
  readonly exact: (instant: string) => string;
  /** How far the zone is from UTC now, `GMT+3`. */
  readonly zone: string;
}

export function datesFor(
  { language, numerals, calendar }: Preferences,
  say: Say,
  timeZone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): Dates {
  const t = (key: keyof (typeof timeTexts)["messages"], values: Record<string, string | number> = {}): string =>
    say(`${timeTexts.namespace}.${key}`, values);
  const gregorian = partsIn(timeZone, "gregory");
  const hijri = partsIn(timeZone, "islamic-umalqura");
  const digits = new Intl.NumberFormat(numeralLocale(numerals), { useGrouping: false });
  const twoDigits = new Intl.NumberFormat(numeralLocale(numerals), { useGrouping: false, minimumIntegerDigits: 2 });
  // Two Arabic-Indic numbers with a comma between them change places in a line that runs left to right (UAX 9, N1).
  const isTurned = numerals === "arab" && LANGUAGE_FACTS[language].direction === "ltr";
  const apart = (text: string): string => (isTurned ? isolated(text) : text);

  const dayIn = (form: "day" | "hijriDay", names: "month" | "hijriMonth", { day, month, year }: Parts): string =>
    t(form, {
      day: digits.format(day),
      month: t(`${names}.${month}` as `${typeof names}.1`),
      year: digits.format(year),
    });
  const day = (instant: string): string => {
    const said = dayIn("day", "month", gregorian(instant));
    if (calendar === "gregorian") return said;
    const beside = dayIn("hijriDay", "hijriMonth", hijri(instant));
    return t("bothDays", { gregorian: apart(said), hijri: apart(beside) });
  };
  const clock = (instant: string): string => {
    const { hour, minute } = gregorian(instant);
    return `${twoDigits.format(hour)}:${twoDigits.format(minute)}`;
  };
  return {
    day,
    clock,
    time: (instant) => t("dayAndClock", { day: apart(day(instant)), clock: apart(clock(instant)) }),
    from(instant, now) {
      const { n, unit, isPast } = distance(Date.parse(instant) - Date.parse(now));
      if (n === 0) return t("now");
      return t(DISTANCES[unit][isPast ? "past" : "future"], { n });
    },
    exact: (instant) => `${isoText(gregorian(instant))} ${offsetIn(timeZone, instant)}`,
    zone: offsetIn(timeZone, new Date().toISOString()),
  };
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

/** The numbers of a time by a calendar; the locale is one that every runtime has, and no word of it is used. */
function partsIn(timeZone: string, calendar: "gregory" | "islamic-umalqura"): (instant: string) => Parts {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = PART_NAMES.map((name) => parts.get(name));
    return { year, month, day, hour, minute };
  };
}
const PART_NAMES = ["year", "month", "day", "hour", "minute"] as const;

function isoText({ year, month, day, hour, minute }: Parts): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}

function offsetIn(timeZone: string, instant: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(
    new Date(instant),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "UTC";
}

const DISTANCES = {
  day: { past: "daysAgo", future: "inDays" },
  hour: { past: "hoursAgo", future: "inHours" },
  minute: { past: "minutesAgo", future: "inMinutes" },
} as const;
const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

interface Distance {
  readonly n: number;
  readonly unit: keyof typeof DISTANCES;
  readonly isPast: boolean;
}

function distance(difference_ms: number): Distance {
  const isPast = difference_ms < 0;
  for (const [unit, length_ms] of UNITS) {
    const n = Math.trunc(Math.abs(difference_ms) / length_ms);
    if (n > 0) return { n, unit, isPast };
  }
  return { n: 0, unit: "minute", isPast };
}
