import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64, canonicalBytes, canonicalText } from "./canonical.ts";

describe("canonical JSON", () => {
  // Verifies: rule-10
  test("is what RFC 8785 says, for any JSON there is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        expect(canonicalText(value)).toBe(canonicalize(value));
      }),
      { numRuns: 200 },
    );
  });

  test("orders keys by UTF-16 code units, those that look like numbers too", () => {
    expect(canonicalText({ b: 1, 10: 1, 9: 1, "\u20ac": 1, "\ud83d\ude02": 1, "\ufb33": 1 })).toBe(
      '{"10":1,"9":1,"b":1,"\u20ac":1,"\ud83d\ude02":1,"\ufb33":1}',
    );
  });

  test("leaves out what is undefined, and refuses what JSON cannot hold", () => {
    expect(canonicalText({ a: undefined, b: [null] })).toBe('{"b":[null]}');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, "\ud800", { "\udc00": 1 }, () => 1, 1n, [undefined]]) {
      expect(() => canonicalText(value)).toThrow(TypeError);
    }
  });

  test("bytes are UTF-8, and base64 is padded", () => {
    expect(canonicalBytes("\u0633")).toEqual(new Uint8Array([0x22, 0xd8, 0xb3, 0x22]));
    expect([[], [1], [1, 2], [1, 2, 3], [255, 254, 253, 252]].map((bytes) => base64(new Uint8Array(bytes)))).toEqual(
      [[], [1], [1, 2], [1, 2, 3], [255, 254, 253, 252]].map((bytes) => Buffer.from(bytes).toString("base64")),
    );
  });
});
