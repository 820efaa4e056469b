/**
 * Letters that look like letters of another script (Unicode UTS 39, as far as Latin and Cyrillic go): typed by mistake
 * with the wrong keyboard, or to hide a name from a search. Arabic letters look like no Latin or Cyrillic ones.
 */

/** Cyrillic letter, Latin letter: the pairs a reader cannot tell apart. Lower case. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["а", "a"],
  ["с", "c"],
  ["ԁ", "d"],
  ["е", "e"],
  ["һ", "h"],
  ["і", "i"],
  ["ј", "j"],
  ["к", "k"],
  ["м", "m"],
  ["о", "o"],
  ["р", "p"],
  ["ԛ", "q"],
  ["ѕ", "s"],
  ["т", "t"],
  ["в", "b"],
  ["н", "h"],
  ["у", "y"],
  ["ѵ", "v"],
  ["ԝ", "w"],
  ["х", "x"],
];
const TO_LATIN = new Map(PAIRS);
const TO_CYRILLIC = new Map(
  PAIRS.filter(([cyrillic]) => !"ԁԛԝѵһ".includes(cyrillic)).map(([cyrillic, latin]) => [latin, cyrillic]),
);
const DIGITS: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["8", "b"],
  ["9", "g"],
]);

/** Whether a word of one of the two scripts carries letters of the other: in lower case. */
export function hasLookAlikes(word: string): boolean {
  return /\p{Script=Latin}/u.test(word) && /\p{Script=Cyrillic}/u.test(word);
}

/** The word with its look-alikes turned into letters of the script it is meant to be in. In lower case. */
export function unmasked(word: string, script: "Latn" | "Cyrl"): string {
  const letters = script === "Latn" ? TO_LATIN : TO_CYRILLIC;
  let plain = "";
  for (const letter of word) plain += letters.get(letter) ?? letter;
  return plain;
}

/** A Latin word in which digits stand for letters (`1gor`), with the letters; a number stays as it is. */
export function withoutDigitsForLetters(word: string): string {
  const digits = word.replaceAll(/\D/g, "").length;
  if (digits === 0 || word.length < 3 * digits) return word;
  return word.replaceAll(/\d/g, (digit) => DIGITS.get(digit) ?? digit);
}
