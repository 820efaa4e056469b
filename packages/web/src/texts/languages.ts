/** The four languages of the screens, and what follows from each: script, direction, and how numbers are written. */
export const LANGUAGES = ["en", "ar", "ckb", "ku"] as const;
export type Language = (typeof LANGUAGES)[number];

export const NUMERALS = ["latn", "arab"] as const;
export type Numerals = (typeof NUMERALS)[number];

interface LanguageFacts {
  /** Its own name for itself. */
  readonly name: string;
  /** Its own script's direction: of the script, for Kurdish is written in both. */
  readonly direction: "ltr" | "rtl";
  /**
   * What `Intl` is asked for numbers and the order of words. For Kurdish it is asked for English: Chromium 153 knows nothing of
   * `ku` and `ckb` but their plurals, which are English's; runtimes that know a little more (Node) would write another register.
   */
  readonly locales: readonly string[];
}

export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = {
  en: { name: "English", direction: "ltr", locales: ["en-GB"] },
  ar: { name: "العربية", direction: "rtl", locales: ["ar-SY", "ar"] },
  ckb: { name: "کوردیی ناوەندی", direction: "rtl", locales: ["en-GB"] },
  ku: { name: "Kurdî (Kurmancî)", direction: "ltr", locales: ["en-GB"] },
};

/** The locales with these numerals. */
export function localesOf(language: Language, numerals: Numerals): readonly string[] {
  return LANGUAGE_FACTS[language].locales.map((locale) => `${locale}-u-nu-${numerals}`);
}

/** A locale that every runtime has, for bare digits in these numerals. */
export function numeralLocale(numerals: Numerals): string {
  return `en-u-nu-${numerals}`;
}
