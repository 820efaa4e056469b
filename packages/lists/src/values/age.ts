/** An age in words or figures, as the years in which who is so old was born. */
import { isYearOf } from "./calendar.ts";
import { latinDigits } from "./digits.ts";

const YEARS =
  /^(\d{1,3})(?:[.,]\d+)?\s*(?:years?(?: old)?|yrs?\.?|y\.?o?\.?|سنة|سنوات|عام|عاما|عاماً|ساڵ|sal|salî|سال|سالە|yaş|yaşında|yıl|лет|года?|год|ans?)?$/iu;
const MONTHS =
  /^\d{1,2}\s*(?:months?|mos?\.?|أشهر|اشهر|شهر|شهور|شهرا|مانگ|meh|mehî|ماه|ay|aylık|мес\.?|месяцев|месяца|mois)$/iu;
const OLDEST = 130;

/** In whole years: 0 for a child of months. Undefined where it is no age. */
export function readAge(text: string): number | undefined {
  const plain = latinDigits(text);
  if (MONTHS.test(plain)) return 0;
  const [, years] = YEARS.exec(plain) ?? [];
  return years === undefined || Number(years) > OLDEST ? undefined : Number(years);
}

/** The two years in which who is so old on that day was born, in EDTF. */
export function birthOfAge(years: number, listDate: string): string | undefined {
  const year = Number(listDate.slice(0, 4)) - years;
  return isYearOf("gregorian", year - 1) ? `${year - 1}/${year}` : undefined;
}
