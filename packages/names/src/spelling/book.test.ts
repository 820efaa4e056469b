import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NONE, SpellingBook } from "./book.ts";
import { closeness } from "./closeness.ts";
import { phraseOf } from "./phrase.ts";

const BOOK = new SpellingBook([
  { code: "A", names: ["Tall Abyad", "تل أبيض", { text: "Gire Spi", as: "the White Hill" }] },
  { code: "B", names: ["Tall Tamr", "تل تمر"] },
  { code: "H", names: ["Hajin hospital"] },
  { code: "C", names: ["Ward 12"] },
  { code: "D", names: ["Ward 21"] },
  { code: NONE, names: ["Tall Abta"] },
]);

function codes(text: string): readonly string[] {
  return BOOK.resolve(text).map(({ code }) => code);
}

describe("a book of spellings", () => {
  test("knows what is written as it is known, whatever the order, the case, the marks and the article", () => {
    for (const text of ["Tall Abyad", "tall abyaḑ", "ABYAD TALL", "al-Tall Abyad", "تَلّ أبيض", "تل ابيض"]) {
      expect([text, BOOK.resolve(text)[0]]).toMatchObject([text, { code: "A", score: 1 }]);
    }
  });

  test("says which of a thing's names it was known by, or what that name stands for", () => {
    expect(BOOK.resolve("Hajjin")).toMatchObject([{ code: "H", as: "Hajin hospital" }]);
    expect(BOOK.resolve("gire spi")).toEqual([{ code: "A", score: 1, as: "the White Hill" }]);
  });

  test("knows words written as one, and one as two", () => {
    expect(codes("Tallabyad")).toEqual(["A"]);
    expect(codes("تلأبيض")).toEqual(["A"]);
    expect(codes("Ha jin")).toEqual(["H"]);
  });

  test("counts a word for the kind of thing for little: left out, in another language, another kind", () => {
    expect(BOOK.resolve("Hajin")[0]?.score).toBeGreaterThan(0.9);
    expect(BOOK.resolve("مستشفى Hajin")).toMatchObject([{ code: "H", score: 1 }]);
    expect(BOOK.resolve("Hajin prison")[0]?.score).toBeLessThan(1);
    expect(codes("hospital")).toEqual([]);
  });

  test("never takes one number for another", () => {
    expect(codes("Ward 12")).toEqual(["C"]);
    expect(codes("ward 21")).toEqual(["D"]);
    expect(codes("Ward 11")).toEqual([]);
    expect(closeness("ward12", "ward21")).toBe(0);
  });

  test("says nothing where what is nearest is known to be none of them", () => {
    expect(codes("Tall Abta")).toEqual([]);
    expect(codes("Tal Abtta")).toEqual([]);
  });

  test("is asked anything: it answers with scores from 0 to 1, the best first, and soon", () => {
    const bad = [
      "",
      " ",
      "\u0000\u202e\u2066",
      "((((",
      "=cmd()",
      "Tall ".repeat(5_000),
      "x".repeat(100_000),
      "\u064b".repeat(5_000),
      "𐀀\ud800",
    ];
    for (const text of bad) expect(Array.isArray(BOOK.resolve(text))).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const scores = BOOK.resolve(text).map(({ score }) => score);
        expect(scores.every((score) => score > 0.7 && score <= 1)).toBe(true);
        expect(scores).toEqual(scores.toSorted((one, other) => other - one));
      }),
      { seed: 5 },
    );
  });
});

test("a phrase is its words without articles; of articles alone it is what it is", () => {
  expect(phraseOf("Deir ez-Zor").words.map(({ folded }) => folded)).toEqual(["deir", "zor"]);
  expect(phraseOf("U.A.E.").joined).toBe("uae");
  expect(phraseOf("al").joined).toBe("al");
});
