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
