/**
 * The language and the way of writing numbers and dates, for every part of the page below. A change is at once: the
 * catalogue of the language is fetched, then everything is drawn again.
 */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { type Dates, datesFor } from "../time/dates.ts";
import { speak } from "./catalogues.ts";
import type { Texts } from "./define.ts";
import { LANGUAGE_FACTS, localesOf } from "./languages.ts";
import { keepPreferences, type Preferences } from "./preferences.ts";
import { type Messages, type Say, sayIn, type Values } from "./say.ts";
import { listTexts } from "./texts.ts";

export type { Values };

export interface Reading extends Preferences {
  readonly direction: "ltr" | "rtl";
  /** What `Intl` is asked for, numerals included. */
  readonly locales: readonly string[];
  readonly say: Say;
  /** A whole number with its thousands parted, in the numerals chosen. */
  readonly number: (value: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
  readonly dates: Dates;
  readonly prefer: (change: Partial<Preferences>) => void;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === undefined) throw new Error("useReading is for what stands inside ReadingProvider");
  return reading;
}

/** A screen's words: `t("title")`, `t("people", { n: 3 })`. */
export function useTexts<Key extends string>({ namespace }: Texts<Key>): (key: Key, values?: Values) => string {
  const { say } = useReading();
  return (key, values) => say(`${namespace}.${key}`, values);
}

interface ReadingProviderProps {
  readonly first: Preferences;
  readonly firstMessages: Messages;
  readonly children: ReactNode;
}

export function ReadingProvider({ first, firstMessages, children }: ReadingProviderProps): ReactNode {
  const [{ preferences, messages }, choose] = useState({ preferences: first, messages: firstMessages });
  const reading = useMemo(() => {
    const prefer = (change: Partial<Preferences>): void => {
      const next = { ...preferences, ...change };
      keepPreferences(next);
      void speak(next.language).then((fetched) => choose({ preferences: next, messages: fetched }));
    };
    return readingFor(preferences, messages, prefer);
  }, [preferences, messages]);

  useEffect(() => {
    const { documentElement: page } = document;
    page.lang = reading.language;
    page.dir = reading.direction;
    page.dataset["appearance"] = reading.appearance;
  }, [reading]);

  return (
    <ReadingContext value={reading}>
      <I18nProvider locale={ariaLocale(reading)}>{children}</I18nProvider>
    </ReadingContext>
  );
}

/** Everything that reads, for these preferences. */
function readingFor(
  preferences: Preferences,
  messages: Messages,
  prefer: Reading["prefer"] = () => undefined,
): Reading {
  const { language, numerals } = preferences;
  const locales = localesOf(language, numerals);
  const say = sayIn(preferences, messages);
  const integers = new Intl.NumberFormat([...locales], { maximumFractionDigits: 0 });
  return {
    ...preferences,
    direction: LANGUAGE_FACTS[language].direction,
    locales,
    say,
    number: (value) => integers.format(value),
    list: (items) => listed(items, say),
    dates: datesFor(preferences, say),
    prefer,
  };
}

/** `Intl.ListFormat` has no Kurdish either. */
function listed(items: readonly string[], say: Say): string {
  const [first = "", ...others] = items;
  const [last] = others;
  if (last === undefined) return first;
  if (others.length === 1) return say(`${listTexts.namespace}.listPair`, { first, last });
  return say(`${listTexts.namespace}.listMore`, { first, rest: listed(others, say) });
}

/** The accessible components know Arabic and English; Sorani borrows Arabic's direction, Kurmanji English's words. */
function ariaLocale({ direction, language }: Reading): string {
  if (language === "ckb") return "ar";
  return direction === "rtl" ? "ar" : "en-GB";
}
