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

const BY_ALPHA3 = new Map(COUNTRIES.map((country) => [country.alpha3, country]));

/** The country's usual name in a language, in English where the language has none; undefined for no country's code. */
export function countryName(alpha3: string, language: NameLanguage): string | undefined {
  const names = BY_ALPHA3.get(alpha3)?.names;
  return names?.[language]?.[0] ?? names?.en?.[0];
}
