import { describe, expect, test } from "vitest";
import { arcBetween, BENDS } from "./arcs.ts";

const WEST = { x: 100, y: 100, radius: 10 };
const EAST = { x: 300, y: 100, radius: 20 };

describe("an arc", () => {
  test("there and back are two lines, on either side of the way", () => {
    expect(arcBetween(WEST, EAST, 2, BENDS.arrived)?.middle.y).toBeLessThan(100);
    expect(arcBetween(EAST, WEST, 2, BENDS.arrived)?.middle.y).toBeGreaterThan(100);
  });

  test("people on the way are another line than those who arrived", () => {
    const [arrived, underWay] = [BENDS.arrived, BENDS.underWay].map(
      (bent) => arcBetween(WEST, EAST, 2, bent)?.middle.y ?? 0,
    );
    expect((arrived ?? 0) - (underWay ?? 0)).toBeGreaterThan(10);
  });

  test("keeps off both marks", () => {
    const along = arcBetween(WEST, EAST, 2, BENDS.arrived)?.along ?? [];
    expect(along.length).toBeGreaterThan(10);
    for (const { x, y } of along) {
      expect(Math.hypot(x - WEST.x, y - WEST.y)).toBeGreaterThan(WEST.radius);
      expect(Math.hypot(x - EAST.x, y - EAST.y)).toBeGreaterThan(EAST.radius);
    }
  });

  test("is none where marks touch", () => {
    expect(arcBetween(WEST, { ...EAST, x: 125 }, 2, BENDS.arrived)).toBeUndefined();
  });
});
