/** Countries by their names, as the Unicode CLDR has them (countries.json is made by training/countries.ts). */
import file from "./countries.json" with { type: "json" };

/** The screens' four languages, then others in which lists come. */
export const LANGUAGES = ["en", "ar", "ckb", "ku", "fa", "tr", "ru", "fr"] as const;
export type NameLanguage = (typeof LANGUAGES)[number];

interface Country {
  /** ISO 3166-1; `XKX` for Kosovo. */
  readonly alpha3: string;
  readonly alpha2: string;
  /** In each language the usual name first. Sorani lacks some small islands. */
  readonly names: Readonly<Partial<Record<NameLanguage, readonly string[]>>>;
}

export const COUNTRIES: readonly Country[] = file;

const BY_ALPHA3 = new Map(COUNTRIES.map(({ alpha3, names }) => [alpha3, names]));

/** ICAO 9303's code for a person without nationality, in words. Not of the CLDR. */
const STATELESS: Country["names"] = {
  en: ["Stateless"],
  ar: ["عديم الجنسية"],
  ckb: ["بێ ڕەگەزنامە"],
  ku: ["Bêwelat"],
  fa: ["بی‌تابعیت"],
  tr: ["Vatansız"],
  ru: ["Лицо без гражданства"],
  fr: ["Apatride"],
};

/** The country's usual name in a language, in English where the language has none; undefined for no country's code. */
export function countryName(alpha3: string, language: NameLanguage): string | undefined {
  const names = alpha3 === "XXA" ? STATELESS : BY_ALPHA3.get(alpha3);
  return names?.[language]?.[0] ?? names?.en?.[0];
}
