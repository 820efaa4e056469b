import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Utf8Text } from "./utf8-text.ts";

function read(bytes: Buffer, size: number): { text: string; brokenAt: number | undefined } {
  const decoder = new Utf8Text();
  let text = "";
  for (let from = 0; from < bytes.length; from += size) {
    const piece = decoder.push(bytes.subarray(from, from + size));
    text += piece.text;
    if (piece.brokenAt !== undefined) return { text, brokenAt: piece.brokenAt };
  }
  return { text, brokenAt: decoder.end().brokenAt };
}

describe("UTF-8", () => {
  test("is read whatever pieces it comes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 5 }), (text, size) => {
        expect(read(Buffer.from(text), size)).toEqual({ text, brokenAt: undefined });
      }),
      { seed: 7 },
    );
  });

  test("that is broken is read up to the byte at which it breaks", () => {
    const latin1 = Buffer.concat([Buffer.from("naïve, "), Buffer.from("caf\u00e9\nmore", "latin1")]);
    for (const size of [1, 3, 100]) expect(read(latin1, size)).toEqual({ text: "naïve, caf", brokenAt: 11 });
  });

  test("that ends inside a character is broken there", () => {
    expect(read(Buffer.from("aπ").subarray(0, 2), 100)).toEqual({ text: "a", brokenAt: 1 });
  });
});
