import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBase64, decodeUtf8, encodeBase64, encodeHex, encodeUtf8 } from "./bytes.ts";
import { parseDecimal } from "./decimal.ts";
import { canonicalText, type Json, parseJson, parseJsonObject } from "./json.ts";

const fixed = { seed: 8785 };

describe("base64", () => {
  test("is what Node makes of the same bytes, and comes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64"));
        expect(decodeBase64(text)).toEqual(bytes);
      }),
      fixed,
    );
  });

  test("has one text for each value", () => {
    const wrong = ["A", "AA", "AAA", "AA=A", "A===", "====", "AAA=A", "AB==", "AAB=", "AA==\n", " AAA", "AA-_", "ÄAAA"];
    for (const text of wrong) expect(decodeBase64(text), text).toBeUndefined();
    expect(decodeBase64("")).toEqual(new Uint8Array(0));
    expect(decodeBase64("AAA=")).toEqual(Uint8Array.of(0, 0));
  });

  test("never takes a text that it would not have written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("A", "B", "a", "0", "+", "/", "=", "\n", "-"), maxLength: 8 }),
        (text) => {
          const bytes = decodeBase64(text);
          if (bytes !== undefined) expect(encodeBase64(bytes)).toBe(text);
        },
      ),
      { ...fixed, numRuns: 2_000 },
    );
  });
});

test("UTF-8 is decoded strictly, and a byte order mark is not lost", () => {
  expect(decodeUtf8(Uint8Array.of(0xff))).toBeUndefined();
  expect(decodeUtf8(Uint8Array.of(0xc0, 0x80))).toBeUndefined();
  expect(decodeUtf8(Uint8Array.of(0xed, 0xa0, 0x80))).toBeUndefined();
  expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe("\ufeffa");
  expect(decodeUtf8(encodeUtf8("بسم 𐎀"))).toBe("بسم 𐎀");
});

test("hex writes two digits a byte", () => {
  expect(encodeHex(Uint8Array.of(0, 10, 255))).toBe("000aff");
});

test("a decimal number has one spelling", () => {
  expect(["0", "7", "10", "9007199254740991"].map(parseDecimal)).toEqual([0, 7, 10, Number.MAX_SAFE_INTEGER]);
  for (const text of [
    "",
    "00",
    "01",
    "-1",
    "+1",
    "1.0",
    "1e3",
    " 1",
    "1\n",
    "٣",
    "9007199254740993",
    "99999999999999999999",
  ]) {
    expect(parseDecimal(text), text).toBeUndefined();
  }
});

describe("canonical JSON", () => {
  test("is what the canonicalize package makes of the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = canonicalize(value);
        expect(canonicalText(value as Json)).toBe(text);
        expect(parseJson(text ?? "", "entry-malformed", "it")).toEqual(JSON.parse(text ?? ""));
      }),
      fixed,
    );
  });

  test("is the only JSON that is read", () => {
    const wrong = [
      '{"b":1,"a":2}',
      '{"a":1,"a":1}',
      '{ "a":1}',
      '{"a":1}\n',
      "[1.0]",
      "[-0]",
      "[1e400]",
      "[1E2]",
      "[0.10]",
      '["\\u0061"]',
      '["\\/"]',
      '["\\ud800"]',
      '{"\\udfff":1}',
      "\ufeff[]",
      "nul",
      "",
      "[",
      '"',
      "NaN",
      '{"__proto__":{"z":1,"a":1}}',
    ];
    for (const text of wrong) {
      expect(() => parseJson(text, "entry-malformed", "it"), text).toThrow(
        expect.objectContaining({ code: "entry-malformed" }),
      );
    }
  });

  test("sorts members by UTF-16 code unit (RFC 8785 §3.2.3)", () => {
    const sorted = canonicalText({ é: 5, "2": 4, "10": 3, "1": 2, "\r": 1, "\ufb33": 7, "😀": 6 });
    expect(sorted).toBe('{"\\r":1,"1":2,"10":3,"2":4,"é":5,"😀":6,"\ufb33":7}');
    const byCodePoint = '{"\ufb33":7,"😀":6}';
    expect(() => parseJson(byCodePoint, "entry-malformed", "it")).toThrow("not canonical");
  });

  test("is not read too deep, and a bracket in a text is not depth", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(parseJson(nested(32), "entry-malformed", "it")).toBeInstanceOf(Array);
    for (const depth of [33, 1_000, 500_000]) {
      expect(() => parseJson(nested(depth), "entry-malformed", "it")).toThrow("nests deeper");
    }
    const brackets = JSON.stringify([`\\"${"[".repeat(100)}`]);
    expect(parseJson(brackets, "entry-malformed", "it")).toHaveLength(1);
  });

  test("is an object where an object is wanted", () => {
    for (const text of ["[]", "null", '"a"', "1"]) {
      expect(() => parseJsonObject(text, "receipt-malformed", "it")).toThrow("not a JSON object");
    }
  });
});
