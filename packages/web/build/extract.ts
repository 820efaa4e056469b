/** A language's PO file brought up to the English of today: what is new is empty, what has changed is marked, what is gone is gone. */
import PO from "pofile";
import { LANGUAGE_FACTS } from "../src/texts/languages.ts";
import type { EnglishMessage, Translated } from "./texts.ts";

type Item = InstanceType<typeof PO.Item>;

const NOBODY = "nobody yet";
const WARNING = "NO NATIVE SPEAKER HAS REVIEWED THESE TRANSLATIONS YET.";
const INVITATION = [
  "If you speak the language: docs/languages.md says how to read them through, in any text editor or in Poedit.",
  "Put your name into X-Reviewed-By below once you have.",
];

/** The same catalogue with exactly the messages there are, in their order. Translations and translators' notes are kept. */
export function extracted(kept: PO, language: Translated, english: ReadonlyMap<string, EnglishMessage>): PO {
  const po = new PO();
  const reviewer = kept.headers["X-Reviewed-By"] ?? NOBODY;
  po.comments = ["What the screens of Muster say.", ...(reviewer === NOBODY ? [WARNING] : []), ...INVITATION];
  po.headers = {
    "Project-Id-Version": "muster",
    Language: language,
    "Language-Team": LANGUAGE_FACTS[language].name,
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "X-Reviewed-By": reviewer,
  };
  const before = new Map(kept.items.map((item) => [item.msgctxt, item]));
  po.items = [...english].map(([id, message]) => itemOf(id, message, before.get(id)));
  return po;
}

function itemOf(id: string, { text, file }: EnglishMessage, before: Item | undefined): Item {
  const item = new PO.Item();
  item.msgctxt = id;
  item.msgid = text;
  item.references = [file];
  item.msgstr = [before?.msgstr[0] ?? ""];
  item.comments = before?.comments ?? [];
  if (before === undefined || item.msgstr[0] === "") return item;
  const wasFuzzy = before.flags["fuzzy"] === true;
  if (wasFuzzy || before.msgid !== text) {
    item.flags = { fuzzy: true };
    // The English it was translated from stands beside the new one until somebody has looked.
    item.extractedComments = wasFuzzy ? before.extractedComments : [`was: ${before.msgid}`];
  }
  return item;
}
