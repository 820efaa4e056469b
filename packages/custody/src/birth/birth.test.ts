import { claimsOf, isChild, isResident } from "@muster/custody";
import { admitted, at, convoy, convoyAt, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [mother, child, stranger] = [person(1), person(2), person(9)];

const born = (more: object = {}) => ({
  kind: "birth.record",
  occurredAt: at(10, 15),
  by: NORTH,
  mother,
  child,
  ...more,
});
const held = () => scene().given(...admitted([mother], "N-CAMP", "1"));

describe("a birth in custody", () => {
  // Verifies: CRC-37, GC4-136, rule-1
  test("given the mother held, then the child is a new person, held with her, a child, and a resident", () => {
    const world = held().given(born());
    expect(world.position(child)).toEqual({ state: "held", site: "N-CAMP", unit: "1", custodian: "NORTH" });
    const file = world.file(child);
    expect([isChild(file, at(20)), isResident(file)]).toEqual([true, true]);
    expect(claimsOf(file, "birth")).toEqual([{ claim: "birth", edtf: "2026-01-10T15:00:00Z" }]);
    expect(claimsOf(file, "kinship")).toEqual([{ claim: "kinship", is: "child", of: mother }]);
    expect(claimsOf(world.file(mother), "kinship")).toEqual([{ claim: "kinship", is: "mother", of: child }]);
  });

  test("given no id for the child, then the child gets one; given a birth date and a name, then those are stated", () => {
    const name = { claim: "name", text: "Invented", script: "Latn" };
    const { child: _none, ...unnamed } = born({ claims: [{ claim: "birth", edtf: "2026-01-10" }, name] });
    const world = held().given(unnamed);
    const id = world.entries.at(-1)?.items[0]?.person ?? mother;
    expect(id).not.toBe(mother);
    expect(claimsOf(world.file(id), "birth")).toEqual([{ claim: "birth", edtf: "2026-01-10" }]);
    expect(claimsOf(world.file(id), "name")).toEqual([name]);
  });

  // Verifies: rule-5
  test("given a birth on the way, then the child is on the transfer too, and has to arrive", () => {
    const world = convoyAt("departed", [mother]).given(born());
    expect(world.position(child)).toEqual({
      state: "in-transit",
      transfer: "T-1",
      custodian: "NORTH",
      escort: "ESCORT",
    });
    world.given(convoy.arrive([mother, child]), convoy.receive(world, mother));
    expect(world.submit(convoy.close())).toMatchObject({ refused: true });
    world.given(convoy.receive(world, child), convoy.close());
    expect(world.position(child)).toMatchObject({ state: "held", site: "S-PRISON" });
  });

  test("given a mother who is not in custody or not known, a child on the register, or a birth to come, then it is refused", () => {
    const world = held();
    expect(world.submit(born({ mother: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(born({ child: mother }))).toMatchObject({ code: "person-exists" });
    expect(world.submit(born({ claims: [{ claim: "birth", edtf: "2027" }] }))).toMatchObject({
      code: "birth-in-the-future",
    });
    expect(world.submit(born({ claims: [{ claim: "kinship", is: "child", of: stranger }] }))).toMatchObject({
      code: "person-not-found",
    });
    world.given({
      kind: "custody.release",
      occurredAt: at(5),
      by: NORTH,
      second: NORTH_SECOND,
      person: mother,
      site: "N-CAMP",
      grounds: "no-basis",
      to: "home",
    });
    expect(world.submit(born())).toMatchObject({
      code: "mother-not-in-custody",
      conflicts: { person: mother, entry: world.entries.length - 1 },
    });
    expect(world.submit(born({ occurredAt: at(1) }))).toMatchObject({ code: "mother-not-in-custody" });
  });
});
