/** What is sealed opens under its key and in its place, and nowhere else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newKey, openDetail, SALT_BYTES, sealDetail, unwrapKey, wrapKey } from "./envelope.ts";

const PERSON = "11111111-1111-4111-8111-000000000001";
const OTHER = "11111111-1111-4111-8111-000000000002";
const PLACE = { person: PERSON, entry: 17, ordinal: 1, digest: "an invented digest" };
const SALT = new Uint8Array(SALT_BYTES).fill(7);
const CONTENT = '{"claim":"name","text":"an invented name"}';

describe("a detail", () => {
  // Verifies: rule-11
  test("opens as it was sealed, whatever it says, and is never sealed the same twice", () => {
    const content = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(content, fc.uint8Array({ minLength: SALT_BYTES, maxLength: SALT_BYTES }), (text, salt) => {
        const key = newKey();
        const sealed = sealDetail(key, PLACE, { salt, content: text });
        expect(openDetail(key, PLACE, sealed)).toEqual({ salt: Buffer.from(salt), content: text });
        expect(sealDetail(key, PLACE, { salt, content: text })).not.toEqual(sealed);
      }),
    );
  });

  // Verifies: rule-11
  test("opens under no other key, in no other place, and with no bit of it changed", () => {
    const key = newKey();
    const sealed = sealDetail(key, PLACE, { salt: SALT, content: CONTENT });
    expect(openDetail(newKey(), PLACE, sealed)).toBeUndefined();
    for (const other of [{ person: OTHER }, { entry: 18 }, { ordinal: 0 }, { digest: "another" }])
      expect(openDetail(key, { ...PLACE, ...other }, sealed)).toBeUndefined();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] as number) ^ 1;
      expect(openDetail(key, PLACE, changed)).toBeUndefined();
    }
    for (const length of [0, 12, 27, 28, sealed.length - 1])
      expect(openDetail(key, PLACE, sealed.subarray(0, length))).toBeUndefined();
  });

  test("has a salt of its length, or is not sealed", () => {
    const short = { salt: new Uint8Array(SALT_BYTES - 1), content: CONTENT };
    expect(() => sealDetail(newKey(), PLACE, short)).toThrow(RangeError);
  });
});

describe("a person's key", () => {
  // Verifies: rule-11
  test("is unwrapped under the key of its register, for that person, and by that key's id", () => {
    const [secret, key] = [newKey(), newKey()];
    const wrapped = wrapKey(secret, "0123456789abcdef", PERSON, key);
    expect(wrapped.length).toBe(60);
    expect(unwrapKey(secret, "0123456789abcdef", PERSON, wrapped)).toEqual(Buffer.from(key));
    expect(unwrapKey(newKey(), "0123456789abcdef", PERSON, wrapped)).toBeUndefined();
    expect(unwrapKey(secret, "0123456789abcdef", OTHER, wrapped)).toBeUndefined();
    expect(unwrapKey(secret, "fedcba9876543210", PERSON, wrapped)).toBeUndefined();
  });

  test("is never drawn twice", () => {
    const drawn = new Set(Array.from({ length: 2_000 }, () => Buffer.from(newKey()).toString("hex")));
    expect(drawn.size).toBe(2_000);
  });
});
