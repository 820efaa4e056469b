import { createHash } from "node:crypto";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { TooMuchToZip, uniqueNames, zipOf } from "./zip.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (of: string) => new TextEncoder().encode(of);

test("files come out as they went in, under names that say nothing of a place", async () => {
  const made = await zipOf([
    { name: "roll.csv", bytes: bytes("one") },
    { name: "../../roll.csv", bytes: bytes("two") },
    { name: "/etc/passwd", bytes: bytes("three") },
    { name: "ROLL.CSV", bytes: bytes("four") },
    { name: "__proto__", bytes: bytes("five") },
  ]);
  const out = Object.entries(unzipSync(made)).map(([name, content]) => [name, text(content)]);
  expect(out).toEqual([
    ["roll.csv", "one"],
    ["-..-roll.csv", "two"],
    ["-etc-passwd", "three"],
    ["ROLL (2).CSV", "four"],
    ["-__proto__", "five"],
  ]);
});

test("a large file comes out whole", async () => {
  const large = Uint8Array.from({ length: 1_000_000 }, (_, at) => (at * 31) % 251);
  expect(unzipSync(await zipOf([{ name: "large.bin", bytes: large }]))["large.bin"]).toEqual(large);
});

test("the same files make the same bytes, today and tomorrow", async () => {
  const files = [{ name: "a.txt", bytes: bytes("a".repeat(1_000)) }];
  const digest = (of: Uint8Array) => createHash("sha256").update(of).digest("hex");
  expect(digest(await zipOf(files))).toBe(digest(await zipOf(files)));
  const made = await zipOf(files);
  // The time of the first file, in the format of MS-DOS: 1980-01-01 00:00.
  expect(Buffer.from(made).readUInt32LE(10)).toBe(0x0021_0000);
});

test("more than a server can hold is refused before it is made", async () => {
  const large = { name: "a", bytes: new Uint8Array(200 * 1024 * 1024) };
  await expect(zipOf([large, large])).rejects.toBeInstanceOf(TooMuchToZip);
  const many = Array.from({ length: 10_001 }, () => ({ name: "a", bytes: new Uint8Array() }));
  await expect(zipOf(many)).rejects.toBeInstanceOf(TooMuchToZip);
});

test("no two names are one, on any file system", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("a.csv", "A.csv", "a (2).csv", "../a.csv", "a.csv.", "\u212b.csv", "\u00e5.csv"),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const unique = uniqueNames(names);
      expect(unique).toHaveLength(names.length);
      expect(new Set(unique.map((one) => one.normalize("NFKC").toLowerCase())).size).toBe(names.length);
      expect(unique.filter((one) => /[/\\]|^\.\.?$/.test(one))).toEqual([]);
    }),
  );
});
