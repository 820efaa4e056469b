/**
 * The texts as the browser gets them: one module per language, `virtual:catalogue/<language>`, of messages compiled from
 * `texts.ts` of every folder (English) and `languages/*.po` (the others). A message without a translation is English in the build;
 * the check of the texts (`build/texts.test.ts`) fails for it.
 */
import { sep } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";
import { englishMessages, PACKAGE, poPath, readPo, TRANSLATED, translations } from "./texts.ts";

const PREFIX = "virtual:catalogue/";
/** How Vite calls a module that is no file. */
const RESOLVED = `\0${PREFIX}`;

export function catalogues(): Plugin {
  return {
    name: "muster-catalogues",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(RESOLVED)) return undefined;
      const language = LANGUAGES.find((known) => id === `${RESOLVED}${known}`);
      if (language === undefined) throw new Error(`There are no texts in ${id}`);
      // A constant parsed from text starts faster than one of ten thousand properties.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await catalogueOf(language)))});`;
    },
    /** The browser needs the namespace of a screen's texts; the English is in its catalogue already. */
    transform(code, id) {
      if (!isTexts(id)) return undefined;
      const [, name, namespace] = /export const (\w+) = defineTexts\(\s*"([a-z-]+)"/.exec(code) ?? [];
      if (name === undefined) throw new Error(`${id} is no texts.ts: see src/texts/define.ts`);
      return { code: `export const ${name} = { namespace: ${JSON.stringify(namespace)}, messages: {} };`, map: null };
    },
    configureServer({ watcher }) {
      watcher.add(TRANSLATED.map(poPath));
    },
    /** A word that was changed is on the page at once: the catalogues are compiled anew, and the page is fetched again. */
    hotUpdate({ file }) {
      if (!isTexts(file) && !TRANSLATED.some((language) => file === poPath(language))) return undefined;
      const { moduleGraph, hot } = this.environment;
      for (const language of LANGUAGES) {
        const catalogue = moduleGraph.getModuleById(`${RESOLVED}${language}`);
        if (catalogue !== undefined) moduleGraph.invalidateModule(catalogue);
      }
      hot.send({ type: "full-reload" });
      return [];
    },
  };
}

function isTexts(id: string): boolean {
  return id.startsWith(`${PACKAGE}${sep}src${sep}`) && id.endsWith(`${sep}texts.ts`);
}

/** Compiled messages by id. Throws at one that is no ICU message, and says which. */
async function catalogueOf(language: Language): Promise<Readonly<Record<string, unknown>>> {
  const english = await englishMessages();
  const translated = language === "en" ? new Map<string, string>() : translations(readPo(language));
  return Object.fromEntries(
    [...english].map(([id, { text }]) => [id, compiled(language, id, translated.get(id) ?? text)]),
  );
}

function compiled(language: Language, id: string, message: string): unknown {
  try {
    return compileMessageOrThrow(message);
  } catch (fault) {
    throw new Error(`${language} ${id} is no ICU message`, { cause: fault });
  }
}
