/**
 * Folding of words in Cyrillic: Russian, Ukrainian, and the letters of Kazakh, Kyrgyz, Tajik and Uzbek that a Russian
 * typewriter writes with its own.
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ё: "е",
    є: "е",
    э: "е",
    ѐ: "е",
    ъ: "",
    ь: "",
    і: "и",
    ї: "и",
    ѝ: "и",
    ӣ: "и",
    ү: "у",
    ұ: "у",
    ў: "у",
    ӯ: "у",
    ө: "о",
    ӧ: "о",
    ә: "а",
    ӓ: "а",
    ӱ: "у",
    ґ: "г",
    ғ: "г",
    ѓ: "г",
    қ: "к",
    ҡ: "к",
    ќ: "к",
    ң: "н",
    ҥ: "н",
    ҳ: "х",
    һ: "х",
    ҷ: "дж",
    ӂ: "ж",
    җ: "дж",
    ђ: "дж",
    џ: "дж",
    ћ: "ч",
    љ: "л",
    њ: "н",
    ј: "й",
  }),
);

/** A word in Cyrillic, in lower case. */
export function foldCyrillic(word: string): string {
  let folded = "";
  for (const letter of word.normalize("NFC")) {
    const plain = LETTERS.get(letter) ?? letter;
    if (/[\p{L}\p{N}]/u.test(plain) || plain === "") folded += plain;
  }
  return folded;
}
