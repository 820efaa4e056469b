/** What officers meet at their screens has words in every language: the codes are read from the rules themselves. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { refusalsTexts } from "./texts.ts";

const PACKAGES = path.resolve(import.meta.dirname, "../../../..");
/** Rooms of custody whose refusals an officer meets in a day's work. */
const DAILY = ["frame", "transfer", "count", "correction", "control"];
/** Of a program that sends what no screen can. */
const OF_PROGRAMS = ["command-not-an-object", "command-unknown"];
const CODE = /"([a-z]+(?:-[a-z]+)+)"/g;

function sources(pattern: string): readonly string[] {
  const files = globSync(pattern, { cwd: PACKAGES }).filter((file) => !file.includes(".test."));
  expect(files.length).toBeGreaterThan(0);
  return files.map((file) => readFileSync(path.join(PACKAGES, file), "utf8"));
}

/** The codes refused with: the second thing said to `refuse`, and what names people is refused with. */
function codesIn(source: string): readonly string[] {
  const said = [
    ...source.matchAll(/refuse\(\s*"(?:invalid|not-found|conflict|forbidden-by-rule)",\s*([^,]+),/g),
    ...source.matchAll(/refusePeople\([\s\S]*?("[a-z-]+"),\n/g),
  ];
  return said.flatMap(([, code = ""]) => [...code.matchAll(CODE)].map(([, found = ""]) => found));
}

test("every refusal of a day's work has words", () => {
  const codes = new Set(DAILY.flatMap((room) => sources(`custody/src/${room}/*.ts`)).flatMap(codesIn));
  expect(codes.size).toBeGreaterThan(60);
  const without = [...codes].filter((code) => !(code in refusalsTexts.messages) && !OF_PROGRAMS.includes(code));
  expect(without).toEqual([]);
});

test("no words are for a refusal that is gone", () => {
  const all = sources("{custody,register,server}/src/**/*.ts").join("\n");
  // Made of a part that changes, and an end.
  const made = ["not-found", "must-sign"];
  const gone = Object.keys(refusalsTexts.messages).filter(
    (code) => !all.includes(`"${code}"`) && !made.some((end) => code.endsWith(end) && all.includes(`-${end}\``)),
  );
  expect(gone).toEqual([]);
});

test("a code without words is found, and words without a code", () => {
  expect(codesIn('refuse("conflict", isSo ? "so-it-is" : "so-it-is-not", "…", "…")')).toEqual([
    "so-it-is",
    "so-it-is-not",
  ]);
  expect(codesIn('refusePeople(\n  people.filter((one) => one),\n  "not-there",\n')).toEqual(["not-there"]);
});
