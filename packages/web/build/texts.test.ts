/** Every word of the screens is in its texts, and every text in every language; each rule catches what is planted for it. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PO from "pofile";
import { describe, expect, test } from "vitest";
import { bareWords } from "./bare-words.ts";
import { catalogueFaults, englishFaults, translationFaults } from "./faults.ts";
import { type EnglishMessage, englishMessages, onlyTexts, PACKAGE, readPo, TRANSLATED } from "./texts.ts";

const views = globSync("src/**/*.tsx", { cwd: PACKAGE }).sort();

describe("the texts of the application", () => {
  test("are there, in a file for each folder, and can be read", async () => {
    const english = await englishMessages();
    expect(english.size).toBeGreaterThan(100);
    expect(englishFaults(english)).toEqual([]);
  });

  test.each(TRANSLATED)("%s: every message is translated, of the same arguments, in every form", async (language) => {
    expect(catalogueFaults(language, readPo(language), await englishMessages())).toEqual([]);
  });

  test("no word stands in the code of a view", () => {
    expect(views.length).toBeGreaterThan(30);
    expect(views.flatMap((view) => bareWords(view, readFileSync(join(PACKAGE, view), "utf8")))).toEqual([]);
  });
});

describe("what is planted is caught:", () => {
  const PEOPLE = "{n, plural, one {# person} other {# people}} at {site}";

  test.each([
    ["<p>Hello</p>", "Hello"],
    ["<p>{t('a')} of {n}</p>", "of"],
    ["<>Hello</>", "Hello"],
    ["<p>{isPast ? 'was held' : t('held')}</p>", "was held"],
    ["<p>{name ?? `none of ${n}`}</p>", "none of"],
    ["<p>{'entry ' + n}</p>", "entry"],
    ['<input aria-label="Search" />', "Search"],
    ["<Field label={`Name ${n}`} />", "Name"],
    ["[{ id: 'name', header: 'Name' }]", "Name"],
    ["<p>مرحبا</p>", "مرحبا"],
  ])("the bare words of %s", (jsx, words) => {
    expect(bareWords("a.tsx", `\nexport const a = ${jsx};`)).toEqual([`a.tsx:2: ${words}`]);
  });

  test.each([
    "<p>{t('a')} · {n} → 1,000 = </p>",
    '<p className="page" lang="en">{state === "held" && t("held")}</p>',
    '<Link to="/" search={{ state: "held" }}>Muster</Link>',
    '<Field label={t("name")} name="name" />',
    "<Code>muster key status</Code>",
  ])("and nothing in %s", (jsx) => {
    expect(bareWords("a.tsx", `export const a = ${jsx};`)).toEqual([]);
  });

  test("a view that cannot be read", () => {
    expect(() => bareWords("a.tsx", "export const a = <p>;")).toThrow("a.tsx");
  });

  test("texts that do not go by their folder's name, or are two in one file", () => {
    const texts = { namespace: "sites", messages: {} };
    expect(onlyTexts("src/screens/sites/texts.ts", [texts])).toBe(texts);
    expect(() => onlyTexts("src/screens/people/texts.ts", [texts])).toThrow('the folder\'s name, "people"');
    expect(() => onlyTexts("src/screens/sites/texts.ts", [texts, texts])).toThrow("nothing else");
    expect(() => onlyTexts("src/screens/sites/texts.ts", [])).toThrow("one defineTexts");
  });

  test("English that is no message, or counts without the rest", () => {
    const texts = new Map([
      ["a.broken", { text: "{n, plural, one {# person}", file: "a" }],
      ["a.one", { text: "{n, plural, one {# person}}", file: "a" }],
    ]);
    expect(englishFaults(texts)).toEqual([expect.stringContaining("a.broken: not an ICU"), "en a.one: no other"]);
  });

  test.each([
    ["{n, plural, one {# کەس} other {# کەس}} لە {site}", []],
    ["{n} کەس لە {site}", ["{n} is no plural any more"]],
    ["{n, plural, other {# کەس}} لە {site}", ["{n} has no form one"]],
    ["{n, plural, one {# کەس} other {# کەس}}", ["{site} is missing"]],
    ["{n, plural, one {# کەس} other {# کەس}} لە {شوێن}", ["{site} is missing", "{شوێن} is not in the English"]],
  ])("a translation as %s", (translated, faults) => {
    expect(translationFaults("ckb", PEOPLE, translated)).toEqual(faults);
  });

  test("Arabic that counts in fewer than its six forms", () => {
    const two = "{n, plural, =0 {لا أحد} one {شخص} other {# شخص}} في {site}";
    expect(translationFaults("ar", PEOPLE, two)).toEqual(
      ["two", "few", "many"].map((form) => `{n} has no form ${form}`),
    );
    const six = "{n, plural, zero {لا أحد} one {شخص} two {شخصان} few {# أشخاص} many {# شخصًا} other {# شخص}} في {site}";
    expect(translationFaults("ar", PEOPLE, six)).toEqual([]);
    expect(translationFaults("ar", "{n, plural, =0 {} other {, all}}", "{n, plural, =0 {} other {، الكل}}")).toEqual(
      [],
    );
  });

  test("a select of other cases", () => {
    const english = "{state, select, open {open} closed {closed} other {other}}";
    expect(translationFaults("ku", english, "{state, select, open {vekirî} shut {girtî} other {din}}")).toEqual([
      "{state} has no case closed",
      "{state} has a case shut that there is not",
    ]);
  });

  test("a catalogue with what is missing, empty, fuzzy, of another English, broken, or of no message at all", () => {
    const messages = ["missing", "empty", "fuzzy", "stale", "broken", "good"];
    const english = new Map<string, EnglishMessage>(messages.map((id) => [`a.${id}`, { text: `${id}!`, file: "a" }]));
    const entry = (id: string, translated: string, text = `${id}!`, flags = ""): string =>
      `${flags}msgctxt "a.${id}"\nmsgid "${text}"\nmsgstr "${translated}"`;
    const po = PO.parse(
      [
        'msgid ""\nmsgstr ""\n"Language: ku\\n"',
        entry("empty", ""),
        entry("fuzzy", "x", "fuzzy!", "#, fuzzy\n"),
        entry("stale", "x", "before!"),
        entry("broken", "{x"),
        entry("good", "x"),
        entry("gone", "x"),
      ].join("\n\n"),
    );
    expect(catalogueFaults("ku", po, english)).toEqual([
      "ku a.gone: no such message; run npm run texts",
      "ku a.missing: not translated",
      "ku a.empty: not translated",
      "ku a.fuzzy: fuzzy; see that it says what the English says now",
      "ku a.stale: the English has changed; run npm run texts",
      expect.stringContaining("ku a.broken: not an ICU message"),
    ]);
  });
});
