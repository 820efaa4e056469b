/**
 * The texts as the browser gets them: one module per language, `virtual:catalogue/<language>`, of messages compiled from
 * `texts.ts` of every folder (English) and `languages/*.po` (the others). A message without a translation is English in the build;
 * the check of the texts (`build/texts.test.ts`) fails for it.
 */
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";
import { LANGUAGES, type Language } from "../src/texts/languages.ts";
import { englishMessages, translations } from "./texts.ts";

const PREFIX = "virtual:catalogue/";

export function catalogues(): Plugin {
  return {
    name: "muster-catalogues",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = LANGUAGES.find((known) => id === `\0${PREFIX}${known}`);
      if (language === undefined) throw new Error(`There are no texts in ${id}`);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await catalogueOf(language)))});`;
    },
    /** The browser needs the namespace of a screen's texts; the English is in its catalogue already. */
    transform(code, id) {
      if (!id.endsWith("/texts.ts") || !id.includes("/web/src/")) return undefined;
      const namespace = /defineTexts\(\s*"([a-z-]+)"/.exec(code)?.[1];
      const name = /export const (\w+) = defineTexts/.exec(code)?.[1];
      if (namespace === undefined || name === undefined)
        throw new Error(`${id} is no texts.ts: see src/texts/define.ts`);
      return { code: `export const ${name} = { namespace: ${JSON.stringify(namespace)}, messages: {} };`, map: null };
    },
  };
}

/** Compiled messages by id. */
async function catalogueOf(language: Language): Promise<Readonly<Record<string, unknown>>> {
  const english = await englishMessages();
  const translated = language === "en" ? new Map<string, string>() : translations(language);
  return Object.fromEntries([...english].map(([id, { text }]) => [id, compileMessage(translated.get(id) || text)]));
}
