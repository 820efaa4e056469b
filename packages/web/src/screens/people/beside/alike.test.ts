import { expect, test } from "vitest";
import { verdictOn } from "./alike.ts";

test.each([
  [[], [], undefined],
  [["a"], [], "one"],
  [[], ["a"], "one"],
  [["a"], ["a"], "same"],
  [["a", "a"], ["a"], "same"],
  [["a", "b"], ["b", "a"], "same"],
  [["a", "b"], ["b"], "overlap"],
  [["a"], ["b"], "differ"],
])("%j beside %j: %s", (one, other, verdict) => {
  expect(verdictOn(one, other)).toBe(verdict);
});
