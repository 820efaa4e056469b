import { expect, test } from "vitest";
import { printable } from "./printable.ts";

test("what a terminal would obey is shown by its number", () => {
  expect(printable("a\u001b[2J\u0007b")).toBe(String.raw`a\u{001b}[2J\u{0007}b`);
  expect(printable("\u009b31m")).toBe(String.raw`\u{009b}31m`);
  expect(printable("abc\u202edef")).toBe(String.raw`abc\u{202e}def`);
  expect(printable("one\r\ntwo")).toBe("one\\u{000d}\ntwo");
});

test("names in every script stay as they are", () => {
  for (const name of ["محمد علي", "Ёлка", "شێرکۆ", "Şêrko", "line\nline\ttab"]) expect(printable(name)).toBe(name);
});
