import fc from "fast-check";
import { expect, test } from "vitest";
import { csvCell, csvLine } from "./csv.ts";

test.each([
  ["Ali", "Ali"],
  ["", ""],
  ["O'Neill", "O'Neill"],
  ["one, two", '"one, two"'],
  ['say "no"', '"say ""no"""'],
  ["two\r\nlines", '"two\r\nlines"'],
  ["=1+1", "'=1+1"],
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ["+963 11", "'+963 11"],
  ["-5", "'-5"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["\n=1", `"'\n=1"`],
  ["  =1", `'  =1`],
  ["\u0000=1", `'\u0000=1`],
  ["\uff1d1+1", "'\uff1d1+1"],
  ["\ufeff=1", "'\ufeff=1"],
])("%j is written %j", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", " ", "'"), fc.string())
    .map((two) => two.join("")),
);

test("whatever is written is read back, save the apostrophe, and never begins like a formula", () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 1, maxLength: 5 }), (cells) => {
      const read = readLine(csvLine(cells));
      expect(read.map((cell, at) => (cell === `'${cells[at] ?? ""}` ? cells[at] : cell))).toEqual(cells);
      for (const cell of read) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
    }),
  );
});

/** A reader after RFC 4180: cells between commas, quotes doubled. */
function readLine(line: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    let cell = "";
    if (line[at] === '"') {
      for (at++; line[at] !== '"' || line[at + 1] === '"'; at++) {
        if (line[at] === '"') at++;
        cell += line[at];
      }
      at++;
    } else {
      for (; at < line.length && line[at] !== ","; at++) cell += line[at];
    }
    cells.push(cell);
  }
  return cells;
}
