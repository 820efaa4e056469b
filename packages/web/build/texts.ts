/** The texts at rest: English from every `texts.ts`, the other languages from their PO files. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import PO from "pofile";
import type { Texts } from "../src/texts/define.ts";
import type { Language } from "../src/texts/languages.ts";

const PACKAGE = join(import.meta.dirname, "..");

export interface EnglishMessage {
  readonly text: string;
  /** The file it stands in, from the package's folder. */
  readonly file: string;
}

/** Every message by id, `namespace.key`; throws where two files use one namespace. */
export async function englishMessages(): Promise<ReadonlyMap<string, EnglishMessage>> {
  const files = globSync("src/**/texts.ts", { cwd: PACKAGE }).sort();
  const messages = new Map<string, EnglishMessage>();
  const namespaces = new Map<string, string>();
  for (const file of files) {
    const path = join(PACKAGE, file);
    // A changed file is read again where the development server asks twice.
    const module = (await import(`${pathToFileURL(path).href}?${digest(path)}`)) as Readonly<Record<string, Texts>>;
    for (const { namespace, messages: texts } of Object.values(module)) {
      const other = namespaces.get(namespace);
      if (other !== undefined) throw new Error(`${file} and ${other} both call their texts "${namespace}"`);
      namespaces.set(namespace, file);
      for (const [key, text] of Object.entries(texts)) messages.set(`${namespace}.${key}`, { text, file });
    }
  }
  if (messages.size === 0) throw new Error("No texts were found");
  return messages;
}

export function poPath(language: Exclude<Language, "en">): string {
  return join(PACKAGE, "languages", `${language}.po`);
}

/** What is translated, by id: the PO's `msgctxt` is the id, its `msgid` the English. */
export function translations(language: Exclude<Language, "en">): ReadonlyMap<string, string> {
  const po = PO.parse(readFileSync(poPath(language), "utf8"));
  return new Map(po.items.flatMap(({ msgctxt, msgstr: [text = ""] }) => (msgctxt && text ? [[msgctxt, text]] : [])));
}

function digest(path: string): string {
  let sum = 0;
  for (const byte of readFileSync(path)) sum = (sum * 31 + byte) | 0;
  return String(sum);
}
