/** One word for one thing: the table of docs/languages.md, held against the screens and the papers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TEXTS } from "@muster/papers";
import { describe, expect, test } from "vitest";
import { englishMessages, PACKAGE, readPo, TRANSLATED, type Translated, translations } from "./texts.ts";

type PaperText = keyof typeof TEXTS.en;

/** Where a term stands on a screen and on a paper, as far as there is such a place: alone, or in a longer text. */
type Places = readonly [screen: string | undefined, paper?: PaperText];

const PLACES: Readonly<Record<string, Places>> = {
  register: ["settings.register"],
  entry: ["journal.entry", "common.entry"],
  journal: ["journal.title"],
  log: ["settings.log", "proof.log"],
  checkpoint: ["settings.logCheckpoint", "proof.code"],
  authority: ["settings.authority", "common.authority"],
  officer: ["settings.officer", "common.officer"],
  site: ["sites.site", "common.site"],
  unit: ["sites.unit", "common.unit"],
  person: ["counts.person"],
  custodian: ["people.custodian"],
  outside: ["ui.state.outside", "state.outside"],
  held: ["ui.state.held", "state.held"],
  "in transit": ["ui.state.in-transit", "state.in-transit"],
  "at large": ["ui.state.at-large", "state.at-large"],
  unaccounted: ["ui.state.unaccounted", "state.unaccounted"],
  released: ["ui.state.released", "state.released"],
  deceased: ["ui.state.deceased", "state.deceased"],
  "transferred out": ["ui.state.transferred-out", "state.transferred-out"],
  transfer: ["person.transfer", "common.transfer"],
  manifest: ["transfers.printManifest", "manifest.title"],
  escort: ["today.escort", "common.escort"],
  receipt: ["person.paper.receipt", "receipt.title"],
  blocker: ["blockers.blocker"],
  "legal basis": ["person.fact.basis", "matter.basis"],
  roll: ["sites.roll"],
  "joint roll": ["handover.joint", "joint-roll.title"],
  count: ["counts.count", "count.code"],
  "count sheet": ["counts.sheet", "count.title"],
  round: ["counts.round", "count.round"],
  handover: ["charts.handover"],
  seizure: ["charts.seizure"],
  incident: ["incidents.incident"],
  account: ["words.account"],
  duty: ["duties.kind"],
  claim: ["person.act.claim.state"],
  source: ["person.source", "file.source"],
  seal: ["person.seal", "file.seal"],
  "capture card": ["person.paper.captureCard", "card.title"],
  "release certificate": ["person.paper.release", "release.title"],
  "own file": ["person.paper.file", "file.title"],
  "as of": ["shell.asOf"],
  "as known at": ["shell.knownAt"],
  correction: ["entry.correctSubmit"],
};

const TABLE = /\n\| English \| Arabic \| Sorani \| Kurmanji \|\n\|[-|]+\n((?:\|.*\n)+)/;

/** The table's rows: the term, and its word in each language. */
function readTerms(): readonly (Readonly<Record<Translated, string>> & { readonly term: string })[] {
  const [, rows] = TABLE.exec(readFileSync(join(PACKAGE, "../../docs/languages.md"), "utf8")) ?? [];
  if (rows === undefined) throw new Error("docs/languages.md has no table of words");
  return rows
    .trimEnd()
    .split("\n")
    .map((row) => {
      const [, term = "", ar = "", ckb = "", ku = ""] = row.split("|").map((cell) => cell.trim());
      return { term, ar, ckb, ku };
    });
}

/** Why `text`, which is `english` translated, does not say `word` for `term`. */
function parting(term: string, word: string, english: string, text: string): string | undefined {
  const [whole, said] = [english.toLowerCase(), text.toLowerCase()];
  if (!term.split(" ").every((part) => whole.includes(part))) return `"${english}" is no place for "${term}"`;
  const agrees = whole === term ? said === word : said.includes(word);
  return agrees ? undefined : `"${term}" is "${word}" in the table and "${text}" there`;
}

describe("the words of docs/languages.md", () => {
  const terms = readTerms();

  test("each have a place to be looked at", () => {
    expect(terms.map(({ term }) => term).sort()).toEqual(Object.keys(PLACES).sort());
  });

  test.each(TRANSLATED)("%s: the screens and the papers say them so", async (language) => {
    const [english, translated] = [await englishMessages(), translations(readPo(language))];
    const partings = terms.flatMap((row) => {
      const [screen, paper] = PLACES[row.term] ?? [];
      const onScreen =
        screen && parting(row.term, row[language], english.get(screen)?.text ?? "", translated.get(screen) ?? "");
      const onPaper = paper && parting(row.term, row[language], TEXTS.en[paper], TEXTS[language][paper]);
      return [onScreen && `${screen}: ${onScreen}`, onPaper && `papers, ${paper}: ${onPaper}`].filter(Boolean);
    });
    expect(partings).toEqual([]);
  });

  test.each(TRANSLATED)("%s: a month is called the same on a screen and on a paper", (language) => {
    const translated = translations(readPo(language));
    for (let month = 1; month <= 12; month++) {
      expect(TEXTS[language][`month.${month}` as PaperText]).toBe(translated.get(`time.month.${month}`));
      expect(TEXTS[language][`hijri.${month}` as PaperText]).toBe(translated.get(`time.hijriMonth.${month}`));
    }
  });
});

describe("what is planted is caught:", () => {
  test.each([
    ["another word", "Receipt", "الوصل", '"receipt" is "إيصال استلام" in the table and "الوصل" there'],
    ["more than the word", "Receipt", "إيصال استلام موقّع", "there"],
    ["a longer text without it", "Print the receipt", "طباعة الوصل", "there"],
    ["a place of something else", "Paper", "إيصال استلام", '"Paper" is no place for "receipt"'],
  ])("%s", (_, english, text, said) => {
    expect(parting("receipt", "إيصال استلام", english, text)).toContain(said);
  });

  test("and not the word itself, alone or among others", () => {
    expect(parting("receipt", "إيصال استلام", "Receipt", "إيصال استلام")).toBeUndefined();
    expect(parting("receipt", "إيصال استلام", "Print the receipt", "طباعة إيصال استلام")).toBeUndefined();
  });
});
