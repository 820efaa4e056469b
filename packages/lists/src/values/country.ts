/** The country a nationality names, looked up once for all rows that have it. */
import { type ResolvedCountry, resolveCountry } from "@muster/names";

/** A list has few nationalities in many rows. */
const MOST_COUNTRIES = 1_000;
const countries = new Map<string, ResolvedCountry | undefined>();

/** Undefined where the text names none, or may name several: it is then left as it is written. */
export function countryOf(text: string): ResolvedCountry | undefined {
  if (!countries.has(text)) {
    if (countries.size >= MOST_COUNTRIES) countries.clear();
    const [one, other] = resolveCountry(text);
    countries.set(text, other === undefined ? one : undefined);
  }
  return countries.get(text);
}
