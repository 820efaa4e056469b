import fc from "fast-check";
import { expect, test } from "vitest";
import { bestAssignment } from "./assignment.ts";

/** Every pairing tried: the greatest total. */
function greatest(worth: readonly (readonly number[])[], row = 0, taken: ReadonlySet<number> = new Set()): number {
  const here = worth[row];
  if (here === undefined) return 0;
  let best = greatest(worth, row + 1, taken);
  here.forEach((value, column) => {
    if (value <= 0 || taken.has(column)) return;
    best = Math.max(best, value + greatest(worth, row + 1, new Set([...taken, column])));
  });
  return best;
}

test("is the greatest total of all pairings, each row and column once", () => {
  const tables = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })).chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: -5, max: 9 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(tables, (worth) => {
      const paired = bestAssignment(worth);
      const columns = paired.filter((column) => column >= 0);
      expect(new Set(columns).size).toBe(columns.length);
      const total = paired.reduce((sum, column, row) => sum + (column < 0 ? 0 : (worth[row]?.[column] ?? 0)), 0);
      expect(total).toBe(greatest(worth));
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("takes what is second best for one where that is best for both", () => {
  expect(
    bestAssignment([
      [9, 8],
      [8, 1],
    ]),
  ).toEqual([1, 0]);
});
