/**
 * A cell's text without what nobody sees: control characters, marks that turn the direction, characters of no width. They
 * come from copying out of messages and PDFs, and are used to hide one name in another. What was left out is told.
 */

export interface Cleaned {
  readonly text: string;
  readonly controls: boolean;
  readonly directions: boolean;
}

/** One kind of look for the many cells in which there is nothing to do. */
const UNSEEN =
  /[^\P{Cc}\n\t]|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;
const CONTROLS = /[^\P{Cc}\n\t]|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const SPACES = /[^\S\n]+/gu;
const PLAIN = /^[!-~\u0621-\u064a\u0670-\u06d5\u0400-\u04ff]+(?: [!-~\u0621-\u064a\u0670-\u06d5\u0400-\u04ff]+)*$/u;

/** Line breaks stay, for they may divide people; other spaces are made one. */
export function clean(written: string): Cleaned {
  if (written === "" || PLAIN.test(written)) return { text: written, controls: false, directions: false };
  if (!UNSEEN.test(written)) return { text: spaced(written), controls: false, directions: false };
  const seen = written.replaceAll(DIRECTIONS, "");
  const text = seen.replaceAll(CONTROLS, "");
  return { text: spaced(text), controls: text !== seen, directions: seen !== written };
}

function spaced(text: string): string {
  return text
    .replaceAll("\t", " ")
    .replaceAll(SPACES, " ")
    .replaceAll(/ ?\n ?/gu, "\n")
    .trim();
}

/** A cleaned text without its line breaks. */
export function inOneLine(text: string): string {
  return text.includes("\n") ? text.replaceAll("\n", " ") : text;
}
