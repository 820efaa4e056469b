/** The texts of the papers: whole in every language, and of letters that the fonts have. */
import { describe, expect, test } from "vitest";
import { fonts } from "../typesetting/fonts.ts";
import { shown } from "../typesetting/shown.ts";
import { en, type TextKey } from "./en.ts";
import { directionOf, LANGUAGES, scriptOf } from "./language.ts";
import { TEXTS, Words } from "./words.ts";

const keys = Object.keys(en) as TextKey[];
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
/** Signs and abbreviations that every language may write as English does. */
const MAY_BE_THE_SAME = new Set<TextKey>(["calendar.gregorian", "proof.log"]);

describe.each(LANGUAGES)("%s", (language) => {
  test("says everything that English says, with the same values put in", () => {
    expect(Object.keys(TEXTS[language]).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(TEXTS[language][key].trim(), key).not.toBe("");
      expect(placeholders(TEXTS[language][key]), key).toEqual(placeholders(en[key]));
    }
  });

  test("is in its own script throughout, and not left in English", () => {
    for (const key of keys) {
      const text = TEXTS[language][key].replaceAll(/\{\w+\}|PDF/g, "");
      if (language === "en" || text.trim() === "") continue;
      expect(MAY_BE_THE_SAME.has(key) || text !== en[key], key).toBe(true);
      if (directionOf(language) === "rtl") expect(text, key).not.toMatch(/\p{Script=Latin}/u);
      else expect(text, key).not.toMatch(/\p{Script=Arabic}/u);
    }
  });

  test("has no letter that the fonts do not show", () => {
    const { shows } = fonts();
    const letters = new Set(keys.flatMap((key) => Array.from(TEXTS[language][key])));
    expect([...letters].filter((letter) => !shows(letter))).toEqual([]);
  });
});

describe("words", () => {
  const words = new Words({ languages: ["ckb", "en"], offset: "+03:00", hijri: true, ownNumerals: true });

  test("a day is in both calendars, in the numerals of each language, and its time at the paper's offset", () => {
    const [sorani, english] = words.instant("2026-01-20T23:30:00.000Z");
    expect(english?.text).toBe("21 January 2026 ·\u00a002:30\n2 Sha‘ban 1447 AH");
    expect(sorani.text).toBe("٢١ی کانوونی دووەمی ٢٠٢٦ ·\u00a0٠٢:٣٠\n٢ی شەعبانی ١٤٤٧ی کۆچی");
    expect(sorani).toMatchObject({ lang: "ckb", dir: "rtl" });
  });

  test("a column's time and an id keep their digits and run from the left", () => {
    expect(words.stamp("2026-01-20T23:30:00.000Z")).toEqual({
      text: "2026-01-21 02:30",
      lang: "en",
      dir: "ltr",
      code: true,
    });
    expect(words.code("N-0042")).toMatchObject({ text: "N-0042", dir: "ltr" });
  });

  test("a name keeps its script, whichever languages the paper is in", () => {
    expect(words.given("أحمد")).toMatchObject({ text: "أحمد", dir: "rtl" });
    expect(words.given("Фарҳод")).toMatchObject({ dir: "ltr" });
    expect(scriptOf("12 سجن")).toBe("Arab");
    expect(scriptOf("漢字")).toBe("Other");
    expect(scriptOf("—")).toBe("Other");
  });

  test("a word of a list that these papers do not know is printed as the register has it", () => {
    expect(words.word("outcome", "lost-in-the-post")).toEqual([
      expect.objectContaining({ text: "lost-in-the-post", dir: "ltr" }),
    ]);
    expect(words.words("blocker", ["basis", "unheard-of"])[1]?.text).toBe("legal basis, unheard-of");
  });

  test("what is put into a sentence is one thing: it neither turns it nor breaks", () => {
    const [sorani] = words.say("proof.how", { command: "muster verify FILE" });
    expect(sorani.text).toContain("\u2068muster\u00a0verify\u00a0FILE\u2069");
  });
});

describe("what somebody wrote", () => {
  test.each([
    ["Ali Tester", "Ali Tester"],
    ["two\r\nlines\t here ", "two lines here"],
    ["\u202eevil\u202c", "evil"],
    ["a\u2066b\u200fc", "a b c"],
    ["می\u200cخواهم", "می\u200cخواهم"],
    ["สม", "U+0E2A U+0E21"],
    ["x😀y", "x U+1F600 y"],
    ["\ud800", "\ufffd"],
    ["", ""],
  ])("%j is printed %j", (text, printed) => {
    expect(shown(text)).toBe(printed);
  });
});
