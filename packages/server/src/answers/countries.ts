/** Countries by their names in the screens' languages, and a nationality as somebody wrote it: which it most likely is. */
import { COUNTRIES, countryName, resolveCountry } from "@muster/names";

type ScreenLanguage = "en" | "ar" | "ckb" | "ku";

export interface CountryNamed {
  /** ISO 3166-1; `XKX` for Kosovo, `XXA` for stateless. */
  readonly alpha3: string;
  readonly names: Readonly<Record<ScreenLanguage, string>>;
  /** With `find`: how surely it is the one, from 0 to 1, and the word it was known by. */
  readonly found?: { readonly score: number; readonly as: string };
}

export interface CountriesAnswer {
  /** Those a text names, likeliest first, where one was asked with; none where it names no country. */
  readonly countries: readonly CountryNamed[];
}

export function countriesAnswer(sought = ""): CountriesAnswer {
  if (sought.trim() === "") return { countries: [...COUNTRIES.map(({ alpha3 }) => named(alpha3)), named("XXA")] };
  return {
    countries: resolveCountry(sought).map(({ alpha3, score, as }) => ({ ...named(alpha3), found: { score, as } })),
  };
}

function named(alpha3: string): CountryNamed {
  const name = (language: ScreenLanguage): string => countryName(alpha3, language) ?? alpha3;
  return { alpha3, names: { en: name("en"), ar: name("ar"), ckb: name("ckb"), ku: name("ku") } };
}
