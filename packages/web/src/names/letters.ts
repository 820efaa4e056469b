/** Letters and how they are read: Arabic as it is written in names, Sorani in its own alphabet, Cyrillic. */

export interface Letters {
  readonly table: Readonly<Record<string, string>>;
  /** Letters that are a vowel or a consonant by where they stand. */
  readonly halfVowels: Readonly<Record<string, { readonly vowel: string; readonly consonant: string }>>;
  /** Sorani and Cyrillic write every vowel; Arabic only the long ones. */
  readonly writesVowels: boolean;
}

/** Whether a name is in the Kurdish alphabet: it has a letter that Arabic has not. */
export function isSorani(name: string): boolean {
  return /[ەێۆڕڵڤپچژگیکھ]/u.test(name) && !/[ةىثذصضطظ]/u.test(name);
}

const CONSONANTS = {
  ب: "b",
  پ: "p",
  ت: "t",
  ج: "j",
  چ: "ch",
  ح: "h",
  خ: "kh",
  د: "d",
  ر: "r",
  ز: "z",
  ژ: "zh",
  س: "s",
  ش: "sh",
  ع: "",
  غ: "gh",
  ف: "f",
  ق: "q",
  ك: "k",
  ک: "k",
  گ: "g",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
} as const;

export const ARABIC: Letters = {
  table: {
    ...CONSONANTS,
    ا: "a",
    أ: "a",
    إ: "i",
    آ: "a",
    ٱ: "a",
    ى: "a",
    ة: "a",
    ء: "",
    ئ: "i",
    ؤ: "u",
    ث: "th",
    ذ: "dh",
    ص: "s",
    ض: "d",
    ط: "t",
    ظ: "z",
    ع: "a",
  },
  halfVowels: {
    و: { vowel: "u", consonant: "w" },
    ي: { vowel: "i", consonant: "y" },
    ی: { vowel: "i", consonant: "y" },
  },
  writesVowels: false,
};

export const SORANI: Letters = {
  table: {
    ...CONSONANTS,
    ا: "a",
    ئ: "",
    ە: "e",
    ێ: "ê",
    ۆ: "o",
    ڕ: "r",
    ڵ: "l",
    ڤ: "v",
    ھ: "h",
    ج: "c",
    چ: "ç",
    ش: "ş",
    ژ: "j",
    خ: "x",
  },
  halfVowels: {
    و: { vowel: "u", consonant: "w" },
    ی: { vowel: "î", consonant: "y" },
    ي: { vowel: "î", consonant: "y" },
  },
  writesVowels: true,
};

const RUSSIAN = "абвгдезийклмнопрстуфыэ";
const READ = "abvgdeziyklmnoprstufye";
const CYRILLIC_SMALL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from(RUSSIAN).map((letter, at) => [letter, READ[at] ?? ""])),
  ё: "yo",
  ж: "zh",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ь: "",
  ю: "yu",
  я: "ya",
  // Kazakh, Kyrgyz, Tajik.
  ғ: "gh",
  қ: "q",
  ҳ: "h",
  ҷ: "j",
  ӣ: "i",
  ӯ: "u",
  ң: "ng",
  ө: "o",
  ү: "u",
  ұ: "u",
  ә: "a",
  һ: "h",
  і: "i",
};

export const CYRILLIC: Letters = {
  table: {
    ...CYRILLIC_SMALL,
    ...Object.fromEntries(
      Object.entries(CYRILLIC_SMALL).map(([letter, read]) => [
        letter.toUpperCase(),
        read.charAt(0).toUpperCase() + read.slice(1),
      ]),
    ),
  },
  halfVowels: {},
  writesVowels: true,
};
