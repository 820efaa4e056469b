import fc from "fast-check";
import { expect, test } from "vitest";
import { safeEqual } from "./safe-equal.ts";

test("equal texts are, and others are not, of whatever length", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
      expect(safeEqual(one, other)).toBe(one === other);
      expect(safeEqual(one, Array.from(one).join(""))).toBe(true);
      expect(safeEqual(one, `${one}\0`)).toBe(false);
    }),
  );
});
