import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forkOf, wayTo } from "./fork.ts";

describe("spans are found by the points in them", () => {
  const point = fc.integer({ min: 0, max: 2 ** 43 });
  const near = fc.integer({ min: 0, max: 300 });

  test("a span is filed under one of the nodes on the way to every point in it", () => {
    fc.assert(
      fc.property(point, near, near, (first, length, offset) => {
        const last = first + length;
        const inside = first + Math.min(offset, length);
        expect(wayTo(inside)).toContain(forkOf(first, last));
      }),
    );
  });

  test("a span is filed under a node that lies in it", () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const fork = forkOf(first, last) as number;
        expect(fork >= first && fork <= last).toBe(true);
        expect(wayTo(first)).toContain(fork);
        expect(wayTo(last)).toContain(fork);
      }),
    );
  });

  test("small spans, by hand; and a span with nothing in it is filed nowhere", () => {
    expect([forkOf(5, 6), forkOf(3, 9), forkOf(3, 3), forkOf(4, 3)]).toEqual([6, 8, 3, null]);
    expect(wayTo(5).slice(0, 4)).toEqual([5, 5, 6, 4]);
  });
});
