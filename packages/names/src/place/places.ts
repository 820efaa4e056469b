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

let made: SpellingBook | undefined;

function book(): SpellingBook {
  made ??= new SpellingBook(PLACES);
  return made;
}

/** The place, or several where the text does not say which; none where nothing is near, and it is left as it was written. */
export function resolvePlace(text: string): readonly Resolved[] {
  return book().resolve(text);
}

/** Whether both name one known place (Kobani, عين العرب), or two; undefined where either is not written as it is known. */
export function isSamePlace(one: string, other: string): boolean | undefined {
  const [left, right] = [book().asKnown(one), book().asKnown(other)];
  if (left.length === 0 || right.length === 0) return undefined;
  return left.some(({ code }) => right.some((place) => place.code === code));
}
