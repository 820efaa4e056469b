import { describe, expect, test } from "vitest";
import { compareNumbers } from "./compare-numbers.ts";

const numbered = (issuer: string, number: string) => ({ issuer, number });

test("the same number of the same issuer says most, and how it is written says nothing", () => {
  const same = compareNumbers(numbered("ICRC", "SYR-004711/2"), numbered("icrc", "syr 004711-2"));
  expect(same).toMatchObject({ why: "agrees" });
  expect(same?.weight).toBeGreaterThan(15);
  expect(compareNumbers(numbered("A", "٤٧١١٢"), numbered("A", "0047112"))).toMatchObject({ why: "agrees" });
});

test("another issuer's same number says less, a short one nothing", () => {
  const weight = compareNumbers(numbered("A", "4711233"), numbered("B", "4711233"))?.weight ?? 0;
  expect(weight).toBeGreaterThan(5);
  expect(weight).toBeLessThan(12);
  expect(compareNumbers(numbered("A", "47"), numbered("B", "47"))).toBeUndefined();
});

describe("numbers that differ", () => {
  test.each([
    ["471123", "471132", "close"],
    ["471123", "471128", "close"],
    ["471123", "981123", "differs"],
    ["4711", "4712", "differs"],
    ["471123", "4711234", "differs"],
  ])("%s and %s of one issuer: %s", (one, other, why) => {
    expect(compareNumbers(numbered("A", one), numbered("A", other))?.why).toBe(why);
  });

  test("of two issuers say nothing, and what is no number says nothing", () => {
    expect(compareNumbers(numbered("A", "471123"), numbered("B", "981123"))).toBeUndefined();
    expect(compareNumbers(numbered("A", "--"), numbered("A", "471123"))).toBeUndefined();
  });
});
