import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { locate } from "./locate.ts";

interface Scenario {
  readonly sites: readonly { readonly site: string; readonly name: string }[];
}

const SCENARIO = join(import.meta.dirname, "../../../../scenarios/north-east-syria-2026/scenario.json");

describe("where a site is", () => {
  test("its own coordinates come first", () => {
    const place = { latitude: 1, longitude: 2 };
    expect(locate({ site: "AL-HOL", name: "al-Hol camp", place })).toEqual({ by: "coordinates", at: place });
  });

  test("every site of the reference case is known by its town, or by its country where no place was published", () => {
    const { sites } = JSON.parse(readFileSync(SCENARIO, "utf8")) as Scenario;
    const found = sites.map(({ site, name }) => {
      const where = locate({ site, name, place: null });
      return [site, where?.by, where?.names?.en];
    });
    expect(found).toEqual([
      ["AL-HOL", "town", "al-Hawl"],
      ["AL-SINAA", "town", "Hasakah"],
      ["AL-AQTAN", "town", "Raqqa"],
      ["AL-SHADDADI", "town", "Shaddadi"],
      ["ROJ", "town", "Malikiyah (Derik)"],
      ["IRAQ-SECURE", "country", "Iraq"],
    ]);
  });

  test.each(["AL-HOL", "constructor", "__proto__"])("%s under another name is another site, and nowhere", (site) => {
    expect(locate({ site, name: "Another", place: null })).toBeUndefined();
  });
});
