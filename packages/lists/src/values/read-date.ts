/** What a written date means, under what the mapping knows of its column: the order of figures and the calendar. */
import type { Calendar, DateOrder } from "../mapping/mapping.ts";
import { dayOfSerial, edtfSpan, isoDay, isYearOf } from "./calendar.ts";
import { takeDateApart, type WrittenDate } from "./written-date.ts";

export interface DateRules {
  readonly order?: DateOrder | undefined;
  readonly calendar?: Calendar | undefined;
  /** The day of the list: a year of two figures lies in the hundred years before it. */
  readonly listDate?: string | undefined;
}

export type DateFault = "date-not-read" | "date-impossible" | "date-order-not-known" | "calendar-not-known";

export interface ReadDate {
  /** EDTF: a day, a month, a year, `1990~`, `199X`, or an interval. */
  readonly edtf: string;
  /** `10:30`, where the text has it and the date is a day. */
  readonly time?: string;
  readonly done: readonly ("two-digit-year" | "calendar-converted" | "serial-number")[];
}

/** Where nothing says the day of the list, years of two figures up to this one are taken for this century's. */
const PIVOT = 30;
/** From here on a year of a Hijri kind can only be a lunar one: the solar one has not come. */
const FIRST_LUNAR_ONLY = 1_411;

export function readDate(text: string, rules: DateRules): ReadDate | DateFault {
  const written = takeDateApart(text);
  if (written === undefined) return "date-not-read";
  const read = meaning(written, rules);
  if (typeof read === "string") return read;
  const edtf = written.about && !read.edtf.includes("/") ? `${read.edtf}~` : read.edtf;
  return { ...read, edtf, ...(written.time === undefined ? {} : { time: written.time }) };
}

function meaning(written: WrittenDate, rules: DateRules): ReadDate | DateFault {
  switch (written.form) {
    case "figures":
      return ofFigures(written, written.figures, rules);
    case "named-month":
      return ofDay(written.year, written.month, written.day, { ...rules, calendar: written.calendar });
    case "month":
      return ofDay(written.year, written.month, undefined, { ...rules, ...said(written) });
    case "year":
      return ofDay(written.year, undefined, undefined, { ...rules, ...said(written) });
    case "years": {
      const isSpan =
        isYearOf("gregorian", written.from) && written.from <= written.to && isYearOf("gregorian", written.to);
      return isSpan ? { edtf: `${written.from}/${written.to}`, done: [] } : "date-impossible";
    }
    case "decade":
      return isYearOf("gregorian", written.year)
        ? { edtf: `${String(written.year).slice(0, 3)}X`, done: [] }
        : "date-impossible";
    case "serial": {
      const day = dayOfSerial(written.serial, false);
      return day === undefined ? "date-impossible" : { edtf: day, done: ["serial-number"] };
    }
  }
}

const said = ({ calendar }: WrittenDate): Pick<DateRules, "calendar"> => (calendar === undefined ? {} : { calendar });

/** Three figures. The year is known by its four digits, or stands where the order has it. */
function ofFigures(
  written: WrittenDate & { readonly form: "figures" },
  [first, second, third]: readonly [string, string, string],
  given: DateRules,
): ReadDate | DateFault {
  const rules = { ...given, ...said(written) };
  const yearFirst = first.length > 2 || Number(first) > 31 || (rules.order === "ymd" && third.length <= 2);
  if (yearFirst) return ofDay(first, Number(second), Number(third), rules);
  const dayFirst = ofDay(third, Number(second), Number(first), rules);
  const monthFirst = ofDay(third, Number(first), Number(second), rules);
  if (rules.order === "dmy") return dayFirst;
  if (rules.order === "mdy") return monthFirst;
  if (typeof dayFirst === "string") return monthFirst;
  if (typeof monthFirst === "string" || dayFirst.edtf === monthFirst.edtf) return dayFirst;
  // Nobody writes a month first and then a point, or the month first in a Hijri calendar.
  const isHijri = third.length === 4 && !isYearOf("gregorian", Number(third));
  return written.separator === "." || isHijri ? dayFirst : "date-order-not-known";
}

/** A zero stands for a day or a month that is not known. */
function ofDay(
  writtenYear: string,
  month: number | undefined,
  day: number | undefined,
  rules: DateRules,
): ReadDate | DateFault {
  const short = writtenYear.length <= 2;
  const year = short ? fullYear(Number(writtenYear), rules.listDate) : Number(writtenYear);
  const calendar = calendarOf(year, rules);
  if (month === 0 && day !== undefined && day !== 0) return "date-impossible";
  if (calendar === undefined) return isYearOf("hijri", year) ? "calendar-not-known" : "date-impossible";
  const edtf =
    month === undefined || month === 0
      ? edtfSpan(calendar, year)
      : day === undefined || day === 0
        ? edtfSpan(calendar, year, month)
        : isoDay(calendar, year, month, day);
  if (edtf === undefined) return "date-impossible";
  return {
    edtf,
    done: [
      ...(short ? (["two-digit-year"] as const) : []),
      ...(calendar === "gregorian" ? [] : (["calendar-converted"] as const)),
    ],
  };
}

function fullYear(year: number, listDate: string | undefined): number {
  const last = listDate === undefined ? 2_000 + PIVOT : Number(listDate.slice(0, 4));
  const inCentury = Math.floor(last / 100) * 100 + year;
  return inCentury > last ? inCentury - 100 : inCentury;
}

/** The year tells it where it can: the calendars' years lie six centuries apart, the two Hijri ones four decades. */
function calendarOf(year: number, { calendar }: DateRules): Calendar | undefined {
  if (isYearOf("gregorian", year)) return "gregorian";
  if (calendar !== undefined && calendar !== "gregorian" && isYearOf(calendar, year)) return calendar;
  return year >= FIRST_LUNAR_ONLY && isYearOf("hijri", year) ? "hijri" : undefined;
}
