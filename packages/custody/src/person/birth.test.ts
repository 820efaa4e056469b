import type { Claim } from "@muster/custody";
import { isChild, newFile, YEARS_OF_DOUBT } from "@muster/custody";
import { epochMilliseconds, plusDuration } from "@muster/record";
import { at, person } from "@muster/testkit";
import edtf from "edtf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { birthBounds } from "./birth.ts";

/** A file with these births claimed; the last one withdrawn if `withdrawn`. */
function fileOf(births: readonly string[], withdrawn = false) {
  const file = newFile(person(1));
  births.forEach((edtf, index) => {
    const detail: Claim = { claim: "birth", edtf };
    const by = { authority: "NORTH", officer: "NORTH-1" } as never;
    file.claims.push({ entry: index, index: 0, at: at(1), by, claim: "birth", detail });
  });
  const last = file.claims.at(-1);
  if (withdrawn && last !== undefined) last.withdrawn = { entry: 9, at: at(2) };
  return file;
}

describe("who is treated as a child on 21 January 2026", () => {
  const child = (...births: string[]) => isChild(fileOf(births), at(21));

  // Verifies: CRC-37
  test.each([
    ["2008-01-22", true],
    ["2008-01-20", false],
    ["2008-01", true],
    ["2007-12", false],
    ["2007", false],
    ["2008", true],
    ["200X", true],
    ["199X", false],
    ["19XX", false],
    ["XXXX", true],
    ["1990/2009", true],
    ["1990/..", true],
    ["1990/", true],
    ["../1990", false],
    ["[1990,2009]", true],
    ["1990-21", false],
  ])("born %s: %s", (birth, expected) => {
    expect(child(birth)).toBe(expected);
  });

  // Verifies: CRC-37
  test("one whose age nobody stated, or whose birth has been erased, is treated as a child", () => {
    expect(child()).toBe(true);
    const file = fileOf(["1987"]);
    file.claims.splice(0, 1, { ...(file.claims[0] as (typeof file.claims)[0]), detail: undefined });
    expect(isChild(file, at(21))).toBe(true);
  });

  // Verifies: CRC-37, rule-9
  test("where claims differ, one under which the person may be a child is enough, until it is withdrawn", () => {
    expect(child("1987", "2010~")).toBe(true);
    expect(isChild(fileOf(["1987", "2010~"], true), at(21))).toBe(false);
  });

  // Verifies: CRC-37
  test("a birth marked as about or uncertain leaves the years of doubt that policy gives", () => {
    expect([child("2006~"), child("2006?"), child("2006%"), child("2005~")]).toEqual([true, true, true, false]);
    expect(isChild(fileOf(["2006~"]), at(21), 0)).toBe(false);
    expect(isChild(fileOf(["2000~"]), at(21), 10)).toBe(true);
  });

  test("a person comes of age with time: the same file at two instants", () => {
    const file = fileOf(["2008-01-10"]);
    expect([isChild(file, at(10, 1)), isChild(file, at(12))]).toEqual([true, false]);
  });
});

describe("births in EDTF", () => {
  test("bounds are what the text leaves open", () => {
    expect(birthBounds("1987-05")).toEqual({ earliest: Date.UTC(1987, 4), latest: Date.UTC(1987, 5) - 1 });
    expect(birthBounds("1990/..")).toEqual({ earliest: Date.UTC(1990), latest: Infinity });
    expect(birthBounds("2004-02-29")).toBeDefined();
    expect(birthBounds("2003-02-29")).toBeUndefined();
    expect(birthBounds("tomorrow")).toBeUndefined();
  });
});

test("for whatever plain year, month or day, the bounds without the parser are the parser's", () => {
  const two = (value: number) => String(value).padStart(2, "0");
  for (let year = 1900; year <= 2101; year += 1)
    for (const rest of [
      "",
      "-01",
      "-02",
      "-11",
      "-12",
      "-13",
      "-02-28",
      "-02-29",
      "-02-30",
      "-04-31",
      "-12-31",
      "-01-01",
    ])
      expect([year, rest, birthBounds(`${year}${rest}`)]).toEqual([year, rest, parsed(`${year}${rest}`)]);
  for (let day = 0; day <= 32; day += 1)
    expect(birthBounds(`1987-03-${two(day)}`)).toEqual(parsed(`1987-03-${two(day)}`));
});

/** The bounds that the parser gives; of days that no calendar has, none. */
function parsed(text: string): object | undefined {
  const hasDay = /^\d{4}-\d\d-\d\d$/.test(text);
  if (hasDay && !isDay(text)) return undefined;
  try {
    const { min, max } = edtf(text);
    return { earliest: min, latest: max };
  } catch {
    return undefined;
  }
}

function isDay(text: string): boolean {
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}

// Verifies: CRC-37
test("for whatever plain date, in doubt or not, the answer without the parser is the one its bounds give", () => {
  const two = (value: number) => String(value).padStart(2, "0");
  const dates = fc
    .record({
      year: fc.integer({ min: 2003, max: 2011 }),
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      day: fc.option(fc.integer({ min: 1, max: 28 })),
      doubt: fc.constantFrom("", "~", "?", "%"),
    })
    .map(({ year, month, day, doubt }) => {
      const parts = [year, ...(month === null ? [] : [two(month), ...(day === null ? [] : [two(day)])])];
      return parts.join("-") + doubt;
    });
  fc.assert(
    fc.property(dates, fc.integer({ min: 1, max: 31 }), (text, day) => {
      const years = 18 + (/[~?%]/.test(text) ? YEARS_OF_DOUBT : 0);
      const latest = birthBounds(text)?.latest ?? Number.POSITIVE_INFINITY;
      const child = latest > epochMilliseconds(plusDuration(at(day), `-P${years}Y`));
      expect(isChild(fileOf([text]), at(day))).toBe(child);
    }),
    { seed: 20260121, numRuns: 500 },
  );
});
