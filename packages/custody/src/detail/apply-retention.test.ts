import type { RecordedEntry } from "@muster/custody";
import { erasedBy } from "@muster/custody";
import { admitted, at, KEEPER, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, stranger] = [person(1), person(2), person(9)];
const NAME = { claim: "name", text: "an invented name", script: "Latn" };

const apply = (more: object = {}) => ({
  kind: "retention.apply",
  occurredAt: at(20),
  by: KEEPER,
  detail: "claim:name",
  days: 10,
  cutOff: at(10),
  details: 1,
  people: [one],
  ...more,
});
const release = (who: string, day: number) => ({
  kind: "custody.release",
  occurredAt: at(day),
  by: NORTH,
  second: NORTH_SECOND,
  person: who,
  site: "N-PRISON",
  grounds: "review",
  to: "home",
});
const named = (who: string) => ({ kind: "claim.state", occurredAt: at(3), by: NORTH, person: who, claims: [NAME] });

/** One person whose custody ended on the fifth, and one who is held still. */
const world = () => scene().given(...admitted([one, two]), named(one), named(two), release(one, 5));

describe("a retention rule is run", () => {
  // Verifies: DP-1, rule-11
  test("given custody that ended long enough ago, then the detail goes, and the entry says of whom and how many", () => {
    const kept = world();
    const { entry, items } = kept.submit(apply()) as RecordedEntry;
    expect(entry.body).toEqual({ kind: "claim:name", days: 10, cutOff: at(10), details: 1, people: 1 });
    expect(erasedBy(entry, items)).toEqual([{ person: one, before: entry.number, kinds: ["claim:name"] }]);
    expect(kept.file(one).claims).toMatchObject([{ claim: "name", detail: undefined }]);
    expect(kept.file(one).erasures).toMatchObject([{ why: "retention", kinds: ["claim:name"], by: KEEPER }]);
    expect(kept.file(two).claims).toMatchObject([{ detail: NAME }]);
    expect(kept.position(one)?.state).toBe("released");
  });

  // Verifies: DP-1
  test("given nothing was due, then that is an entry too", () => {
    const { entry, items } = world().submit(apply({ details: 0, people: [] })) as RecordedEntry;
    expect([entry.body["people"], items]).toEqual([0, []]);
  });

  test.each([
    ["custody-not-ended", { people: [one, two], details: 2 }],
    ["custody-not-ended", { cutOff: at(4), days: 1 }],
    ["cut-off-too-late", { days: 11 }],
    ["details-miscounted", { details: 0 }],
    ["details-miscounted", { people: [] }],
    ["person-not-found", { people: [one, stranger], details: 2 }],
    ["field-invalid", { days: 0 }],
    ["field-invalid", { detail: "everything" }],
  ])("given what cannot be, then it is refused: %s %j", (code, more) => {
    expect(world().submit(apply(more))).toMatchObject({ code });
  });

  // Verifies: DP-1
  test("given somebody who came into custody again, then their detail is kept", () => {
    const again = { kind: "custody.admit", occurredAt: at(12), by: NORTH, person: one, site: "N-PRISON" };
    expect(world().given(again).submit(apply())).toMatchObject({
      code: "custody-not-ended",
      conflicts: { people: [one] },
    });
  });

  // Verifies: rule-11
  test("given a run, then it is never undone", () => {
    const kept = world().given(apply());
    const correct = { kind: "entry.correct", occurredAt: at(21), by: KEEPER, reason: "other", why: "x" };
    expect(kept.submit({ ...correct, entry: kept.entries.length - 1 })).toMatchObject({ code: "erasure-stays" });
  });
});
