import type { RecordedEntry } from "@muster/custody";
import { claimsOf, sexOf } from "@muster/custody";
import { admitted, at, MONITOR, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];

const state = (claims: readonly object[], more: object = {}) => ({
  kind: "claim.state",
  occurredAt: at(3),
  by: NORTH,
  person: one,
  claims,
  ...more,
});
const withdraw = (claim: number, more: object = {}) => ({
  kind: "claim.withdraw",
  occurredAt: at(5),
  by: NORTH,
  person: one,
  claim,
  index: 0,
  reason: "invented for the test",
  ...more,
});
const NAME = {
  claim: "name",
  text: "سالم بن يوسف",
  script: "Arab",
  parts: [
    { part: "given", text: "سالم" },
    { part: "father", text: "يوسف" },
  ],
};

describe("what is stated about a person", () => {
  // Verifies: rule-9, MR-7
  test("given two nationalities and two names from two sources, then all of them stand side by side, newest first", () => {
    const world = scene().given(
      ...admitted([one]),
      state([NAME, { claim: "nationality", country: "XXA", evidence: "claimed", source: "the person" }]),
      state([{ claim: "nationality", country: "TUN", evidence: "verified" }], { by: MONITOR, occurredAt: at(4) }),
    );
    const file = world.file(one);
    expect(claimsOf(file, "nationality").map(({ country, evidence }) => [country, evidence])).toEqual([
      ["TUN", "verified"],
      ["XXA", "claimed"],
    ]);
    expect(claimsOf(file, "name")).toEqual([NAME]);
    expect(file.claims.map(({ by }) => by.authority)).toEqual(["NORTH", "NORTH", "MONITOR"]);
  });

  // Verifies: rule-11, DP-1
  test("given a claim, then the entry says only of what kind it is; what it says is kept apart", () => {
    const world = scene().given(...admitted([one]));
    const { items, entry } = world.submit(state([NAME])) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("سالم");
    expect(items[0]?.says).toEqual({ claims: ["name"] });
  });

  // Verifies: rule-3, rule-9
  test("given a claim withdrawn, then it no longer stands and can still be read, with who withdrew it", () => {
    const world = scene().given(...admitted([one]), state([NAME]));
    const claim = world.entries.length - 1;
    world.given(withdraw(claim));
    expect(claimsOf(world.file(one), "name")).toEqual([]);
    expect(world.file(one).claims).toMatchObject([{ detail: NAME, withdrawn: { entry: claim + 1, at: at(5) } }]);
    expect(world.submit(withdraw(claim))).toMatchObject({
      code: "claim-withdrawn-already",
      conflicts: { entry: claim + 1 },
    });
  });

  test("given no such claim, or one stated later, then there is nothing to withdraw", () => {
    const world = scene().given(...admitted([one]), state([NAME]));
    const claim = world.entries.length - 1;
    expect(world.submit(withdraw(claim, { index: 3 }))).toMatchObject({ code: "claim-not-found" });
    expect(world.submit(withdraw(claim, { occurredAt: at(2) }))).toMatchObject({
      code: "withdrawn-before-stated",
      conflicts: { entry: claim },
    });
    expect(world.submit(withdraw(claim, { person: two }))).toMatchObject({ code: "person-not-found" });
  });

  // Verifies: MR-7
  test("given what the person says of their sex and gender, then it is known; given two that differ, none is the truth", () => {
    const world = scene().given(...admitted([one]), state([{ claim: "sex", sex: "female", perceivedGender: "woman" }]));
    expect(sexOf(world.file(one))).toBe("female");
    world.given(state([{ claim: "sex", sex: "male" }], { by: MONITOR }));
    expect(sexOf(world.file(one))).toBeUndefined();
  });

  test("given kin nobody knows, or the person as their own, then it is refused", () => {
    const world = scene().given(...admitted([one]));
    expect(world.submit(state([{ claim: "kinship", is: "child", of: two }]))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [two] },
    });
    expect(world.submit(state([{ claim: "kinship", is: "child", of: one }]))).toMatchObject({ code: "own-kin" });
    expect(world.submit(state([NAME], { person: two }))).toMatchObject({ code: "person-not-found" });
  });

  test.each(["20/5/1987", "1987-13", "2003-02-29", "about 1990", "1990s", "(((((((((((((((((((("])(
    "given the birth %s, which is no EDTF, then it is refused",
    (edtf) => {
      const world = scene().given(...admitted([one]));
      expect(world.submit(state([{ claim: "birth", edtf }]))).toMatchObject({ code: "birth-not-edtf" });
    },
  );

  test("given a birth that had not come yet, then it is refused", () => {
    const world = scene();
    expect(
      world.submit({
        kind: "person.register",
        occurredAt: at(2),
        by: NORTH,
        claims: [{ claim: "birth", edtf: "2026-01-03" }],
      }),
    ).toMatchObject({ code: "birth-in-the-future", category: "invalid" });
  });
});

describe("the numbers given to a person", () => {
  const give = (number: string, issuer = "NORTH") => ({
    kind: "number.give",
    occurredAt: at(3),
    by: NORTH,
    person: one,
    number,
    issuer,
  });

  test("given numbers of two authorities, then the person has both; the same one twice is refused", () => {
    const world = scene().given(...admitted([one]), give("0417"), give("0417", "MONITOR"));
    const first = world.entries.length - 2;
    expect(world.file(one).numbers).toEqual([
      { number: "0417", issuer: "NORTH", entry: first },
      { number: "0417", issuer: "MONITOR", entry: first + 1 },
    ]);
    expect(world.submit(give("0417"))).toMatchObject({ code: "number-given-already", conflicts: { entry: first } });
    expect(world.submit(give("1", "NOBODY"))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit({ ...give("2"), person: two })).toMatchObject({ code: "person-not-found" });
  });
});
