import type { RecordedEntry } from "@muster/custody";
import { admitted, at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, stranger] = [person(1), person(2), person(9)];

const release = (more: object = {}) => ({
  kind: "custody.release",
  occurredAt: at(10),
  by: NORTH,
  second: NORTH_SECOND,
  person: one,
  site: "N-PRISON",
  grounds: "court-order",
  to: "home",
  authenticated: "confirmed-by-issuer",
  ...more,
});
const held = () => scene().given(...admitted([one, two], "N-PRISON", "A"));

describe("a release", () => {
  // Verifies: ORD-1, ICPPED-17.3, rule-11
  test("given an authenticated order and two officers, then the person is released, and on whose responsibility is on the record", () => {
    const world = held();
    const { entry, items } = world.submit(release({ destination: "an invented street" })) as RecordedEntry;
    expect(world.position(one)).toEqual({ state: "released" });
    expect([entry.by, entry.second]).toEqual([NORTH, NORTH_SECOND]);
    expect(items[0]?.says).toEqual({
      site: "N-PRISON",
      grounds: "court-order",
      to: "home",
      authority: "NORTH",
      authenticated: "confirmed-by-issuer",
    });
    expect(JSON.stringify([entry, items])).not.toContain("street");
  });

  // Verifies: ORD-1
  test("given one officer alone, or an order nobody authenticated, then nobody is released", () => {
    const world = held();
    const { second: _second, ...alone } = release();
    expect(world.submit(alone)).toMatchObject({ code: "second-officer-needed" });
    for (const grounds of ["court-order", "authority-order"]) {
      const { authenticated: _shown, ...unshown } = release({ grounds });
      expect(world.submit(unshown)).toMatchObject({ code: "order-not-authenticated", category: "forbidden-by-rule" });
    }
    expect(world.position(one)?.state).toBe("held");
  });

  // Verifies: CNT-1
  test("given the unit under an open count, then nobody leaves it", () => {
    const world = held().given({
      kind: "count.open",
      occurredAt: at(9),
      by: NORTH,
      count: "C-1",
      site: "N-PRISON",
      counting: "named",
      units: ["A"],
    });
    expect(world.submit(release())).toMatchObject({ code: "unit-frozen", conflicts: { count: "C-1" } });
  });

  // Verifies: rule-2
  test("given a person who is elsewhere or not held, then the release is refused, naming the entry it contradicts", () => {
    const world = held();
    const admission = world.entries.findLastIndex(({ items }) => items.some((item) => item.person === one));
    expect(world.submit(release({ site: "N-CAMP" }))).toMatchObject({
      code: "held-elsewhere",
      conflicts: { site: "N-PRISON", entry: admission },
    });
    world.given(release());
    expect(world.submit(release({ occurredAt: at(11) }))).toMatchObject({ code: "contradicts-the-books" });
    expect(world.submit(release({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(release({ person: two, site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    expect(world.submit(release({ person: two, authority: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
  });

  // Verifies: rule-8
  test("given a move entered after it, when the release before the move comes late, then it is refused", () => {
    const world = held().given({
      kind: "custody.move",
      occurredAt: at(12),
      by: NORTH,
      person: one,
      site: "N-PRISON",
      unit: "B",
    });
    expect(world.submit(release())).toMatchObject({
      code: "contradicts-the-books",
      conflicts: { entry: world.entries.length - 1 },
    });
  });
});

describe("a release made in error", () => {
  const report = (entry: number, more: object = {}) => ({
    kind: "release.report-error",
    occurredAt: at(12),
    by: NORTH,
    person: one,
    release: entry,
    error: "too-early",
    ...more,
  });

  // Verifies: ORD-1, rule-3
  test("given a release, when it turns out wrong, then that is on the record, and the person was released all the same", () => {
    const world = held().given(release());
    const released = world.entries.length - 1;
    world.given(report(released, { account: "invented" }));
    expect(world.file(one).releaseErrors).toEqual([
      { entry: released + 1, at: at(12), release: released, said: { account: "invented" } },
    ]);
    expect(world.position(one)).toEqual({ state: "released" });
    expect(world.submit(report(released))).toMatchObject({
      code: "error-reported-already",
      conflicts: { entry: released + 1 },
    });
    world.given({ kind: "custody.admit", occurredAt: at(13), by: NORTH, person: one, site: "N-PRISON" });
    expect(world.position(one)?.state).toBe("held");
  });

  test("given no such release of this person, or a time before it, then it is refused", () => {
    const world = held().given(release());
    const released = world.entries.length - 1;
    expect(world.submit(report(released, { person: two }))).toMatchObject({ code: "release-not-found" });
    expect(world.submit(report(released - 1))).toMatchObject({ code: "release-not-found" });
    expect(world.submit(report(released, { person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(report(released, { occurredAt: at(9) }))).toMatchObject({
      code: "error-before-release",
      conflicts: { entry: released },
    });
  });
});
