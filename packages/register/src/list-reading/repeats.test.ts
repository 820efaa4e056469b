import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Repeats } from "./repeats.ts";

const digestOf = (row: number) => createHash("sha256").update(String(row)).digest("hex");

test("rows that came before are counted as a map counts them, however many there are", () => {
  const rows = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 6_000, size: "max" });
  fc.assert(
    fc.property(rows, (all) => {
      const repeats = new Repeats();
      const counted = new Map<number, number>();
      for (const row of all) {
        expect(repeats.next(digestOf(row))).toBe(counted.get(row) ?? 0);
        counted.set(row, (counted.get(row) ?? 0) + 1);
      }
    }),
    { seed: 5, numRuns: 20 },
  );
});
