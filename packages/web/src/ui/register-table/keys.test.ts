import { expect, test } from "vitest";
import { movedTo } from "./keys.ts";

test("keys move through the rows and stop at the ends", () => {
  expect(movedTo("ArrowDown", 3, 10, 4)).toBe(4);
  expect(movedTo("ArrowDown", 9, 10, 4)).toBe(9);
  expect(movedTo("ArrowUp", 0, 10, 4)).toBe(0);
  expect(movedTo("PageDown", 3, 10, 4)).toBe(7);
  expect(movedTo("PageDown", 8, 10, 4)).toBe(9);
  expect(movedTo("PageUp", 3, 10, 4)).toBe(0);
  expect(movedTo("End", 3, 10, 4)).toBe(9);
  expect(movedTo("Home", 3, 10, 4)).toBe(0);
});

test("other keys are not the list's", () => {
  expect(movedTo("Tab", 3, 10, 4)).toBeUndefined();
});
