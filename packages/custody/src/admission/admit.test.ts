import { isRefusal } from "@muster/custody";
import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one] = [person(1)];

describe("a person comes into custody", () => {
  // Verifies: rule-1, ICPPED-17.3
  test("given a registered person, when admitted, then they are held at the site by its controller, from that time", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    expect(world.position(one, at(2))).toEqual({ state: "held", site: "N-PRISON", unit: "A", custodian: "NORTH" });
    expect(world.position(one, at(1))).toBeUndefined();
  });

  // Verifies: rule-2
  test("given a held person, when admitted again, then it is refused, naming the entry it contradicts", () => {
    const world = scene().given(...admitted([one]));
    const admission = world.entries.length - 1;
    const answer = world.submit({ kind: "custody.admit", occurredAt: at(3), by: NORTH, person: one, site: "N-CAMP" });
    expect(answer).toMatchObject({
      code: "contradicts-the-books",
      category: "conflict",
      conflicts: { person: one, entry: admission },
    });
    expect(isRefusal(answer)).toBe(true);
  });

  // Verifies: rule-8
  test("given a person moved on the 5th, when a move on the 4th is entered late, then both stand in their order", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    world.given({ kind: "custody.move", occurredAt: at(5), by: NORTH, person: one, site: "N-PRISON", unit: "B" });
    world.given({ kind: "custody.move", occurredAt: at(4), by: NORTH, person: one, site: "N-PRISON" });
    expect([at(3), at(4), at(5)].map((day) => world.position(one, day)?.unit)).toEqual(["A", undefined, "B"]);
    expect(world.rows.filter((row) => row.knownUntil !== null)).toHaveLength(2);
  });
});
