/** How this browser likes to read: kept in the browser, never told to the node. */
import { LANGUAGE_FACTS, LANGUAGES, type Language, NUMERALS, type Numerals } from "./languages.ts";

export const CALENDARS = ["gregorian", "hijri-beside"] as const;
export type Calendar = (typeof CALENDARS)[number];
export const APPEARANCES = ["system", "light", "dark"] as const;
export type Appearance = (typeof APPEARANCES)[number];

export interface Preferences {
  readonly language: Language;
  readonly numerals: Numerals;
  /** Gregorian always; Hijri (Umm al-Qura) may stand beside it. */
  readonly calendar: Calendar;
  readonly appearance: Appearance;
}

const KEY = "muster.preferences";

/** What was chosen here, or what the browser asks for. */
export function readPreferences(kept: string | null, browserLanguages: readonly string[]): Preferences {
  const wanted = parsed(kept);
  const language = oneOf(LANGUAGES, wanted["language"]) ?? ofBrowser(browserLanguages);
  return {
    language,
    numerals: oneOf(NUMERALS, wanted["numerals"]) ?? usualNumerals(language),
    calendar: oneOf(CALENDARS, wanted["calendar"]) ?? "gregorian",
    appearance: oneOf(APPEARANCES, wanted["appearance"]) ?? "system",
  };
}

/** Arabic and Sorani are usually written with Arabic-Indic digits. */
export function usualNumerals(language: Language): Numerals {
  return LANGUAGE_FACTS[language].direction === "rtl" ? "arab" : "latn";
}

export function keptPreferences(): Preferences {
  return readPreferences(localStorage.getItem(KEY), navigator.languages);
}

export function keepPreferences(preferences: Preferences): void {
  localStorage.setItem(KEY, JSON.stringify(preferences));
}

/** The first language of the browser that is one of ours; Sorani also goes by `ku-Arab` and `ku-IQ`. */
function ofBrowser(languages: readonly string[]): Language {
  for (const tag of languages) {
    if (/^ku-(?:Arab|IQ|IR)/i.test(tag)) return "ckb";
    const known = oneOf(LANGUAGES, tag.split("-")[0]?.toLowerCase());
    if (known !== undefined) return known;
  }
  return "en";
}

function parsed(kept: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(kept ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function oneOf<const Known extends string>(known: readonly Known[], value: unknown): Known | undefined {
  return known.find((one) => one === value);
}
