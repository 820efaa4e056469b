/** Messages by id, said in a language: ICU, with its plurals and the numerals chosen. Apart from React, for tests and papers. */
import { setupI18n } from "@lingui/core";
import { localesOf } from "./languages.ts";
import type { Preferences } from "./preferences.ts";

/** Compiled messages of one language by id. */
export type Messages = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number>>;
/** A message by its id. */
export type Say = (id: string, values?: Values) => string;

/** Says what is in `messages` at the time: parts of the application that come later add theirs. */
export function sayIn({ language, numerals }: Pick<Preferences, "language" | "numerals">, messages: Messages): Say {
  const locales = [...localesOf(language, numerals)];
  const i18n = setupI18n({ locale: language, locales, messages: { [language]: messages } });
  const integers = new Intl.NumberFormat(locales, { maximumFractionDigits: 0 });
  const written = (value: string | number): unknown =>
    typeof value === "number" ? writtenNumber(value, integers.format(value)) : value;
  return (id, values = {}) =>
    i18n._(id, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)])));
}

/**
 * A number that a plural counts with, and that stands in a sentence in the numerals chosen: `@lingui/core` formats `#` and
 * `{n, number}`, and would write a bare `{n}` in Latin digits among Arabic-Indic ones.
 */
function writtenNumber(value: number, text: string): object {
  return {
    [Symbol.toPrimitive]: (hint: string) => (hint === "default" ? text : hint === "number" ? value : String(value)),
  };
}
