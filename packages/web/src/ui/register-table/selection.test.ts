import { expect, test } from "vitest";
import { toggled, toggledAll } from "./selection.ts";

test("one row is chosen, and no longer", () => {
  expect([...toggled(new Set(["1"]), "2")]).toEqual(["1", "2"]);
  expect([...toggled(new Set(["1", "2"]), "1")]).toEqual(["2"]);
});

test("everything shown is chosen besides what is chosen and not shown; again, and none of it is", () => {
  const all = toggledAll(new Set(["hidden", "2"]), ["1", "2"]);
  expect([...all].sort()).toEqual(["1", "2", "hidden"]);
  expect([...toggledAll(all, ["1", "2"])]).toEqual(["hidden"]);
});
