/**
 * Makes `src/country/countries.json` from the Unicode CLDR: `node packages/names/training/countries.ts`. Names in the four
 * languages of the screens and the four others in which lists come.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { LANGUAGES } from "../src/country/names.ts";

interface Territories {
  readonly main: Readonly<
    Record<string, { readonly localeDisplayNames: { readonly territories: Readonly<Record<string, string>> } }>
  >;
}

interface CodeMappings {
  readonly supplemental: { readonly codeMappings: Readonly<Record<string, { readonly _alpha3?: string }>> };
}

/** Kosovo has no code of ISO 3166-1; the European Union, the World Bank and most registers use this one. */
const OTHER_ALPHA3: Readonly<Record<string, string>> = { XK: "XKX" };

/** The file's whole text: a line a country, so that a new edition of the CLDR can be read as a difference. */
export function countriesFile(): string {
  const codes = read<CodeMappings>("cldr-core/supplemental/codeMappings.json").supplemental.codeMappings;
  const territories = LANGUAGES.map((language) => {
    const file = read<Territories>(`cldr-localenames-full/main/${language}/territories.json`);
    return file.main[language]?.localeDisplayNames.territories ?? {};
  });
  const lines = Object.keys(territories[0] ?? {})
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .toSorted()
    .flatMap((alpha2) => {
      const alpha3 = OTHER_ALPHA3[alpha2] ?? codes[alpha2]?._alpha3;
      // Q.. and X.. are unions of countries, and codes for private use; CP and DG are islands nobody is a national of.
      if (alpha3 === undefined || (/^[QX]/.test(alpha2) && alpha2 !== "XK" && alpha2 !== "QA")) return [];
      if (/^(?:AC|CP|DG|EU|TA)$/.test(alpha2)) return [];
      const names = LANGUAGES.map((language, at) => [language, namesOf(alpha2, territories[at] ?? {})] as const);
      return [
        JSON.stringify({ alpha3, alpha2, names: Object.fromEntries(names.filter(([, said]) => said.length > 0)) }),
      ];
    });
  return `[\n${lines.join(",\n")}\n]\n`;
}

/** The usual name first, then the short and the other one where the language has them. */
function namesOf(alpha2: string, territories: Readonly<Record<string, string>>): string[] {
  const keys = [alpha2, `${alpha2}-alt-short`, `${alpha2}-alt-variant`];
  return [...new Set(keys.flatMap((key) => territories[key] ?? []))];
}

function read<File>(specifier: string): File {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(specifier), "utf8")) as File;
}

if (import.meta.main) writeFileSync(new URL("../src/country/countries.json", import.meta.url), countriesFile());
