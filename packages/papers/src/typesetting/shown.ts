/**
 * What somebody wrote, made fit to be printed beside other people's words: nothing in it turns the reading direction of what
 * follows, breaks the line, or has no glyph.
 */
import { fonts } from "./fonts.ts";

/** Control characters, and the marks by which a text would turn the direction of the text around it (UAX #9). */
const TURNING = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const RUN_OF_SPACES = /\s+/gu;

export function shown(text: string): string {
  const plain = text.toWellFormed().normalize("NFC").replaceAll(TURNING, " ");
  const { shows } = fonts();
  let printed = "";
  for (const character of plain) printed += shows(character) ? character : numberOf(character);
  return printed.replaceAll(RUN_OF_SPACES, " ").trim();
}

function numberOf(character: string): string {
  return ` U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} `;
}
