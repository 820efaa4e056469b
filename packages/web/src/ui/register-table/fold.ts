/**
 * Text as a filter compares it: a name is found however its letters were typed. Case, accents and vowel signs go; letters of
 * the Arabic script that are written for one another become one; digits of every script are the same digits.
 */

/** Letters that writers of Arabic, Persian and Kurdish keyboards put for one another. Beyond that no letter becomes another. */
const ARABIC_LETTERS: Readonly<Record<string, string>> = {
  آ: "ا",
  أ: "ا",
  إ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ئ: "ي",
  ؤ: "و",
  ة: "ه",
  ە: "ه",
  ک: "ك",
};
const FOLDED = /[آأإٱىیئؤةەک]/g;
/** Marks over and under letters, the stretching of a word, and what joins or parts letters without being seen. */
const UNSEEN = /[\p{Mn}\u0640\u200c-\u200f\u061c]/gu;
const OTHER_DIGIT = /[٠-٩۰-۹]/g;

export function folded(text: string): string {
  return text
    .replace(FOLDED, (letter) => ARABIC_LETTERS[letter] ?? letter)
    .normalize("NFD")
    .replace(UNSEEN, "")
    .replace(OTHER_DIGIT, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toLowerCase()
    .replaceAll("ı", "i");
}

const WORD_OR_PHRASE = /["“”«»]([^"“”«»]+)["“”«»]|\S+/g;

/** What a filter looks for: each word, and each phrase in quotes, must be somewhere in the row. */
export function wordsOf(query: string): readonly string[] {
  return Array.from(query.matchAll(WORD_OR_PHRASE), ([word, phrase]) => folded(phrase ?? word).trim()).filter(
    (word) => word !== "",
  );
}
