import { expect, test } from "vitest";
import { isDeeper } from "./depth.ts";

const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

test("a value is as deep as its lists and objects are in one another", () => {
  expect(isDeeper("text", 0)).toBe(false);
  expect(isDeeper(nested(3), 3)).toBe(false);
  expect(isDeeper(nested(4), 3)).toBe(true);
  expect(isDeeper({ a: 1, b: { c: [null] } }, 2)).toBe(true);
});

test("what is deeper than any stack is found out without walking it", () => {
  expect(isDeeper(nested(1_000_000), 32)).toBe(true);
});
