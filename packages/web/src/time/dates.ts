/**
 * Times as they are written. Every time of the register is an instant in UTC; a screen shows it in the zone of the browser
 * and says which, in the numerals chosen, Gregorian, with the Hijri day (Umm al-Qura) beside it where that is chosen.
 */
import type { Preferences } from "../texts/preferences.ts";

export interface Dates {
  /** `21 Jan 2026, 18:00`. */
  readonly time: (instant: string) => string;
  /** `21 Jan 2026`. */
  readonly day: (instant: string) => string;
  /** `18:00`. */
  readonly clock: (instant: string) => string;
  /** `in 4 days`, `3 hours ago`, to the largest unit that fits. */
  readonly from: (instant: string, now: string) => string;
  /** The name of the zone, `GMT+3`. */
  readonly zone: string;
}

/** Month names where the runtime has none: `Intl` of no browser writes Kurdish. */
const KURDISH_MONTHS = {
  ku: ["çile", "sibat", "adar", "nîsan", "gulan", "hezîran", "tîrmeh", "tebax", "îlon", "cotmeh", "mijdar", "kanûn"],
  ckb: [
    "کانوونی دووەم",
    "شوبات",
    "ئازار",
    "نیسان",
    "ئایار",
    "حوزەیران",
    "تەمموز",
    "ئاب",
    "ئەیلوول",
    "تشرینی یەکەم",
    "تشرینی دووەم",
    "کانوونی یەکەم",
  ],
} as const;

export function datesFor({ language, calendar }: Preferences, locales: readonly string[]): Dates {
  const asked = [...locales];
  const clock = new Intl.DateTimeFormat(asked, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const gregorian = new Intl.DateTimeFormat(asked, {
    day: "numeric",
    month: "short",
    year: "numeric",
    calendar: "gregory",
  });
  const hijri = new Intl.DateTimeFormat(asked, {
    day: "numeric",
    month: "long",
    year: "numeric",
    calendar: "islamic-umalqura",
  });
  const relative = new Intl.RelativeTimeFormat(asked, { numeric: "auto" });
  const zone =
    new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" })
      .formatToParts(new Date(0))
      .find(({ type }) => type === "timeZoneName")?.value ?? "UTC";

  const dayOf = (date: Date): string => {
    const months = language === "ku" || language === "ckb" ? KURDISH_MONTHS[language] : undefined;
    if (months === undefined) return gregorian.format(date);
    return gregorian
      .formatToParts(date)
      .map(({ type, value }) => (type === "month" ? (months[date.getMonth()] ?? value) : value))
      .join("");
  };
  const day = (instant: string): string => {
    const date = new Date(instant);
    return calendar === "hijri-beside" ? `${dayOf(date)} (${hijri.format(date)})` : dayOf(date);
  };
  return {
    day,
    clock: (instant) => clock.format(new Date(instant)),
    time: (instant) => `${day(instant)}, ${clock.format(new Date(instant))}`,
    from: (instant, now) => distance(relative, Date.parse(instant) - Date.parse(now)),
    zone,
  };
}

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

function distance(relative: Intl.RelativeTimeFormat, difference_ms: number): string {
  for (const [unit, length_ms] of UNITS) {
    if (Math.abs(difference_ms) >= length_ms) return relative.format(Math.trunc(difference_ms / length_ms), unit);
  }
  return relative.format(0, "minute");
}
