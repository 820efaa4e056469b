import type { RecordedEntry } from "@muster/custody";
import { admitted, at, MONITOR, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];

const assess = (more: object = {}) => ({
  kind: "assessment.record",
  occurredAt: at(5),
  by: MONITOR,
  person: one,
  receiver: "SOUTH",
  outcome: "may-proceed",
  interviewedInPrivate: true,
  ...more,
});

describe("an assessment before a person is handed over", () => {
  // Verifies: NR-1, rule-11
  test("given one, then who found what about which receiver is on file; the reasons are kept apart", () => {
    const world = scene().given(...admitted([one]));
    const { entry, items } = world.submit(assess({ reasons: "an invented reason" })) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("invented");
    expect(world.file(one).assessments).toEqual([
      {
        entry: entry.number,
        at: at(5),
        by: MONITOR,
        outcome: "may-proceed",
        receiver: "SOUTH",
        said: { reasons: "an invented reason" },
      },
    ]);
  });

  // Verifies: NR-1
  test("given no private interview, then nobody is cleared, and a warning is taken all the same", () => {
    const world = scene().given(...admitted([one]));
    expect(world.submit(assess({ interviewedInPrivate: false }))).toMatchObject({
      code: "not-heard-in-private",
      category: "forbidden-by-rule",
    });
    world.given(assess({ interviewedInPrivate: false, outcome: "must-not-proceed" }));
  });

  test("given a person or a receiver nobody knows, then it is refused", () => {
    const world = scene().given(...admitted([one]));
    expect(world.submit(assess({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(assess({ receiver: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
  });
});
