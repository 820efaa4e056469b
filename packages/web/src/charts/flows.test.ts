import { describe, expect, test } from "vitest";
import { type Flow, layOutFlows } from "./flows.ts";

const flow = (from: string | null, to: string | null, people: number): Flow => ({
  from,
  to,
  people,
  first: "2026-01-19T00:00:00.000Z",
  last: "2026-01-19T00:00:00.000Z",
  transfers: [],
});

describe("ways between sites", () => {
  const { froms, tos, bands, height } = layOutFlows(
    [flow("B", "C", 20), flow("A", "C", 60), flow("A", null, 20)],
    100,
    30,
  );

  test("each site once on a side, with everybody who left it or came to it", () => {
    expect(froms.map(({ site, people }) => [site, people])).toEqual([
      ["A", 80],
      ["B", 20],
    ]);
    expect(tos.map(({ site, people }) => [site, people])).toEqual([
      ["C", 80],
      [null, 20],
    ]);
  });

  test("as broad as people, within their sites, and nothing outside the height", () => {
    expect(bands.map(({ breadth }) => breadth)).toEqual([60, 20, 20]);
    for (const { flow: way, from, breadth } of bands) {
      const end = froms.find(({ site }) => site === way.from);
      expect(from - breadth / 2).toBeGreaterThanOrEqual(end?.top ?? Infinity);
      expect(from + breadth / 2).toBeLessThanOrEqual(end?.bottom ?? -Infinity);
    }
    for (const { top, bottom } of [...froms, ...tos]) {
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(height);
    }
  });

  test("sites of a side are apart by the gap", () => {
    expect((froms[1]?.top ?? 0) - (froms[0]?.bottom ?? 0)).toBe(30);
  });

  test("one person among thousands is seen", () => {
    expect(layOutFlows([flow("A", "B", 9_999), flow("B", "A", 1)], 100, 30).bands[1]?.breadth).toBe(1.5);
  });

  test("of nobody are none", () => {
    expect(layOutFlows([flow("A", "B", 0)], 100, 30).bands).toEqual([]);
  });
});
