import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AREAS, COUNTRIES, type Names, PATHS, PLACES } from "./ground.ts";

const BUNDLED = join(import.meta.dirname, "../../places");
const SCRIPTS: Readonly<Record<keyof Names, RegExp>> = {
  en: /^[\p{Script=Latin} ()'-]+$/u,
  ar: /^[\p{Script=Arabic} ()]+$/u,
  ckb: /^[\p{Script=Arabic} ()]+$/u,
  ku: /^[\p{Script=Latin} ()'-]+$/u,
};

describe("the bundled shapes and places", () => {
  test("are the areas of two countries, and the towns", () => {
    expect(AREAS.filter(({ country }) => country === "SY")).toHaveLength(15);
    expect(AREAS.filter(({ country }) => country === "IQ")).toHaveLength(18);
    expect(PLACES.length).toBeGreaterThan(40);
    expect([...COUNTRIES.keys()]).toEqual(["SY", "IQ"]);
  });

  test("have a name in each of the four languages, in its script", () => {
    const named = [...AREAS, ...PLACES, ...COUNTRIES.values()].map(({ names }) => names);
    const wrong = named.flatMap((names) =>
      (Object.keys(SCRIPTS) as (keyof Names)[]).flatMap((language) =>
        SCRIPTS[language].test(names[language]) ? [] : [`${names.en}: ${language} ${names[language]}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("lie within the two countries", () => {
    for (const { longitude, latitude } of [...PLACES, ...AREAS.map(({ label }) => label)]) {
      expect(longitude).toBeGreaterThan(35.5);
      expect(longitude).toBeLessThan(48.6);
      expect(latitude).toBeGreaterThan(29);
      expect(latitude).toBeLessThan(37.4);
    }
  });

  test("close their rings, and tell a country's border from those within", () => {
    expect(PATHS.areas.match(/M/g)?.length).toBe(PATHS.areas.match(/Z/g)?.length);
    expect(PATHS.inner.length).toBeGreaterThan(1_000);
    expect(PATHS.outer.length).toBeGreaterThan(1_000);
  });

  test("are small", () => {
    const size = ["areas.topo.json", "places.json", "sites.json"].reduce(
      (sum, file) => sum + statSync(join(BUNDLED, file)).size,
      0,
    );
    expect(size).toBeLessThan(150_000);
  });
});
