import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commonnessFile } from "../training/commonness.ts";
import { commonnessByDefault } from "./commonness.ts";
import { foldWord } from "./fold.ts";

const DATA = new URL("../../../../shared/data/names/", import.meta.url);

test.skipIf(!existsSync(DATA))("commonness.json is what its script makes of the open data", () => {
  expect(readFileSync(new URL("commonness.json", import.meta.url), "utf8")).toBe(commonnessFile(DATA));
});

describe("how common a word is", () => {
  test.each([
    ["محمد", "كريم"],
    ["Muhammad", "Karim"],
    ["Мухаммед", "Карим"],
    ["Karim", "Shaddadi"],
    ["Smith", "Habibullah"],
  ])("%s is commoner than %s", (common, rarer) => {
    expect(commonnessByDefault(foldWord(common))).toBeGreaterThan(commonnessByDefault(foldWord(rarer)));
  });

  test("the spellings of a name are as common as one another, roughly", () => {
    const shares = ["Muhammad", "Mohamed", "محمد", "Mihemed"].map((word) => commonnessByDefault(foldWord(word)));
    expect(Math.max(...shares) / Math.min(...shares)).toBeLessThan(2);
  });

  test("is a share of all people, and never none", () => {
    for (const word of ["", "x", "de", "zzzz", "a".repeat(60), "محمد"]) {
      expect(commonnessByDefault(word)).toBeGreaterThan(0);
      expect(commonnessByDefault(word)).toBeLessThan(0.5);
    }
  });
});
