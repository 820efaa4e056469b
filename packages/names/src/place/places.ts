/** Towns of Syria and Iraq (places.json is made by training/places.ts), and a place as somebody wrote it. */
import { type Resolved, SpellingBook } from "../spelling/book.ts";
import file from "./places.json" with { type: "json" };

export interface KnownPlace {
  /** Its country and its name in GeoNames: `SY.tall-abyad`. */
  readonly code: string;
  readonly latitude: number;
  readonly longitude: number;
  /** In Latin and, for most of the larger ones, Arabic and Kurdish letters. */
  readonly names: readonly string[];
}

export const PLACES: readonly KnownPlace[] = file;

let book: SpellingBook | undefined;

/** The place, or several where the text does not say which; none where nothing is near, and it is left as it was written. */
export function resolvePlace(text: string): readonly Resolved[] {
  book ??= new SpellingBook(PLACES);
  return book.resolve(text);
}
