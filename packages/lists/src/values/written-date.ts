/**
 * A date as a clerk wrote it, taken apart: the figures in their places, a month in words, `about`, a calendar that the text
 * names itself. What the figures mean is for read-date.ts to say: here nothing is decided that the text does not say.
 */
import type { Calendar } from "../mapping/mapping.ts";
import { latinDigits } from "./digits.ts";
import { monthOf } from "./month-words.ts";

export type WrittenDate = {
  readonly about: boolean;
  /** Where the text says it. */
  readonly calendar?: Calendar;
  /** `10:30`. */
  readonly time?: string;
} & (
  | { readonly form: "figures"; readonly figures: readonly [string, string, string]; readonly separator: string }
  | { readonly form: "named-month"; readonly month: number; readonly day?: number; readonly year: string }
  | { readonly form: "month"; readonly month: number; readonly year: string }
  | { readonly form: "year"; readonly year: string }
  | { readonly form: "years"; readonly from: number; readonly to: number }
  | { readonly form: "decade"; readonly year: number }
  | { readonly form: "serial"; readonly serial: number }
);

const ABOUT_WORDS =
  "about|approximately|approx\\.?|around|circa|ca\\.?|c\\.|est\\.?|estimated|حوالي|حوالى|تقريبا|تقريباً|تقريبًا|نحو|قرابة|نزیکەی|دەوروبەری|nêzîkî|derdora|حدود|حدودا|تقریبا|yaklaşık|civarı|около|примерно|ок\\.|vers|environ|env\\.";
const ABOUT = new RegExp(
  `^(?:~|(?:${ABOUT_WORDS})(?=[\\s\\d(]))[\\s(]*|[\\s(]*(?:[~?؟]|\\(\\?\\)|(?<=[\\s\\d(])(?:${ABOUT_WORDS})\\)?)$`,
  "giu",
);
/** Words around a date that add nothing to it. */
const AROUND =
  /^(?:born(?: in| on)?|مواليد|تولد|سنة|عام|ساڵی|سال|sala|год|né(?:e)? (?:en|le))\s+|(?<=\d)\s*(?:г\.?|года|год|م|م\.|a\.?d\.?|ce)$/giu;
const SOLAR = /(?<=\d)\s*(?:هـ\.?\s?ش|ه\.?\s?ش\.?|هجري شمسي|هجری شمسی|شمسی|شمسي)$/u;
const HIJRI = /(?<=\d)\s*(?:هـ|ھـ|ه|ھ|هجري|هجرية|هجری|hijri|a\.?h\.?|هـ\.)$/iu;
const TIME = /[\s,t]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(am|pm|ص|م)?(?:z|[+-]\d{2}:?\d{2})?$/iu;

/** Undefined where the text is no date of any form known. */
export function takeDateApart(text: string): WrittenDate | undefined {
  let rest = latinDigits(text).trim().toLowerCase();
  // Nearly every date is three figures.
  const plain = figuresOf(rest);
  if (plain !== undefined) return { about: false, ...plain };
  const timed = TIME.exec(rest);
  const time = timed === null ? undefined : timeOf(timed);
  if (timed !== null) rest = rest.slice(0, timed.index);
  const withoutAbout = rest.replaceAll(ABOUT, "").trim();
  const about = withoutAbout !== rest;
  const solar = SOLAR.test(withoutAbout);
  const hijri = !solar && HIJRI.test(withoutAbout);
  const bare = withoutAbout
    .replace(solar ? SOLAR : HIJRI, "")
    .replaceAll(AROUND, "")
    .trim();
  const calendar: Calendar | undefined = solar ? "solar-hijri" : hijri ? "hijri" : undefined;
  const form = figuresOf(bare) ?? yearsOf(bare) ?? namedMonth(bare);
  if (form === undefined) return undefined;
  return { about, ...(time === undefined ? {} : { time }), ...(calendar === undefined ? {} : { calendar }), ...form };
}

type Form<Date = WrittenDate> = Date extends WrittenDate ? Omit<Date, "about" | "time"> : never;

function figuresOf(text: string): Form | undefined {
  const [, first, separator, second, third] =
    /^(\d{1,4})\s?([./\\\-–\s])\s?(\d{1,2})\s?\2\s?(\d{1,4})$/u.exec(text) ?? [];
  if (first === undefined || separator === undefined || second === undefined || third === undefined) return undefined;
  return { form: "figures", figures: [first, second, third], separator };
}

function yearsOf(text: string): Form | undefined {
  if (/^\d{4}$/u.test(text)) return { form: "year", year: text };
  if (/^\d{5}(?:\.\d+)?$/u.test(text)) return { form: "serial", serial: Number(text) };
  const [, from, to] = /^(\d{4})\s?[-–/]\s?(\d{4})$/u.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return { form: "years", from: Number(from), to: Number(to) };
  const [, decade] = /^(\d{3})(?:0'?s|x)$/u.exec(text) ?? [];
  if (decade !== undefined) return { form: "decade", year: Number(decade) * 10 };
  const [, month, year] = /^(\d{1,2})\s?[./\\-]\s?(\d{4})$/u.exec(text) ?? [];
  if (month !== undefined && year !== undefined) return { form: "month", month: Number(month), year };
  const [, yearFirst, monthLast] = /^(\d{4})\s?[./\\-]\s?(\d{1,2})$/u.exec(text) ?? [];
  if (yearFirst === undefined || monthLast === undefined) return undefined;
  return { form: "month", month: Number(monthLast), year: yearFirst };
}

/** `12 March 1990`, `March 12, 1990`, `آذار 1990`, `12-Mar-90`: one month in letters, and one or two figures around it. */
function namedMonth(text: string): Form | undefined {
  const letters = text.match(/[\p{L}\p{M}'][\p{L}\p{M}'. ]*(?:[12](?=\D|$))?/u)?.[0].trim();
  const month = letters === undefined ? undefined : monthOf(letters);
  if (letters === undefined || month === undefined) return undefined;
  const figures = text.replace(letters, " ").match(/\d+/gu) ?? [];
  const [one, other, more] = figures;
  if (one === undefined || more !== undefined || /[^\d\s.,/\\\-–]/u.test(text.replace(letters, " "))) return undefined;
  const named = { form: "named-month", calendar: month.calendar, month: month.month } as const;
  if (other === undefined) return one.length === 4 ? { ...named, year: one } : undefined;
  return one.length > 2 ? { ...named, day: Number(other), year: one } : { ...named, day: Number(one), year: other };
}

function timeOf([, hours = "", minutes = "", half]: RegExpExecArray): string | undefined {
  let hour = Number(hours);
  if (half === "pm" || half === "م") hour = (hour % 12) + 12;
  if (half === "am" || half === "ص") hour %= 12;
  return hour < 24 && Number(minutes) < 60 ? `${String(hour).padStart(2, "0")}:${minutes}` : undefined;
}
