import { expect, test } from "vitest";
import { figureIn, filledIn } from "./filled.ts";

function form(fields: Readonly<Record<string, string>>): FormData {
  const filled = new FormData();
  for (const [name, text] of Object.entries(fields)) filled.set(name, text);
  return filled;
}

test("what was left empty is left out", () => {
  expect(filledIn(form({ source: " radio ", account: "" }), ["source", "account", "party"])).toEqual({
    source: "radio",
  });
});

test("a number is a value or bounds, as they were said; none where none was said", () => {
  const doubt = { qualifier: "about", of: "people who got out" };
  const typed = { qualifier: "about", figureOf: "people who got out" };
  expect(figureIn(form({ value: "120", low: "", high: "", ...typed }))).toEqual({ value: 120, ...doubt });
  expect(figureIn(form({ value: "", low: "100", high: "0", ...typed }))).toEqual({ low: 100, high: 0, ...doubt });
  expect(figureIn(form({ value: "", ...typed }))).toBeUndefined();
});
