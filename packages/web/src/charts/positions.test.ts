import { describe, expect, test } from "vitest";
import { type PositionsSeries, positionsFacts, scaleOf } from "./positions.ts";

const at = (hour: number): string => `2026-01-19T${String(hour).padStart(2, "0")}:00:00.000Z`;
const NOBODY = [0, 0, 0];

const SERIES: PositionsSeries = {
  from: at(0),
  to: at(12),
  at: [at(0), at(4), at(8)],
  states: {
    outside: [50, 0, 0],
    held: [0, 50, 39],
    "in-transit": NOBODY,
    "at-large": [0, 0, 11],
    unaccounted: NOBODY,
    released: NOBODY,
    deceased: NOBODY,
    "transferred-out": NOBODY,
  },
};

describe("positions through time", () => {
  test("each state with somebody in it, and the rest by name", () => {
    const { states, without, registered } = positionsFacts(SERIES);
    expect(states.map(({ state, last }) => [state, last])).toEqual([
      ["held", 39],
      ["at-large", 11],
    ]);
    expect(without).toEqual(["in-transit", "unaccounted", "released", "deceased", "transferred-out"]);
    expect(registered).toBe(50);
  });

  test("a state is drawn where it changes, and to the end", () => {
    expect(positionsFacts(SERIES).states[1]?.steps).toEqual([
      { at: at(0), people: 0 },
      { at: at(8), people: 11 },
      { at: at(12), people: 11 },
    ]);
  });
});

describe("a scale", () => {
  test("begins at nothing, but for a state that changes little beside its size", () => {
    expect(scaleOf({ least: 0, most: 120 })).toEqual([0, 120]);
    expect(scaleOf({ least: 33_000, most: 33_000 })).toEqual([0, 33_000]);
    expect(scaleOf({ least: 32_800, most: 33_000 })).toEqual([32_770, 33_030]);
  });
});
