/** The application's words by their ids, for tests that press what they read in every language. */
import { englishMessages, readPo, translations } from "../build/texts.ts";
import type { Language } from "../src/texts/languages.ts";

type Words = (id: string) => string;

const read = new Map<Language, Promise<Words>>();

/** Messages without variables, as they stand on the screen. */
export function wordsIn(language: Language): Promise<Words> {
  const words = read.get(language) ?? readWords(language);
  read.set(language, words);
  return words;
}

async function readWords(language: Language): Promise<Words> {
  const english = await englishMessages();
  const translated = language === "en" ? new Map<string, string>() : translations(readPo(language));
  return (id) => {
    const text = translated.get(id) ?? english.get(id)?.text;
    if (text === undefined || text.includes("{")) throw new Error(`There is no plain message ${id}`);
    return text;
  };
}
