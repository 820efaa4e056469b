/**
 * What a field for a name may hold, and what is wrong with what does not belong there. Faults are values, each with its place and what would
 * mend it; the text itself stays as it was written. Whoever asks decides whether a fault refuses a name or is shown beside it.
 */
import { hasLookAlikes, unmasked } from "./look-alikes.ts";
import { groupWords } from "./group-words.ts";
import { isNameNotKnown } from "./not-known.ts";
import { MOST_PARTS } from "./parse.ts";
import { scriptOf } from "./script.ts";
import { wordsOf } from "./words.ts";

export type NameFaultCode =
  | "control-character"
  | "direction-override"
  | "invisible-character"
  | "wrong-encoding"
  | "look-alike-letters"
  | "mixed-scripts"
  | "too-long"
  | "too-many-parts"
  | "a-number"
  | "a-date"
  | "a-telephone-number"
  | "an-address"
  | "a-formula"
  | "no-letters";

/** What would mend it, in a word; screens say it in their language. */
export type NameRemedy = "take-it-away" | "write-it-anew" | "shorten-it" | "state-it-elsewhere" | "read-the-file-anew";

export interface NameFault {
  readonly code: NameFaultCode;
  /** Where in the text: UTF-16 code units from `at`. */
  readonly at: number;
  readonly length: number;
  readonly remedy: NameRemedy;
  /** What would stand there instead, where that is certain enough to offer. Never put in its place unasked. */
  readonly instead?: string;
}

export const LONGEST_NAME = 500;
/** Faults that are listed; a text of a thousand of them needs no more to be known for what it is. */
const MOST_FAULTS = 50;

/** Every fault of a text that is to be a name, in the order of the text. None for a name, and for one that is not known. */
export function nameFaults(text: string): readonly NameFault[] {
  if (isNameNotKnown(text)) return [];
  const looked = text.slice(0, 2 * LONGEST_NAME);
  return [...tooMuch(text), ...characterFaults(looked), ...wordFaults(looked), ...otherThings(looked)]
    .sort((one, other) => one.at - other.at)
    .slice(0, MOST_FAULTS);
}

function tooMuch(text: string): readonly NameFault[] {
  if (text.length > LONGEST_NAME) {
    return [{ code: "too-long", at: LONGEST_NAME, length: text.length - LONGEST_NAME, remedy: "shorten-it" }];
  }
  const parts = groupWords(wordsOf(text)).length;
  return parts > MOST_PARTS ? [{ code: "too-many-parts", at: 0, length: text.length, remedy: "shorten-it" }] : [];
}

/** The zero-width non-joiner is left: Persian and Kurdish are written with it. */
const CHARACTERS: readonly (readonly [NameFaultCode, NameRemedy, RegExp, string?])[] = [
  ["control-character", "take-it-away", /\p{Cc}+/gu, " "],
  ["direction-override", "take-it-away", /[\u202a-\u202e\u2066-\u2069]+/gu, ""],
  [
    "invisible-character",
    "take-it-away",
    /(?:\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200d-\u200f\u2060-\u2064\u3164\ufeff\u{e0000}-\u{e007f}])+/gu,
    "",
  ],
  [
    "wrong-encoding",
    "read-the-file-anew",
    /\ufffd+|\p{Co}+|(?:[ØÙÚÛÃÐÑ][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]){2,}/gu,
  ],
];

function characterFaults(text: string): readonly NameFault[] {
  return CHARACTERS.flatMap(([code, remedy, pattern, instead]) =>
    [...text.matchAll(pattern)].map(({ index, 0: found }): NameFault => {
      const fault = { code, at: index, length: found.length, remedy };
      return instead === undefined ? fault : { ...fault, instead };
    }),
  );
}

/** Words of letters of two scripts: typed with the wrong keyboard, or to hide. */
function wordFaults(text: string): readonly NameFault[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}\u200c]+/gu)].flatMap(({ index, 0: word }): NameFault[] => {
    const scripts = SCRIPTS.filter((pattern) => pattern.test(word)).length;
    if (scripts < 2) return [];
    const script = scriptOf(word);
    const lower = word.toLowerCase();
    const meant = script === "Latn" || script === "Cyrl" ? unmasked(lower, script) : lower;
    const place = { at: index, length: word.length, remedy: "write-it-anew" } as const;
    if (!hasLookAlikes(lower) || hasLookAlikes(meant)) return [{ code: "mixed-scripts", ...place }];
    return [{ code: "look-alike-letters", ...place, instead: inCaseOf(word, meant) }];
  });
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
];

/** Letter by letter in the case of what was written; both are of one length, for a look-alike is one letter. */
function inCaseOf(written: string, meant: string): string {
  let text = "";
  for (let at = 0; at < written.length; at += 1) {
    const letter = written.charAt(at);
    text += letter === letter.toLowerCase() ? meant.charAt(at) : meant.charAt(at).toUpperCase();
  }
  return text;
}

/**
 * A word with look-alike letters, and the word meant: the letters that are not its own set apart in brackets, `K[а]rim`, for to
 * the eye the two are the same.
 */
export function setApart(written: string, instead: string): string {
  if (written.length !== instead.length) return written;
  let text = "";
  for (let at = 0; at < written.length; at += 1) {
    const letter = written.charAt(at);
    text += letter === instead.charAt(at) ? letter : `[${letter}]`;
  }
  return text.replaceAll("][", "");
}

const DIGITS = "[\\d\\u0660-\\u0669\\u06f0-\\u06f9]";
const OTHER_THINGS: readonly (readonly [NameFaultCode, RegExp])[] = [
  ["a-formula", /^\s*[=@]\s*[\p{L}(+-].*$/su],
  ["an-address", /[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+|www\.\S+/u],
  ["a-date", new RegExp(`${DIGITS}{1,4}\\s?[-/.]\\s?${DIGITS}{1,2}\\s?[-/.]\\s?${DIGITS}{1,4}`, "u")],
  ["a-telephone-number", new RegExp(`(?:\\+|00)${DIGITS}(?:[\\s().-]*${DIGITS}){6,}`, "u")],
  ["a-number", new RegExp(`${DIGITS}(?:[\\s./-]?${DIGITS}){3,}`, "u")],
];

/** What belongs into another field: the first kind that fits. A name with a date behind it has its date shown. */
function otherThings(text: string): readonly NameFault[] {
  for (const [code, pattern] of OTHER_THINGS) {
    const found = pattern.exec(text);
    if (found !== null) return [{ code, at: found.index, length: found[0].length, remedy: "state-it-elsewhere" }];
  }
  if (text.trim() === "" || /\p{L}/u.test(text)) return [];
  return [{ code: "no-letters", at: 0, length: text.length, remedy: "state-it-elsewhere" }];
}
