/** What is asked again when something is recorded, and what waits until the officer looks. */
import { expect, test } from "vitest";
import { touched } from "./touched.ts";

const question = (path: string, asked: object = {}, moment: object = {}) => ["question", path, asked, moment];

test("what is nobody's file is asked again with every entry", () => {
  expect(touched(question("/sites"), ["authority:EAST"])).toBe("ask-again");
  expect(touched(question("/transfers/:id", { id: "T-1" }), ["site:S-1"])).toBe("ask-again");
});

test("a manifest or a roll is read again where the entry is about that transfer or site, and is out of date otherwise", () => {
  expect(touched(question("/transfers/:id/manifest", { id: "T-1" }), ["transfer:T-1", "site:S-1"])).toBe("ask-again");
  expect(touched(question("/transfers/:id/manifest", { id: "T-2" }), ["transfer:T-1"])).toBe("out-of-date");
  expect(touched(question("/sites/:id/roll", { id: "S-1" }), ["transfer:T-1", "site:S-1"])).toBe("ask-again");
});

// Verifies: DP-1
test("nobody's file is read again by a page alone: every reading has somebody who wanted it", () => {
  for (const path of ["/people", "/people/:id", "/duties"]) {
    expect(touched(question(path, { id: "P" }), ["site:S-1"])).toBe("out-of-date");
  }
});

test("the past does not change", () => {
  expect(touched(question("/sites", {}, { knownAt: 7 }), ["site:S-1"])).toBe("not");
  expect(touched(["proposals"], ["site:S-1"])).toBe("not");
});
