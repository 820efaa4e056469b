import { describe, expect, test } from "vitest";
import { SeededRandom } from "./random.ts";

describe("chance with a seed", () => {
  test("one seed draws the same for ever: what it drew once stands here", () => {
    const random = new SeededRandom("a seed");
    expect(Array.from({ length: 6 }, () => random.below(1_000))).toEqual([765, 659, 110, 530, 162, 617]);
  });

  test("another seed draws otherwise", () => {
    const draws = (seed: string) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 8 }, () => random.below(1_000_000));
    };
    expect(draws("a seed")).not.toEqual(draws("another seed"));
  });

  test("every whole number of a range comes up about as often as the others", () => {
    const random = new SeededRandom("evenly");
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 10_000; draw += 1) {
      const drawn = random.below(10);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect(counts.size).toBe(10);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  test("weights are kept", () => {
    const random = new SeededRandom("weights");
    const drawn = Array.from({ length: 4_000 }, () => random.pickWeighted({ rare: 1, usual: 3, never: 0 }));
    const rare = drawn.filter((key) => key === "rare").length;
    expect(drawn).not.toContain("never");
    expect(Math.abs(rare - 1_000)).toBeLessThan(150);
  });

  test("an order of chance has everybody once", () => {
    const items = Array.from({ length: 500 }, (_, index) => index);
    const order = new SeededRandom("order").shuffled(items);
    expect(order).not.toEqual(items);
    expect(order.toSorted((one, other) => one - other)).toEqual(items);
  });

  test("an id has the form of a random UUID", () => {
    expect(new SeededRandom("id").uuid()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test("nothing can be picked from nothing", () => {
    expect(() => new SeededRandom("none").pick([])).toThrow(RangeError);
  });
});
