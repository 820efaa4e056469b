import type { RecordedEntry } from "@muster/custody";
import { admitted, at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];

const certify = (more: object = {}) => ({
  kind: "fitness.certify",
  occurredAt: at(5),
  by: NORTH_SECOND,
  person: one,
  fit: true,
  expiresAt: at(12),
  ...more,
});

describe("a certificate of fitness to travel", () => {
  // Verifies: GC3-46, MR-26, rule-11
  test("given one, then who certified what, and until when, is on file; the clinical part is kept apart", () => {
    const world = scene().given(...admitted([one]));
    const { entry, items } = world.submit(certify({ clinical: "an invented finding" })) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("finding");
    world.given(certify({ fit: false, occurredAt: at(6), by: NORTH }));
    expect(world.file(one).fitness).toEqual([
      {
        entry: entry.number,
        at: at(5),
        fit: true,
        expiresAt: at(12),
        by: NORTH_SECOND,
        said: { clinical: "an invented finding" },
      },
      { entry: entry.number + 1, at: at(6), fit: false, expiresAt: at(12), by: NORTH },
    ]);
  });

  test("given one that expires at once, or of nobody known, then it is refused", () => {
    const world = scene().given(...admitted([one]));
    expect(world.submit(certify({ expiresAt: at(5) }))).toMatchObject({ code: "certificate-expires-at-once" });
    expect(world.submit(certify({ person: stranger }))).toMatchObject({ code: "person-not-found" });
  });
});
