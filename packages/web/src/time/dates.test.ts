/** Each language as a reader sees it, from the texts that are shipped. */
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { expect, test } from "vitest";
import { readPo, translations } from "../../build/texts.ts";
import type { Language } from "../texts/languages.ts";
import { type Preferences, readPreferences } from "../texts/preferences.ts";
import { type Messages, sayIn } from "../texts/say.ts";
import { type Dates, datesFor } from "./dates.ts";
import { timeTexts } from "./texts.ts";

const EVENING = "2026-01-21T18:05:00Z";
const ZONE = "Asia/Damascus";

function dates(language: Language, more: Partial<Preferences> = {}, zone = ZONE): Dates {
  const translated = language === "en" ? new Map<string, string>() : translations(readPo(language));
  const messages = Object.fromEntries(
    Object.entries(timeTexts.messages).map(([key, text]) => {
      const id = `${timeTexts.namespace}.${key}`;
      return [id, compileMessageOrThrow(translated.get(id) ?? text)];
    }),
  ) as unknown as Messages;
  const preferences = { ...readPreferences(null, [language]), ...more };
  return datesFor(preferences, sayIn(preferences, messages), zone);
}

test.each([
  ["en", "21 Jan 2026, 21:05", "21 Jan 2026 (2 Sha‘ban 1447 AH)"],
  ["ar", "٢١ كانون الثاني ٢٠٢٦، ٢١:٠٥", "٢١ كانون الثاني ٢٠٢٦ (٢ شعبان ١٤٤٧ هـ)"],
  ["ckb", "٢١ی کانوونی دووەمی ٢٠٢٦، ٢١:٠٥", "٢١ی کانوونی دووەمی ٢٠٢٦ (٢ی شەعبانی ١٤٤٧ی کۆچی)"],
  ["ku", "21 rêbendan 2026, 21:05", "21 rêbendan 2026 (2 şeban 1447 hicrî)"],
] as const)("%s: a time in the zone of the device, and the Hijri day beside it", (language, time, beside) => {
  expect(dates(language).time(EVENING)).toBe(time);
  expect(dates(language, { calendar: "hijri-beside" }).day(EVENING)).toBe(beside);
});

test("every month of both calendars has its own name in every language", () => {
  const firsts = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)).toISOString());
  for (const language of ["en", "ar", "ckb", "ku"] as const) {
    const { day } = dates(language, { calendar: "hijri-beside", numerals: "latn" });
    expect(new Set(firsts.map((at) => day(at).replace(/[\d()]/g, ""))).size).toBe(12);
  }
});

test("the numerals are chosen apart from the language", () => {
  expect(dates("ar", { numerals: "latn" }).time(EVENING)).toBe("21 كانون الثاني 2026، 21:05");
  expect(dates("ckb", { numerals: "latn" }).clock(EVENING)).toBe("21:05");
});

test("Arabic-Indic numbers in a line that runs left to right stand apart, or they would change places", () => {
  expect(dates("ku", { numerals: "arab" }).time(EVENING)).toBe("\u2068٢١ rêbendan ٢٠٢٦\u2069, \u2068٢١:٠٥\u2069");
  expect(dates("en", { numerals: "arab", calendar: "hijri-beside" }).day(EVENING)).toBe(
    "\u2068٢١ Jan ٢٠٢٦\u2069 (\u2068٢ Sha‘ban ١٤٤٧ AH\u2069)",
  );
});

test("midnight is the next day's, and no twenty-fourth hour", () => {
  expect(dates("en").time("2026-01-21T21:00:00Z")).toBe("22 Jan 2026, 00:00");
  expect(dates("en", {}, "UTC").time("2026-01-21T23:59:59Z")).toBe("21 Jan 2026, 23:59");
});

test("how far the zone is from UTC is said as it was then, in ISO order", () => {
  // Syria kept summer time until October 2022, and has been at +3 since.
  expect(dates("en").exact(EVENING)).toBe("2026-01-21 21:05 GMT+3");
  expect(dates("ar").exact("2021-01-21T18:05:00Z")).toBe("2021-01-21 20:05 GMT+2");
  expect(dates("ckb").zone).toBe("GMT+3");
});

test.each([
  ["en", ["now", "1 minute ago", "in 3 hours", "2 days ago", "in 11 days"]],
  ["ar", ["الآن", "قبل دقيقة", "خلال ٣ ساعات", "قبل يومين", "خلال ١١ يومًا"]],
  ["ckb", ["ئێستا", "١ خولەک لەمەوبەر", "٣ کاتژمێری تر", "٢ ڕۆژ لەمەوبەر", "١١ ڕۆژی تر"]],
  ["ku", ["niha", "berî 1 deqîqeyê", "piştî 3 saetan", "berî 2 rojan", "piştî 11 rojan"]],
] as const)("%s: how long ago, and how long until, to the largest unit", (language, said) => {
  const { from } = dates(language);
  const minutes = [0.5, -1.5, 3 * 60 + 59, -2 * 1_440 - 600, 11 * 1_440];
  const at = (minute: number): string => new Date(Date.parse(EVENING) + minute * 60_000).toISOString();
  expect(minutes.map((minute) => from(at(minute), EVENING))).toEqual(said);
});
