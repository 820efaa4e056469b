/**
 * The words as they are fetched: those of the frame and its parts (`core`) with the application, those of each screen with the
 * screen. The build adds `join` to every `texts.ts` of a screen (`build/catalogues.ts`), so that a screen is not there before
 * its words are; a change of language fetches the words of all that is there.
 */
import type { Language } from "./languages.ts";
import type { Messages } from "./say.ts";

/** How the words of one part are fetched, in each language. */
export type Loaders = Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>>;

const parts = new Map<string, Loaders>([
  [
    "core",
    {
      en: () => import("virtual:catalogue/en/core"),
      ar: () => import("virtual:catalogue/ar/core"),
      ckb: () => import("virtual:catalogue/ckb/core"),
      ku: () => import("virtual:catalogue/ku/core"),
    },
  ],
]);
let spoken: { readonly language: Language; readonly messages: Record<string, string> } | undefined;

/** The words of this language, of every part that is there; parts that come later add theirs to them. */
export async function speak(language: Language): Promise<Messages> {
  const messages: Record<string, string> = {};
  // A part may come while these are fetched.
  for (const fetched = new Set<string>(); fetched.size < parts.size; ) {
    const missing = [...parts].filter(([part]) => !fetched.has(part));
    const words = await Promise.all(missing.map(([, loaders]) => loaders[language]()));
    Object.assign(messages, ...words.map((module) => module.default));
    for (const [part] of missing) fetched.add(part);
  }
  spoken = { language, messages };
  return messages;
}

/**
 * A part comes with its words: resolves when they are there.
 * @public The build writes the calls (build/catalogues.ts).
 */
export async function join(part: string, loaders: Loaders): Promise<void> {
  parts.set(part, loaders);
  if (spoken === undefined) return;
  const { language, messages } = spoken;
  Object.assign(messages, (await loaders[language]()).default);
}
