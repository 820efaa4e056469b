import type { RecordedEntry } from "@muster/custody";
import { admitted, at, MONITOR, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];

const raise = (more: object = {}) => ({
  kind: "objection.raise",
  occurredAt: at(5),
  by: MONITOR,
  person: one,
  raisedBy: "counsel",
  ...more,
});
const withdraw = (objection: number, more: object = {}) => ({
  kind: "objection.withdraw",
  occurredAt: at(7),
  by: MONITOR,
  person: one,
  objection,
  withdrawnBy: "counsel",
  ...more,
});

describe("an objection to being moved", () => {
  // Verifies: NR-1, rule-11
  test("given one raised, then it stands on file until withdrawn, with its grounds kept apart", () => {
    const world = scene().given(...admitted([one]));
    const { entry, items } = world.submit(raise({ grounds: "an invented fear" })) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("fear");
    expect(world.file(one).objections).toEqual([
      { entry: entry.number, at: at(5), by: "counsel", said: { grounds: "an invented fear" } },
    ]);
    world.given(withdraw(entry.number, { statement: "invented" }));
    expect(world.file(one).objections).toMatchObject([{ withdrawn: { entry: entry.number + 1, at: at(7) } }]);
    expect(world.submit(withdraw(entry.number))).toMatchObject({
      code: "objection-withdrawn-already",
      conflicts: { entry: entry.number + 1 },
    });
  });

  // Verifies: NR-1
  test("given one raised by counsel, then nobody but counsel and the person withdraws it", () => {
    const world = scene().given(...admitted([one]), raise());
    const objection = world.entries.length - 1;
    for (const withdrawnBy of ["kin", "monitor"]) {
      expect(world.submit(withdraw(objection, { withdrawnBy }))).toMatchObject({ code: "not-theirs-to-withdraw" });
    }
    world.given(withdraw(objection, { withdrawnBy: "person" }));
  });

  test("given no such objection or person, or a time before it, then it is refused", () => {
    const world = scene().given(...admitted([one]), raise());
    const objection = world.entries.length - 1;
    expect(world.submit(raise({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(withdraw(objection, { person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(withdraw(objection - 1))).toMatchObject({ code: "objection-not-found" });
    expect(world.submit(withdraw(objection, { occurredAt: at(4) }))).toMatchObject({
      code: "withdrawn-before-raised",
      conflicts: { entry: objection },
    });
    expect(world.submit(raise({ by: NORTH, raisedBy: "officer" }))).toMatchObject({ code: "field-invalid" });
  });
});
