import { expect, test } from "vitest";
import { markOf, reachOf, shapePath } from "./authority-shape.ts";

test("thirty-six authorities have thirty-six marks", () => {
  const marks = Array.from({ length: 36 }, (_, index) => JSON.stringify(markOf(index)));
  expect(new Set(marks).size).toBe(36);
});

test("shapes of one size have one area", () => {
  for (const shape of [1, 2, 3, 4, 5]) {
    const points = [...shapePath(shape, 10).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const area = points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [0, 0];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0);
    expect(Math.abs(area)).toBeCloseTo(Math.PI * 100, 0);
    expect(reachOf(shape, 10)).toBeGreaterThan(10);
  }
  expect(reachOf(0, 10)).toBe(10);
});
