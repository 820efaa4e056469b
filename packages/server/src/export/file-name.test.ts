import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOf, safeFileName } from "./file-name.ts";

test.each([
  ["roll.csv", "roll.csv"],
  ["سجل السجناء.csv", "سجل السجناء.csv"],
  ["../../etc/passwd", "-..-etc-passwd"],
  ["..\\..\\boot.ini", "-..-boot.ini"],
  ["/absolute", "-absolute"],
  ["C:\\x", "C--x"],
  [".bashrc", "bashrc"],
  ["...", "file"],
  ["", "file"],
  ["a\r\nb", "ab"],
  ["photo\u202egpj.exe", "photogpj.exe"],
  ["a\u200bb", "ab"],
  ["con", "_con"],
  ["NUL.txt", "_NUL.txt"],
  ["COM1 .csv", "_COM1 .csv"],
  ["console", "console"],
  ["ends with dots.. ", "ends with dots"],
  ["\ud800x", "x"],
  [`${"ab".repeat(200)}.csv`, `${"ab".repeat(98)}.csv`],
])("%j becomes %j", (text, name) => {
  expect(safeFileName(text)).toBe(name);
});

const part = fc.constantFrom(
  "..",
  "/",
  "\\",
  ".",
  " ",
  "con",
  "nul",
  ".csv",
  "\u202e",
  "\u0000",
  ":",
  "أ",
  "😀",
  "\ud800",
  "e\u0301",
);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fc.oneof(part, fc.string()), { maxLength: 80 }).map((parts) => parts.join("")),
);

test("whatever it is made of, it is one plain name", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const name = safeFileName(text);
      expect(bytesOf(name)).toBeGreaterThan(0);
      expect(bytesOf(name)).toBeLessThanOrEqual(200);
      expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/);
      expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\.|$)/i);
      expect(safeFileName(name)).toBe(name);
    }),
    { numRuns: 2_000 },
  );
});
