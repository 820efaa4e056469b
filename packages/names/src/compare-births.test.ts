import { describe, expect, test } from "vitest";
import { type BirthSpan, compareBirths } from "./compare-births.ts";

const DAY = 86_400_000;

/** The span of a year, a month or a day, as the register reads EDTF. */
function born(edtf: string): BirthSpan {
  const [year = "", month, day] = edtf.replace(/[~?%]$/, "").split("-");
  const earliest = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const latest =
    day !== undefined
      ? earliest + DAY - 1
      : month !== undefined
        ? Date.UTC(Number(year), Number(month), 1) - 1
        : Date.UTC(Number(year) + 1, 0, 1) - 1;
  return { edtf, earliest, latest };
}

function compared(one: string, other: string) {
  const found = compareBirths(born(one), born(other));
  expect(compareBirths(born(other), born(one))).toEqual(found);
  return found;
}

test("the narrower what agrees, the more it says", () => {
  const weights = [
    compared("1987-05-12", "1987-05-12"),
    compared("1987", "1987"),
    compared("1987~", "1988"),
    compared("1987", "1989"),
    compared("1987", "1992"),
    compared("1987", "2004"),
  ].map(({ weight }) => weight);
  expect(weights).toEqual([...weights].sort((one, other) => other - one));
  expect(weights[0]).toBeGreaterThan(10);
  expect(weights[1]).toBeGreaterThan(2);
  expect(weights.at(-1)).toBeLessThan(-5);
});

test("1 January stands for a day that nobody knew", () => {
  expect(compared("1987-01-01", "1987-01-01").weight).toBeLessThan(compared("1987-01-02", "1987-01-02").weight - 5);
  expect(compared("1987-01-01", "1987-05-12")).toMatchObject({ why: "agrees" });
  expect(compared("1987-07-01", "1987-02-03")).toMatchObject({ why: "agrees" });
});

describe("mistakes that are often made", () => {
  test.each([
    ["1987-05-12", "1987-12-05", "day-and-month-turned"],
    ["1987-05-12", "1978-05-12", "digit"],
    ["1987-05-12", "1987-05-17", "digit"],
    ["1407-05-12", "1986", "other-calendar"],
    ["1366", "1987", "other-calendar"],
  ])("%s and %s", (one, other, how) => {
    const found = compared(one, other);
    expect(found).toMatchObject({ why: "close", how });
    expect(found.weight).toBeGreaterThan(-1);
  });

  test("a year of another calendar that is another year", () => {
    expect(compared("1366", "1999")).toMatchObject({ why: "differs", how: "other-calendar" });
  });

  test("about a year reaches two years to either side", () => {
    expect(compared("1987~", "1989").why).toBe("agrees");
    expect(compared("1987~", "1992").why).not.toBe("agrees");
  });
});

test("open ends are bounds like others", () => {
  const open: BirthSpan = { edtf: "1990/", earliest: Date.UTC(1990, 0, 1), latest: Number.POSITIVE_INFINITY };
  expect(compareBirths(open, born("1995"))).toMatchObject({ why: "agrees", weight: 0 });
  expect(compareBirths(open, born("1970")).weight).toBeLessThan(-4);
});
