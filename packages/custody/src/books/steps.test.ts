import type { Position, Step } from "@muster/record";
import { STATES, STEPS } from "@muster/record";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hindrance, makes } from "./steps.ts";

const HELD = { state: "held", site: "N", unit: "A", custodian: "NORTH" } as Position;
const ON_THE_WAY = { state: "in-transit", transfer: "T-1", custodian: "NORTH", escort: "ESCORT" } as Position;

/** From which states each step may leave; `null` is the person who has no line yet. */
const MAY_LEAVE: Readonly<Record<Step, readonly (Position["state"] | null)[]>> = {
  registered: [null],
  born: [null],
  admitted: ["outside", "released", "transferred-out"],
  moved: ["held"],
  "control-changed": ["held"],
  "not-on-joint-roll": ["held"],
  departed: ["held"],
  accepted: ["in-transit"],
  returned: ["in-transit"],
  released: ["held"],
  died: ["outside", "held", "in-transit", "at-large", "unaccounted"],
  escaped: ["held", "in-transit"],
  recaptured: ["at-large"],
  unaccounted: ["held", "in-transit"],
  found: ["unaccounted"],
};

describe("the steps of the books", () => {
  // Verifies: rule-1, rule-2, rule-3
  test.each(STEPS)("%s leaves the states it may leave and no other", (step) => {
    const allowed = [null, ...STATES].filter((state) => {
      const before = state === null ? undefined : ({ ...HELD, transfer: "T-1", state } as Position);
      return hindrance(step, before, before ?? HELD) === undefined;
    });
    expect(new Set(allowed)).toEqual(new Set(MAY_LEAVE[step]));
  });

  // Verifies: rule-3
  test("nothing leaves a death, and the refusal says what could", () => {
    for (const step of STEPS) {
      expect(hindrance(step, { state: "deceased" }, HELD)).toMatch(/only a correction|on the register already/);
    }
  });

  // Verifies: rule-8
  test("made again from its own outcome, every step makes the same, whatever was before it", () => {
    const position = fc.record(
      {
        state: fc.constantFrom(...STATES),
        site: fc.constantFrom("N", "S"),
        unit: fc.constantFrom("A", "B"),
        custodian: fc.constantFrom("NORTH", "SOUTH"),
        transfer: fc.constantFrom("T-1", "T-2"),
        escort: fc.constant("ESCORT"),
        toBeConfirmed: fc.constant(true),
      },
      { requiredKeys: ["state"] },
    ) as fc.Arbitrary<unknown> as fc.Arbitrary<Position>;
    let stood = 0;
    const property = fc.property(
      fc.constantFrom(...STEPS),
      position,
      position,
      position,
      (step, one, other, wanted) => {
        if (hindrance(step, one, wanted) !== undefined) return;
        const first = makes(step, one, wanted);
        expect(makes(step, one, first)).toEqual(first);
        if (hindrance(step, other, wanted) !== undefined) return;
        stood += 1;
        expect(hindrance(step, other, first)).toBeUndefined();
        expect(makes(step, other, first)).toEqual(makes(step, other, wanted));
      },
    );
    fc.assert(property, { seed: 20_260_121, numRuns: 20_000 });
    expect(stood).toBeGreaterThan(100);
  });

  // Verifies: rule-4, rule-8
  test("a move changes the unit alone, and a change of control everything but the unit", () => {
    const taken = { ...HELD, custodian: "SOUTH", toBeConfirmed: true } as Position;
    expect(makes("moved", taken, { state: "held", site: "N", unit: "B" } as Position)).toEqual({ ...taken, unit: "B" });
    expect(makes("moved", HELD, { state: "held", site: "N" } as Position)).toEqual({
      state: "held",
      site: "N",
      custodian: "NORTH",
    });
    expect(makes("control-changed", HELD, { ...taken, unit: "B" } as Position)).toEqual(taken);
  });

  // Verifies: rule-4, rule-6
  test("one who is out of sight is answered for by the custodian who had them", () => {
    const gone = { state: "unaccounted", site: "N", custodian: "NORTH" };
    expect(makes("unaccounted", HELD, { state: "unaccounted" })).toEqual(gone);
    expect(makes("not-on-joint-roll", HELD, HELD)).toEqual(gone);
    expect(makes("escaped", ON_THE_WAY, { state: "at-large" })).toEqual({ ...ON_THE_WAY, state: "at-large" });
    expect(makes("found", { ...HELD, state: "unaccounted" }, { state: "at-large" })).toEqual({
      state: "at-large",
      site: "N",
      custodian: "NORTH",
    });
  });

  // Verifies: rule-4
  test("one lost on the way is found on that transfer and no other", () => {
    const lost = makes("unaccounted", ON_THE_WAY, { state: "unaccounted" });
    expect(makes("found", lost, { state: "in-transit", transfer: "T-1" } as Position)).toEqual(ON_THE_WAY);
    expect(hindrance("found", lost, { state: "in-transit", transfer: "T-2" } as Position)).toBe(
      "is unaccounted on T-1, not on T-2",
    );
    expect(hindrance("found", { ...HELD, state: "unaccounted" }, { ...ON_THE_WAY })).toBe(
      "is unaccounted and on no transfer, not on T-1",
    );
  });

  // Verifies: rule-4
  test("one who left on a transfer is accepted and returned on that one, and departs from who holds them", () => {
    expect(hindrance("accepted", ON_THE_WAY, { ...HELD, transfer: "T-2" } as Position)).toBe(
      "is in-transit on T-1, not on T-2",
    );
    expect(hindrance("returned", ON_THE_WAY, HELD)).toBeUndefined();
    expect(hindrance("departed", HELD, { ...ON_THE_WAY, custodian: "SOUTH" } as Position)).toBe(
      "is held by NORTH, not by SOUTH",
    );
  });
});
