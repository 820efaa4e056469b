/**
 * The texts as the browser gets them: a module for each part of the application and language,
 * `virtual:catalogue/<language>/<part>`, of messages compiled from
 * `texts.ts` of every folder (English) and `languages/*.po` (the others). A message without a translation is English in the build;
 * the check of the texts (`build/texts.test.ts`) fails for it.
 */
import { join, relative, sep } from "node:path";
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
      const [wanted, part = ""] = id.slice(RESOLVED.length).split("/");
      const language = LANGUAGES.find((known) => known === wanted);
      if (language === undefined) throw new Error(`There are no texts in ${id}`);
      // A constant parsed from text starts faster than one of a thousand properties.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(await catalogueOf(language, part)))});`;
    },
    /** The browser needs the namespace of a screen's texts; the English is in its catalogue already. */
    transform(code, id) {
      if (!isTexts(id)) return undefined;
      const [, name, namespace] = /export const (\w+) = defineTexts\(\s*"([a-z-]+)"/.exec(code) ?? [];
      if (name === undefined) throw new Error(`${id} is no texts.ts: see src/texts/define.ts`);
      const texts = `export const ${name} = { namespace: ${JSON.stringify(namespace)}, messages: {} };`;
      return { code: `${joining(partOf(relative(PACKAGE, id)))}${texts}`, map: null };
    },
    configureServer({ watcher }) {
      watcher.add(TRANSLATED.map(poPath));
    },
    /** A word that was changed is on the page at once: the catalogues are compiled anew, and the page is fetched again. */
    hotUpdate({ file }) {
      if (!isTexts(file) && !TRANSLATED.some((language) => file === poPath(language))) return undefined;
      const { moduleGraph, hot } = this.environment;
      for (const [id, module] of moduleGraph.idToModuleMap) {
        if (id.startsWith(RESOLVED)) moduleGraph.invalidateModule(module);
      }
      hot.send({ type: "full-reload" });
      return [];
    },
  };
}

function isTexts(id: string): boolean {
  return id.startsWith(`${PACKAGE}${sep}src${sep}`) && id.endsWith(`${sep}texts.ts`);
}

/** Rooms beside the screens whose words are fetched with them. */
const OWN_WORDS: ReadonlySet<string> = new Set(["charts", "likeness", "map"]);

/** The part of the application a file belongs to, whose words are fetched with it: a screen, the refusals, such a room, or the core. */
function partOf(file: string): string {
  const [, room = "", screen = ""] = file.split(sep);
  if (room === "screens" || screen === "refusals") return screen;
  return OWN_WORDS.has(room) ? room : "core";
}

/** What a part's texts do before they are there: fetch its words. Those of the core are fetched by who starts. */
function joining(part: string): string {
  if (part === "core") return "";
  const loaders = LANGUAGES.map((language) => `${language}: () => import("${PREFIX}${language}/${part}")`);
  const from = JSON.stringify(join(PACKAGE, "src/texts/catalogues.ts"));
  return `import { join } from ${from};\nawait join(${JSON.stringify(part)}, { ${loaders.join(", ")} });\n`;
}

/** Compiled messages of a part by id. Throws at one that is no ICU message, and says which. */
async function catalogueOf(language: Language, part: string): Promise<Readonly<Record<string, unknown>>> {
  const english = await englishMessages();
  const translated = language === "en" ? new Map<string, string>() : translations(readPo(language));
  const own = [...english].filter(([, { file }]) => partOf(file) === part);
  if (own.length === 0) throw new Error(`There are no texts of ${part}`);
  return Object.fromEntries(own.map(([id, { text }]) => [id, compiled(language, id, translated.get(id) ?? text)]));
}

function compiled(language: Language, id: string, message: string): unknown {
  try {
    return compileMessageOrThrow(message);
  } catch (fault) {
    throw new Error(`${language} ${id} is no ICU message`, { cause: fault });
  }
}
