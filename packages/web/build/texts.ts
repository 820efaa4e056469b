/** The texts at rest: English from every `texts.ts`, the other languages from their PO files. */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import PO from "pofile";
import type { Texts } from "../src/texts/define.ts";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";

export const PACKAGE = join(import.meta.dirname, "..");

/** A language that is translated into: every one but the English it is translated from. */
export type Translated = Exclude<Language, "en">;
export const TRANSLATED: readonly Translated[] = LANGUAGES.filter((language) => language !== "en");

export interface EnglishMessage {
  readonly text: string;
  /** The file it stands in, from the package's folder. */
  readonly file: string;
}

/** Every message by id, `namespace.key`, in the order in which the files say them. */
export async function englishMessages(): Promise<ReadonlyMap<string, EnglishMessage>> {
  const files = globSync("src/**/texts.ts", { cwd: PACKAGE }).sort();
  const messages = new Map<string, EnglishMessage>();
  for (const file of files) {
    const path = join(PACKAGE, file);
    // A changed file is read again where the development server asks twice.
    const module = (await import(`${pathToFileURL(path).href}?${digest(path)}`)) as Readonly<Record<string, Texts>>;
    const { namespace, messages: texts } = onlyTexts(file, Object.values(module));
    for (const [key, text] of Object.entries(texts)) messages.set(`${namespace}.${key}`, { text, file });
  }
  if (messages.size === 0) throw new Error("No texts were found");
  return messages;
}

/** A folder's texts, which go by its name: so no two are called the same. */
export function onlyTexts(file: string, exported: readonly Texts[]): Texts {
  const [texts, ...more] = exported;
  const folder = basename(dirname(file));
  if (texts === undefined || more.length > 0) throw new Error(`${file} must export one defineTexts and nothing else`);
  if (texts.namespace !== folder) {
    throw new Error(`${file} calls its texts "${texts.namespace}"; they go by the folder's name, "${folder}"`);
  }
  return texts;
}

export function poPath(language: Translated): string {
  return join(PACKAGE, "languages", `${language}.po`);
}

export function readPo(language: Translated): PO {
  return PO.parse(readFileSync(poPath(language), "utf8"));
}

/**
 * What is translated, by id: the PO's `msgctxt` is the id, its `msgid` the English. What was translated from another
 * English (`fuzzy`) is left out: it may say something else.
 */
export function translations({ items }: PO): ReadonlyMap<string, string> {
  return new Map(
    items.flatMap(({ msgctxt, msgstr: [text = ""], flags }) =>
      msgctxt !== undefined && text !== "" && flags["fuzzy"] !== true ? [[msgctxt, text]] : [],
    ),
  );
}

function digest(path: string): string {
  let sum = 0;
  for (const byte of readFileSync(path)) sum = (sum * 31 + byte) | 0;
  return String(sum);
}
