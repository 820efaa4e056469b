/**
 * A number or an id as somebody typed it, a scanner read it or a list from elsewhere has it: compared without what a keyboard,
 * a script or a spreadsheet adds. `٠٤٧` is 047, and a mark of direction is no part of a number.
 */

/** Digits of Arabic, and of Persian and Kurdish, by their value. */
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** Marks of direction and joining, and the mark a file of text begins with. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The form in which two are the same. */
export function asCompared(text: string): string {
  return text
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Of an id lists show so much; by so much it may be named, where that names one person only. */
const SHOWN_OF_ID = 8;

/** The beginning of an id, as lists show it for who has no number. */
export function shortId(person: string): string {
  return person.slice(0, SHOWN_OF_ID);
}

/** Whether a text, as it is compared, names this person: the number given to them, the id, or the id as lists show it. */
export function isNamedBy(
  { person, number }: { readonly person: string; readonly number: string | null },
  compared: string,
): boolean {
  if (number !== null && asCompared(number) === compared) return true;
  return compared.length >= SHOWN_OF_ID && person.startsWith(compared);
}
