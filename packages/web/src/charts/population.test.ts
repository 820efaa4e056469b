import { describe, expect, test } from "vitest";
import { type PopulationSeries, populationFacts } from "./population.ts";

const at = (hour: number): string => `2026-01-19T${String(hour).padStart(2, "0")}:00:00.000Z`;

const SERIES: PopulationSeries = {
  from: at(0),
  to: at(20),
  capacity: null,
  at: [at(0), at(4), at(8), at(12), at(16)],
  held: [0, 100, 100, 80, 90],
  marks: [
    { kind: "roll", at: at(14), people: 79 },
    { kind: "count", at: at(6), people: 100, round: 1, units: [] },
    { kind: "count", at: at(7), people: 30, round: 1, units: ["Block 1"] },
  ],
};

describe("the population of a site", () => {
  test("is drawn where it changes, and to the end of the time asked about", () => {
    expect(populationFacts(SERIES).steps).toEqual([
      { at: at(0), people: 0 },
      { at: at(4), people: 100 },
      { at: at(12), people: 80 },
      { at: at(16), people: 90 },
      { at: at(20), people: 90 },
    ]);
    expect(populationFacts(SERIES).highest).toEqual({ at: at(4), people: 100 });
  });

  test("a roll or count is held against the books of its moment; a count of a part against nothing", () => {
    const { said, differing } = populationFacts(SERIES);
    expect(said.map(({ kind, inBooks, difference }) => [kind, inBooks, difference])).toEqual([
      ["count", 100, 0],
      ["part", 100, undefined],
      ["roll", 80, -1],
    ]);
    expect(differing).toBe(1);
  });

  test("what was said before the books begin is compared with nothing", () => {
    const early = { ...SERIES, marks: [{ kind: "roll", at: "2026-01-18T00:00:00.000Z", people: 5 }] as const };
    expect(populationFacts(early).said[0]).toMatchObject({ inBooks: undefined, difference: undefined });
  });

  test("of a time without points is nothing", () => {
    expect(populationFacts({ ...SERIES, at: [], held: [], marks: [] })).toMatchObject({ steps: [], last: undefined });
  });
});
