import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord } from "./fold.ts";
import { skeletonsOf } from "./skeleton.ts";

function share(one: string, other: string): boolean {
  const keys = new Set(skeletonsOf(foldWord(one)));
  return skeletonsOf(foldWord(other)).some((skeleton) => keys.has(skeleton));
}

describe("spellings of one name share a skeleton", () => {
  test.each([
    ["Muhammad", "محمد"],
    ["Mohamed", "Мухаммед"],
    ["Mihemed", "محەمەد"],
    ["Mamdouh", "ممدوح"],
    ["Khalil", "خليل"],
    ["Xelîl", "خەلیل"],
    ["Jamal", "جمال"],
    ["Gamal", "جمال"],
    ["Cemal", "جمال"],
    ["Qasim", "قاسم"],
    ["Ghassan", "غسان"],
    ["Dawood", "داود"],
    ["Davud", "داود"],
    ["Yusuf", "Юсуф"],
    ["Uthman", "عثمان"],
    ["Osman", "عثمان"],
    ["Dhafir", "ظافر"],
    ["Zafer", "ظافر"],
    ["al-Shammari", "الشمري"],
    ["Alshammari", "الشمري"],
    ["Khamis", "Хамис"],
    ["Hamid", "Хамид"],
    ["Çelik", "چەلیک"],
    ["Chechen", "чечен"],
    ["Jasim", "جاسم"],
    ["Abdulrahman", "عبدالرحمن"],
    ["Erdoğan", "اردوغان"],
  ])("%s and %s", (one, other) => {
    expect(share(one, other)).toBe(true);
  });
});

test.each([
  ["Karim", "سعيد"],
  ["Muhammad", "خليل"],
  ["Jasim", "Нурлан"],
  ["Rashid", "Salman"],
])("%s and %s have nothing in common", (one, other) => {
  expect(share(one, other)).toBe(false);
});

test("one to three of a word, each of letters, and none that is empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const folded = foldWord(text);
      const skeletons = skeletonsOf(folded);
      expect(skeletons.length).toBeGreaterThanOrEqual(1);
      expect(skeletons.length).toBeLessThanOrEqual(3);
      if (folded !== "") expect(skeletons).not.toContain("");
      for (const skeleton of skeletons) expect(skeleton.length).toBeLessThanOrEqual(12);
    }),
  );
});

test("a number is its own skeleton", () => {
  expect(skeletonsOf("4711")).toEqual(["4711"]);
});
