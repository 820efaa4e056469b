import type { Instant } from "@muster/record";
import fc from "fast-check";
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CellName, CountedCell, Keyed } from "./suppress.ts";
import { countedAt, suppress } from "./suppress.ts";

const keyedBy =
  (key: string): Keyed =>
  (message) =>
    createHmac("sha256", key).update(message).digest();

const SITE: CellName = ["held", "N-PRISON"];
const MEN: CellName = ["held", "N-PRISON", "male"];
const WOMEN: CellName = ["held", "N-PRISON", "female"];
const published = [SITE, MEN, WOMEN];

const world = (men: number, women: number): readonly CountedCell[] => [
  { cell: SITE, people: men + women },
  { cell: MEN, people: men },
  { cell: WOMEN, people: women },
];
const publish = (rows: readonly CountedCell[], key = "key") => suppress(rows, { published, keyed: keyedBy(key) });
const one = (people: number, key: string): number | null =>
  suppress([{ cell: SITE, people }], { published: [SITE], keyed: keyedBy(key) })[0]?.people ?? null;

const KEYS = Array.from({ length: 4_000 }, (_, at) => `key ${at}`);

/**
 * How often somebody is right who knows everybody but one person and both ways the publication comes out how often, and
 * says from what was published whether that person is in: the best guess there is. Half is a coin.
 */
function bestGuess(without: (key: string) => unknown, within: (key: string) => unknown): number {
  const seen = new Map<string, { without: number; within: number }>();
  const note = (published: unknown, world: "without" | "within") => {
    const text = JSON.stringify(published);
    const tally = seen.get(text) ?? { without: 0, within: 0 };
    tally[world] += 1;
    seen.set(text, tally);
  };
  for (const key of KEYS) {
    note(without(key), "without");
    note(within(key), "within");
  }
  const right = [...seen.values()].reduce((sum, { without, within }) => sum + Math.max(without, within), 0);
  return right / (2 * KEYS.length);
}

/** 1 / (1 + 0.6): what the noise leaves to the best guess about one cell, with room for the sample. */
const BOUND = 0.625 + 0.02;

// Verifies: MR-8-10, DP-1
describe("suppressed counts", () => {
  test("show no cell under ten, and tell none such from an empty one", () => {
    const small = Array.from({ length: 10 }, (_, people) => publish(world(people, 0)));
    for (const cells of small) expect(cells).toEqual(small[0]);
    expect(small[0]?.[0]).toEqual({ cell: SITE, people: null, suppressed: true, said: "fewer than 10" });
    expect(publish([])).toEqual(small[0]);
  });

  test("show the published cells and no other, in their order", () => {
    const odd = [...world(40, 30), { cell: ["held", "N-PRISON", "Tajikistan"], people: 900 }];
    expect(publish(odd).map(({ cell }) => cell)).toEqual(published);
  });

  test("are fives of at least ten, and near what they count", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), fc.string(), (people, key) => {
        const shown = one(people, key) ?? 0;
        expect(shown % 5).toBe(0);
        expect(shown).toBeGreaterThanOrEqual(10);
        expect(Math.abs(shown - people)).toBeLessThanOrEqual(22);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  test("are right on average, so that parts of a large country add up to it", () => {
    const mean = KEYS.reduce((sum, key) => sum + (one(1_003, key) ?? 0), 0) / KEYS.length;
    expect(Math.abs(mean - 1_003)).toBeLessThan(0.3);
  });

  test("are the same as often as they are asked for: noise cannot be averaged away", () => {
    const days = Array.from({ length: 30 }, () => publish(world(143, 21)));
    for (const day of days) expect(day).toEqual(days[0]);
  });

  test("draw each cell's noise by itself, and by a key nobody else has", () => {
    const differ = (pick: (key: string) => readonly [number | null, number | null]) =>
      KEYS.slice(0, 200).filter((key) => {
        const [first, second] = pick(key);
        return first !== second;
      }).length;
    expect(
      differ((key) => [publish(world(50, 50), key)[1]?.people ?? null, publish(world(50, 50), key)[2]?.people ?? null]),
    ).toBeGreaterThan(60);
    expect(differ((key) => [one(50, key), one(50, `another ${key}`)])).toBeGreaterThan(60);
  });

  test("have totals of their own: often not the sum of their parts", () => {
    const sums = KEYS.slice(0, 200).filter((key) => {
      const [total, men, women] = publish(world(120, 85), key).map(({ people }) => people ?? 0);
      return total === (men ?? 0) + (women ?? 0);
    });
    expect(sums.length).toBeLessThan(100);
  });

  test("refuse a count that is none", () => {
    expect(() => publish([...world(40, 40), { cell: MEN, people: 1 }])).toThrow("twice");
    expect(() => publish([{ cell: MEN, people: -1 }])).toThrow("-1 people");
    expect(() => suppress(world(40, 40), { published, keyed: () => new Uint8Array(2) })).toThrow("six bytes");
  });
});

// Verifies: DP-1
describe("differencing", () => {
  test("over minutes: both moments are the same midnight", () => {
    const at = (text: string) => countedAt(text as Instant);
    expect(at("2026-01-21T10:00:00.000Z")).toBe("2026-01-21T00:00:00.000Z");
    expect(at("2026-01-21T10:05:00.000Z")).toBe(at("2026-01-21T10:00:00.000Z"));
    expect(at("2026-01-21T00:00:00.000Z")).toBe("2026-01-21T00:00:00.000Z");
    expect(at("2026-01-20T23:59:59.999Z")).toBe("2026-01-20T00:00:00.000Z");
  });

  test("of exact counts would show the one person: the attack works where nothing stands against it", () => {
    const exact = (people: number) => () => people;
    expect(bestGuess(exact(40), exact(41))).toBe(1);
  });

  test("by rounding alone would show somebody at an edge", () => {
    const rounded = (people: number) => () => 5 * Math.round(people / 5);
    expect(bestGuess(rounded(42), rounded(43))).toBe(1);
  });

  test("of two midnights, by whoever knows everybody else, is little better than a coin", () => {
    for (const people of [12, 17, 40, 41, 42, 43, 44, 7_000]) {
      expect(
        bestGuess(
          (key) => one(people, `${key}`),
          (key) => one(people + 1, `${key}`),
        ),
      ).toBeLessThan(BOUND);
    }
  });

  test("of a total and all its parts but a small one does not give the small one", () => {
    for (const women of [0, 1, 4, 8]) {
      const left = (in_: number) => (key: string) => {
        const [total, men] = publish(world(57, in_), key).map(({ people }) => people ?? 0);
        return (total ?? 0) - (men ?? 0);
      };
      expect(bestGuess(left(women), left(women + 1))).toBeLessThan(BOUND);
    }
  });

  test("what remains: each further cell that counts the same person tells a little more", () => {
    const cells = (people: number) => (key: string) =>
      ["site", "nationality", "sex", "age"].map((word) => one(people, `${key} ${word}`));
    const guess = bestGuess(cells(42), cells(43));
    expect(guess).toBeGreaterThan(0.6);
    expect(guess).toBeLessThan(0.8);
  });

  test("what remains: the edge at ten is sharp", () => {
    expect(
      bestGuess(
        (key) => one(9, key),
        (key) => one(10, key),
      ),
    ).toBe(1);
  });
});
