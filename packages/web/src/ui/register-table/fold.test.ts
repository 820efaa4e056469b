import { describe, expect, test } from "vitest";
import { folded, wordsOf } from "./fold.ts";

describe("what a filter compares", () => {
  test("neither case nor accents", () => {
    expect(folded("Şêxmûs ÇELIK")).toBe(folded("sexmus çelik"));
  });

  test("letters of the Arabic script that stand for one another, with and without vowel signs", () => {
    expect(folded("أَحْمَد")).toBe(folded("احمد"));
    expect(folded("فاطمة")).toBe(folded("فاطمه"));
    expect(folded("علی")).toBe(folded("على"));
    expect(folded("ئاکرێ")).toBe(folded("ياكرێ"));
    expect(folded("محـــمد")).toBe(folded("محمد"));
  });

  test("no letter that is another: a name is not found by somebody else's", () => {
    expect(folded("حسن")).not.toBe(folded("حسين"));
    expect(folded("سالم")).not.toBe(folded("صالم"));
  });

  test("the same digits in every script", () => {
    expect(folded("B-٢٣ ۴")).toBe("b-23 4");
  });

  test("word by word, in any order", () => {
    expect(wordsOf("  Block  ٣ ")).toEqual(["block", "3"]);
    expect(wordsOf(" ")).toEqual([]);
  });

  test("or by a phrase in quotes, of any keyboard", () => {
    expect(wordsOf('"Sector 3" male')).toEqual(["sector 3", "male"]);
    expect(wordsOf("«القاطع ٣»")).toEqual([folded("القاطع 3")]);
    expect(wordsOf('"unfinished')).toEqual(['"unfinished']);
  });
});
