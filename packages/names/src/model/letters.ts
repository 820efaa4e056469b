/**
 * The letters the learned model knows, as small numbers. A folded word becomes a row of them; 0 stands for the edge of the
 * word, 1 for any letter the model has not met. Six bits each, so that five of them fit one 32-bit key (edits.ts).
 */

/** The scripts the model has learned. Of two words in two scripts, the one whose script comes first here is the first. */
export const LEARNED_SCRIPTS = ["Latn", "Arab", "Cyrl"] as const;
export type LearnedScript = (typeof LEARNED_SCRIPTS)[number];

/** How many codes a script may have. */
export const MOST_CODES = 64;

/** What is longer is no word of a name; the model's arithmetic is sized for this. */
export const LONGEST_WORD = 40;

const EDGE = 0;
const UNKNOWN = 1;

/** The letters that folding leaves (fold.ts), a few more than that. The order is part of the weights' format: only ever append. */
const LETTERS: Readonly<Record<LearnedScript, string>> = {
  Latn: "abcdefghijklmnopqrstuvwxyz",
  Arab: "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ",
  Cyrl: "абвгдежзийклмнопрстуфхцчшщыюя",
};

const CODES: Readonly<Record<LearnedScript, Uint8Array>> = {
  Latn: codesOf(LETTERS.Latn),
  Arab: codesOf(LETTERS.Arab),
  Cyrl: codesOf(LETTERS.Cyrl),
};

/** By UTF-16 code unit. */
function codesOf(letters: string): Uint8Array {
  const codes = new Uint8Array(0x700).fill(UNKNOWN);
  for (let index = 0; index < letters.length; index += 1) codes[letters.charCodeAt(index)] = index + UNKNOWN + 1;
  return codes;
}

/** The word's letters as numbers, between two edges; undefined where the word is empty or longer than any word of a name. */
export function encode(word: string, script: LearnedScript): Uint8Array | undefined {
  if (word.length === 0 || word.length > LONGEST_WORD) return undefined;
  const codes = CODES[script];
  const encoded = new Uint8Array(word.length + 2).fill(EDGE);
  for (let index = 0; index < word.length; index += 1) encoded[index + 1] = codes[word.charCodeAt(index)] ?? UNKNOWN;
  return encoded;
}
