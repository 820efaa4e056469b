/** *Name not known*, as clerks write it: allowed, and no name to find anybody by. */
import { foldWord } from "./fold.ts";

/** Whether a text says that the name is not known, or says nothing. */
export function isNameNotKnown(text: string): boolean {
  if (text.length > 60) return false;
  const words: string[] = [];
  for (const written of text.split(/[\s\p{P}\p{S}]+/u)) {
    const word = foldWord(written);
    if (word === "") continue;
    // Nearly every name is told by its first word.
    if (words.length === 0 && !BEGINNINGS.has(word)) return false;
    words.push(word);
  }
  if (words.length === 0) return !/\p{N}/u.test(text);
  return NOT_KNOWN.has(words.join(" "));
}

const NOT_KNOWN: ReadonlySet<string> = new Set(
  [
    [
      "unknown",
      "unk",
      "not known",
      "name unknown",
      "unknown name",
      "name not known",
      "no name",
      "unnamed",
      "anonymous",
      "nn",
    ],
    [
      "n a",
      "not available",
      "not stated",
      "not recorded",
      "unidentified",
      "nil",
      "none",
      "xxx",
      "inconnu",
      "inconnue",
      "bilinmiyor",
    ],
    ["unknown male", "unknown female", "unknown person", "nenas", "nezan", "benav", "nav nayeye zanin"],
    ["مجهول", "مجهوله", "مجهول هويه", "مجهوله هويه", "غير معروف", "غير معروفه", "اسم غير معروف", "بلا اسم", "بدون اسم"],
    ["لا يوجد", "لا يعرف", "لم يعرف", "نامعلوم", "ناشناس", "نامشخص", "نزانراو", "نناسراو", "بي ناو", "ناونزانراو"],
    ["неизвестно", "неизвестен", "неизвестный", "неизвестная", "имя неизвестно", "не установлено", "не известно"],
  ].flat(),
);

const BEGINNINGS: ReadonlySet<string> = new Set([...NOT_KNOWN].map((said) => said.split(" ")[0] ?? ""));
