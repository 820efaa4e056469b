/** The other calendars' days, against the runtime's own calendars asked the other way round. */
import { describe, expect, test } from "vitest";
import { edtfSpan, isoDay } from "./calendar.ts";

const DAY_MILLISECONDS = 86_400_000;

describe.each([
  ["hijri", "islamic-umalqura"],
  ["solar-hijri", "persian"],
] as const)("the calendar %s", (calendar, known) => {
  const format = new Intl.DateTimeFormat(`en-u-ca-${known}-nu-latn`, {
    timeZone: "UTC",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });

  test("has every day of a century and a half where the runtime has it", () => {
    const [first, last] = [Date.UTC(1900, 0, 1), Date.UTC(2050, 0, 1)];
    for (let at = first; at < last; at += 13 * DAY_MILLISECONDS) {
      const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const day = isoDay(calendar, parts["year"] ?? 0, parts["month"] ?? 0, parts["day"] ?? 0);
      expect(day).toBe(new Date(at).toISOString().slice(0, 10));
    }
  });

  test("has years that follow one another, and no day beyond a month's last", () => {
    const [, end] = (edtfSpan(calendar, 1_400) ?? "").split("/");
    const [begin] = (edtfSpan(calendar, 1_401) ?? "").split("/");
    expect(Date.parse(begin ?? "") - Date.parse(end ?? "")).toBe(DAY_MILLISECONDS);
    expect(isoDay(calendar, 1_400, 12, 31)).toBeUndefined();
    expect(isoDay(calendar, 1_400, 13, 1)).toBeUndefined();
  });
});
