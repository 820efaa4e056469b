import type { RecordedEntry } from "@muster/custody";
import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];

const seal = (more: object = {}) => ({
  kind: "property.seal",
  occurredAt: at(5),
  by: NORTH,
  person: one,
  seal: "N-0001",
  inventory: [{ item: "an invented watch", quantity: 1 }],
  ...more,
});

describe("a person's belongings", () => {
  // Verifies: MR-67-73, rule-11
  test("given them sealed, then the seal is on file and what is in it is kept apart", () => {
    const world = scene().given(...admitted([one]));
    const { entry, items } = world.submit(seal()) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("watch");
    expect(world.file(one).property).toEqual([
      {
        entry: entry.number,
        at: at(5),
        seal: "N-0001",
        said: { inventory: [{ item: "an invented watch", quantity: 1 }] },
      },
    ]);
    expect(world.submit(seal())).toMatchObject({ code: "seal-used-already", conflicts: { entry: entry.number } });
  });

  test("given nothing in it, or a person nobody knows, then nothing is sealed", () => {
    const world = scene().given(...admitted([one]));
    expect(world.submit(seal({ inventory: [] }))).toMatchObject({ code: "field-invalid" });
    expect(world.submit(seal({ person: stranger }))).toMatchObject({ code: "person-not-found" });
  });
});
