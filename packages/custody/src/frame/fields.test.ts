import type { RecordedEntry } from "@muster/custody";
import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

describe("times in a command", () => {
  const admission = {
    kind: "person.register",
    occurredAt: "2026-01-02T15:00:00+03:00",
    notedAt: "2026-01-02 12:30+00:00",
    by: NORTH,
  };

  test("given times with offsets, in fields that must and that may be there, then both are written in the one way", () => {
    const answer = scene().submit(admission) as RecordedEntry;
    expect(answer.entry).toMatchObject({ occurredAt: at(2, 12), notedAt: at(2, 12, 30) });
  });

  test("given a time deep in an optional field, then it is written in the one way", () => {
    const command = { ...admission, kind: "custody.admit", notedAt: undefined, person: person(1), site: "N-PRISON" };
    const [register = {}] = admitted([person(1)]);
    const answer = scene()
      .given({ ...register, occurredAt: at(1) })
      .submit({ ...command, arrest: { at: "2026-01-01T03:00:00+03:00" } }) as RecordedEntry;
    expect(JSON.stringify(answer.items)).toContain("2026-01-01T00:00:00.000Z");
  });

  test("given times without an offset or that never were, then each is refused by its field", () => {
    const world = scene();
    expect(world.submit({ ...admission, notedAt: "2026-02-30T12:00:00Z" })).toMatchObject({
      code: "time-invalid",
      conflicts: { field: "notedAt" },
    });
    expect(world.submit({ ...admission, occurredAt: "2026-01-02T15:00:00" })).toMatchObject({ code: "time-invalid" });
  });
});
