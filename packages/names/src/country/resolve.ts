/** A nationality or a country as somebody wrote it, in any script and with errors: which country it most likely is. */
import { NONE, type Resolved, SpellingBook } from "../spelling/book.ts";
import { demonyms } from "./demonyms.ts";
import { COUNTRIES } from "./names.ts";
import { otherNames } from "./other-names.ts";

/** ISO 3166-1 alpha-3, `XKX`, or `XXA` for stateless (ICAO 9303). */
export interface ResolvedCountry {
  readonly alpha3: string;
  /** From 0 to 1; 1 where it is written as it is known. */
  readonly score: number;
  /** The name or word it was known by. */
  readonly as: string;
}

let book: SpellingBook | undefined;

/** Made when first asked for: it takes some milliseconds, and who never reads a list need not wait for it. */
function countryBook(): SpellingBook {
  if (book !== undefined) return book;
  const [called, known] = [demonyms(), otherNames()];
  const codes = [...COUNTRIES.map(({ alpha3 }) => alpha3), "XXA", NONE];
  const named = new Map(COUNTRIES.map(({ alpha3, names }) => [alpha3, Object.values(names).flat()]));
  book = new SpellingBook(
    codes.map((code) => ({
      code,
      names: [...(named.get(code) ?? []), ...(called.get(code) ?? []), ...(known.get(code) ?? [])],
    })),
    { acrossScripts: false },
  );
  return book;
}

const ALPHA3 = new Set(["XXA", ...COUNTRIES.map(({ alpha3 }) => alpha3)]);
/** As capitals only, and without Norway's and Namibia's: in a list those are an answer, and the lack of one. `D`: ICAO 9303. */
const ALPHA2 = new Map([["D", "DEU"], ...COUNTRIES.map(({ alpha2, alpha3 }) => [alpha2, alpha3] as const)]);
ALPHA2.delete("NO");
ALPHA2.delete("NA");

/**
 * The country, or several where the text does not say which (`Congo`, two nationalities in one cell); none where it names no
 * country, and is left as it was written: Kurdish, unknown, a word near nothing.
 */
export function resolveCountry(text: string): readonly ResolvedCountry[] {
  const code = text.trim();
  const coded = ALPHA3.has(code.toUpperCase()) ? code.toUpperCase() : ALPHA2.get(code);
  if (coded !== undefined) return [{ alpha3: coded, score: 1, as: code }];
  const whole = countryBook().resolve(text);
  if ((whole[0]?.score ?? 0) > SURE) return countriesOf(whole);
  const pieces = text.split(/[/\\|;,،؛+()[\]–—]|\s-\s/u).filter((piece) => /\p{L}/u.test(piece));
  return inPieces(pieces) ?? inPieces(text.split(/\s+/u), SURE) ?? countriesOf(whole);
}

/** As it is known, or with one small error in a long word. */
const SURE = 0.9;
/** Two nationalities and each of them in two languages; what has more is a text, not a nationality. */
const MOST_PIECES = 4;

/** `Tunisian / تونسي`, `Syrian Iraqi`: each piece for itself, if every one is known. Two that differ are both given. */
function inPieces(pieces: readonly string[], least = 0): readonly ResolvedCountry[] | undefined {
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return undefined;
  const found = new Map<string, ResolvedCountry>();
  for (const piece of pieces) {
    const [country] = resolveCountry(piece);
    if (country === undefined || country.score <= least) return undefined;
    if (country.score > (found.get(country.alpha3)?.score ?? 0)) found.set(country.alpha3, country);
  }
  return [...found.values()];
}

function countriesOf(found: readonly Resolved[]): readonly ResolvedCountry[] {
  return found.map(({ code, score, as }) => ({ alpha3: code, score, as }));
}
