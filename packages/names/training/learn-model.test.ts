import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EditModel } from "../src/model/edit-model.ts";
import { encode } from "../src/model/letters.ts";
import { type PackedWeights, unpackWeights } from "../src/model/packed.ts";
import { findEdits } from "./inventory.ts";
import { kurdishPairs } from "./kurdish.ts";
import { Lattice, surroundingsMet } from "./lattice.ts";
import { learnModel } from "./learn-model.ts";
import { packWeights } from "./pack.ts";
import { ACROSS, LEARNED, learnedFrom, lessonsFor } from "./plan.ts";
import { randomFrom } from "./random.ts";
import { isSetAside } from "./set-aside.ts";

const pairs = kurdishPairs(400, randomFrom(3));
const lessons = { pairs, madeUp: [], respelt: [], isOneName: (first: string, second: string) => first === second };
const quiet = () => undefined;

describe("learning", () => {
  test("gives the same bytes every time, and reads them again as they were", () => {
    const [once, again] = [1, 2].map(() => learnModel(["Latn", "Arab"], lessons, ACROSS, quiet));
    if (once === undefined || again === undefined) throw new Error("nothing was learned");
    const packed = packWeights(once, "digest");
    expect(JSON.stringify(packWeights(again, "digest"))).toBe(JSON.stringify(packed));
    expect(unpackWeights(packed, "Latn", "Arab")).toEqual(once);
  });

  test("of a pair and a rival it has learned which is right", () => {
    const { editKeys, editWeights, surroundingsKeys, surroundingsWeights } = learnModel(
      ["Latn", "Arab"],
      lessons,
      ACROSS,
      quiet,
    );
    const model = new EditModel(editKeys, surroundingsKeys, [...editWeights, ...surroundingsWeights]);
    const sum = (one: string, other: string) =>
      model.sum(encode(one, "Latn") ?? new Uint8Array(2), encode(other, "Arab") ?? new Uint8Array(2));
    const right = pairs.filter(([latin, arabic], index) => {
      const rival = pairs[(index + 1) % pairs.length]?.[1] ?? "";
      return sum(latin, arabic) > sum(latin, rival);
    });
    expect(right.length / pairs.length).toBeGreaterThan(0.98);
  });

  test("the sum that is learned from is the sum that is shipped", () => {
    const coded = pairs.flatMap(([latin, arabic]) => {
      const [one, other] = [encode(latin, "Latn"), encode(arabic, "Arab")];
      return one === undefined || other === undefined ? [] : [{ one, other }];
    });
    const inventory = findEdits(coded, ACROSS.inventory);
    const lattice = new Lattice(inventory, surroundingsMet(inventory, coded, 2));
    lattice.factors.forEach((factor, place) => {
      if (place < lattice.factors.length - 1) lattice.factors[place] = factor * (1 + (place % 7) / 10);
    });
    for (const { one, other } of coded) {
      const sum = lattice.sum({ one, other });
      expect(lattice.model.sum(one, other) / sum).toBeCloseTo(1, 9);
    }
  });
});

describe("the shipped weights", () => {
  const data = new URL("../../../../shared/data/names/", import.meta.url);

  test.skipIf(!existsSync(data)).each(LEARNED)(
    "$file are of this data, this folding and this part set aside",
    async (plan) => {
      const file = new URL(`../src/model/weights/${plan.file}.json`, import.meta.url);
      const shipped = JSON.parse(readFileSync(file, "utf8")) as PackedWeights;
      expect(shipped.learnedFrom).toBe(learnedFrom(await lessonsFor(plan, data)));
    },
  );

  test("a tenth of the words is set aside", () => {
    const words = Array.from({ length: 10_000 }, (_, index) => `w${index}`);
    expect(words.filter(isSetAside).length).toBeGreaterThan(900);
    expect(words.filter(isSetAside).length).toBeLessThan(1_100);
  });
});
