import { describe, expect, test } from "vitest";
import { controlAt } from "./control.ts";
import { factsOf, type MapSite } from "./facts.ts";

const OPENED = "2026-01-12T06:00:00.000Z";
const TAKEN = "2026-01-19T12:00:00.000Z";
const NOW = "2026-01-21T18:00:00.000Z";

const taken: MapSite["control"] = [
  { authority: "SDF", from: OPENED, until: TAKEN, instrument: "opening" },
  { authority: "SYR-GOV", from: TAKEN, until: null, instrument: "seizure" },
];
const site = (code: string, rest: Partial<MapSite> = {}): MapSite => ({
  site: code,
  name: code,
  place: null,
  people: 10,
  books: "kept",
  control: [{ authority: "SDF", from: OPENED, until: null, instrument: "opening" }],
  ...rest,
});

describe("control at a moment", () => {
  test("passes at the instant, to the one who comes", () => {
    expect(controlAt(taken, "2026-01-19T11:59:59.999Z")?.authority).toBe("SDF");
    expect(controlAt(taken, TAKEN)?.authority).toBe("SYR-GOV");
  });

  test("is nobody's before the site was opened", () => {
    expect(controlAt(taken, "2026-01-12T05:59:59.999Z")).toBeUndefined();
  });

  test("compares instants, not how they are written", () => {
    expect(controlAt(taken, "2026-01-19T15:00:00.000+03:00")?.authority).toBe("SYR-GOV");
  });
});

describe("the facts of the map", () => {
  test("an authority keeps its mark whatever the moment, and is counted at that moment", () => {
    const sites = [site("A", { control: taken }), site("B")];
    expect(factsOf(sites, [], NOW).authorities).toEqual([
      { authority: "SDF", mark: 0, sites: 1 },
      { authority: "SYR-GOV", mark: 1, sites: 1 },
    ]);
    expect(factsOf(sites, [], "2026-01-13T00:00:00.000Z").authorities).toEqual([
      { authority: "SDF", mark: 0, sites: 2 },
      { authority: "SYR-GOV", mark: 1, sites: 0 },
    ]);
  });

  // Verifies: rule-6
  test("a site that has not reported is there, with no number", () => {
    const { sites } = factsOf([site("SILENT", { people: null }), site("EMPTY", { people: 0 })], [], NOW);
    expect(sites.map(({ site: code, people }) => [code, people])).toEqual([
      ["EMPTY", 0],
      ["SILENT", null],
    ]);
  });

  test("a site not yet opened is not there", () => {
    expect(factsOf([site("A")], [], "2026-01-01T00:00:00.000Z").sites).toEqual([]);
  });

  test("movements of one way are one, those on the way apart from those arrived", () => {
    const move = (from: string, to: string, people: number, isUnderWay = false) => ({ from, to, people, isUnderWay });
    const moves = [
      move("A", "B", 150),
      move("A", "B", 20),
      move("A", "B", 7, true),
      move("B", "A", 1),
      move("A", "A", 9),
      move("B", "A", 0, true),
    ];
    const { movements } = factsOf([site("A", { name: "First" }), site("B")], moves, NOW);
    expect(movements.map(({ fromName, toName, people, isUnderWay }) => [fromName, toName, people, isUnderWay])).toEqual(
      [
        ["First", "B", 7, true],
        ["First", "B", 170, false],
        ["B", "First", 1, false],
      ],
    );
  });
});
