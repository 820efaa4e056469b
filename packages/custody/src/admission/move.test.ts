import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];
const move = (more: object = {}) => ({
  kind: "custody.move",
  occurredAt: at(5),
  by: NORTH,
  person: one,
  site: "N-PRISON",
  unit: "B",
  ...more,
});

describe("a move within a site", () => {
  test("given a person held there, then they are in the other unit, with the same custodian", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move());
    expect(world.position(one)).toEqual({ state: "held", site: "N-PRISON", unit: "B", custodian: "NORTH" });
  });

  // Verifies: rule-2
  test("given another site, then it is refused: between sites people go by transfer", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    expect(world.submit(move({ site: "N-CAMP", unit: "1" }))).toMatchObject({
      code: "contradicts-the-books",
      says: expect.stringContaining("is held at N-PRISON, not at N-CAMP") as string,
    });
  });

  // Verifies: CNT-1
  test("given either unit under an open count, then nobody moves", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    const count = { kind: "count.open", occurredAt: at(4), by: NORTH, site: "N-PRISON", counting: "named" };
    world.given({ ...count, count: "C-1", units: ["A"] });
    expect(world.submit(move())).toMatchObject({ code: "unit-frozen" });
    expect(world.submit(move({ unit: "A" }))).toMatchObject({ code: "unit-frozen" });
  });

  test("given a person, a site or a unit nobody knows, then it is refused", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    expect(world.submit(move({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(move({ site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    expect(world.submit(move({ unit: "Z" }))).toMatchObject({ code: "unit-not-found" });
  });
});
