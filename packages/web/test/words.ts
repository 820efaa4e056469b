/** The application's words, as a page says them in a language: a test finds by them what somebody reads. */
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { englishMessages, readPo, translations } from "../build/texts.ts";
import { LANGUAGE_FACTS, type Language } from "../src/texts/languages.ts";
import { usualNumerals } from "../src/texts/preferences.ts";
import { type Messages, type Say, sayIn } from "../src/texts/say.ts";

/** A message by its id, with what stands in it: `words("transfers.proposeN", { n: 3 })`. */
export interface Words extends Say {
  /** What the language calls itself. */
  readonly ownName: string;
}

const read = new Map<Language, Promise<Words>>();

/** Every message of a language; a misspelled id is a fault of the test. */
export function wordsOf(language: Language): Promise<Words> {
  const words = read.get(language) ?? readWords(language);
  read.set(language, words);
  return words;
}

async function readWords(language: Language): Promise<Words> {
  const english = await englishMessages();
  const translated = language === "en" ? new Map<string, string>() : translations(readPo(language));
  const messages = Object.fromEntries(
    [...english].map(([id, { text }]) => [id, compileMessageOrThrow(translated.get(id) ?? text)]),
  ) as unknown as Messages;
  const say = sayIn({ language, numerals: usualNumerals(language) }, messages);
  const words: Say = (id, values) => {
    if (!english.has(id)) throw new Error(`There is no message ${id}`);
    return say(id, values);
  };
  return Object.assign(words, { ownName: LANGUAGE_FACTS[language].name });
}

/** These texts, one after the other, with anything between. */
export function inOrder(...texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join(".*"));
}
