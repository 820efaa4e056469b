/**
 * Folding of words in Latin letters, of any language: letters with marks and letters of their own are written with the
 * plain ones that sound like them. Respellings (`ou` for `u`, `kh` for `x`) are the learned model's business, not this one's.
 */

/** Before the marks go: where the mark makes another sound, the letters that say so. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ş: "sh",
    ș: "sh",
    š: "sh",
    ŝ: "sh",
    č: "ch",
    ç: "ch",
    ĉ: "ch",
    ž: "zh",
    ź: "zh",
    ż: "zh",
    ı: "i",
    ə: "a",
    ǝ: "a",
    ß: "ss",
    ø: "o",
    æ: "ae",
    œ: "oe",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    ħ: "h",
    ŋ: "ng",
    ĸ: "k",
    ŧ: "t",
    ƶ: "z",
    ƙ: "k",
    ɓ: "b",
    ɗ: "d",
    ɣ: "gh",
    ƣ: "gh",
  }),
);

/** An article before a hyphen or an apostrophe: `al-`, `el-`, or with the sun letter that follows it (`ash-Shammari`). */
const ARTICLE = /^(?:[aeiu]l|[aeiu](?=(d|n|r|s|t|z|l|sh|th|dh|zh)[-'’‘`ʿʾ]\1)(?:\1))[-'’‘`ʿʾ]+(?=.{2})/u;

/** A word in Latin letters, in lower case and composed. */
export function foldLatin(word: string): string {
  let spelt = "";
  for (const letter of word.normalize("NFC")) spelt += LETTERS.get(letter) ?? letter;
  const bare = spelt.normalize("NFD").replaceAll(/\p{M}/gu, "").replace(ARTICLE, "");
  return bare.replaceAll(/[^\p{L}\p{N}]|\p{Lm}/gu, "");
}
