/** The languages a paper can be printed in, and which way each runs: by its script, never by its name. */
export const LANGUAGES = ["en", "ar", "ckb", "ku"] as const;

/** English, Arabic, Sorani, Kurmanji: as BCP 47 has them. */
export type Language = (typeof LANGUAGES)[number];

export type Direction = "ltr" | "rtl";

/** Scripts as ISO 15924 has them. */
export type Script = "Arab" | "Latn" | "Cyrl" | "Other";

const SCRIPTS = { en: "Latn", ar: "Arab", ckb: "Arab", ku: "Latn" } as const satisfies Readonly<
  Record<Language, Script>
>;

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some((language) => language === text);
}

export function directionOf(language: Language): Direction {
  return directionOfScript(SCRIPTS[language]);
}

export function directionOfScript(script: Script): Direction {
  return script === "Arab" ? "rtl" : "ltr";
}

/** The script of a name: that of its first letter. */
export function scriptOf(text: string): Script {
  const [letter = ""] = /\p{L}/u.exec(text) ?? [];
  if (/\p{Script=Arabic}/u.test(letter)) return "Arab";
  if (/\p{Script=Latin}/u.test(letter)) return "Latn";
  return /\p{Script=Cyrillic}/u.test(letter) ? "Cyrl" : "Other";
}
