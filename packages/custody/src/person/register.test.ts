import { at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const one = person(1);
const register = (more: object = {}) => ({ kind: "person.register", occurredAt: at(2), by: NORTH, ...more });

describe("a person comes on the register", () => {
  // Verifies: rule-1
  test("given nothing known of the person, not even a name, then they are on the register, outside custody", () => {
    const world = scene().given(register({ person: one }));
    expect(world.position(one)).toEqual({ state: "outside" });
    expect(world.file(one)).toMatchObject({ numbers: [], claims: [] });
  });

  test("given no id, then the register gives one that says nothing about the person", () => {
    const world = scene().given(register({ numbers: [{ number: "7/26", issuer: "NORTH" }] }));
    const id = world.entries.at(-1)?.items[0]?.person ?? one;
    expect(id).not.toBe(one);
    expect(world.file(id).numbers).toMatchObject([{ number: "7/26", issuer: "NORTH" }]);
    expect(JSON.stringify(world.entries.at(-1)?.items)).not.toContain("7/26");
  });

  test("given a person already there, own kin, or a number of an authority nobody knows, then it is refused", () => {
    const world = scene().given(register({ person: one }));
    expect(world.submit(register({ person: one }))).toMatchObject({
      code: "person-exists",
      conflicts: { person: one, entry: world.entries.length - 1 },
    });
    const own = { claim: "kinship", is: "sibling", of: person(2) };
    expect(world.submit(register({ person: person(2), claims: [own] }))).toMatchObject({ code: "own-kin" });
    expect(world.submit(register({ numbers: [{ number: "1", issuer: "NOBODY" }] }))).toMatchObject({
      code: "authority-not-found",
    });
  });
});
