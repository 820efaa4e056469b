import type { RecordedEntry } from "@muster/custody";
import { controllerAt } from "@muster/custody";
import type { PersonId } from "@muster/record";
import { admitted, at, MONITOR, NORTH, NORTH_SECOND, person, SOUTH, SOUTH_SECOND, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three] = [person(1), person(2), person(3)];
const day = at(10);

const handOver = (jointRoll: readonly PersonId[], more: object = {}) => ({
  kind: "control.hand-over",
  occurredAt: day,
  by: NORTH,
  second: SOUTH,
  site: "N-CAMP",
  to: "SOUTH",
  jointRoll,
  ...more,
});

describe("control of a site is handed over", () => {
  // Verifies: rule-4, rule-6
  test("given three people in a camp, when two are on the joint roll, then the incoming answers for those two and the third is unaccounted, the outgoing answering on", () => {
    const world = scene().given(...admitted([one, two, three], "N-CAMP", "1"));
    const answer = world.submit(
      handOver([one, two], { differences: [{ person: three, reason: "taken to a hospital, it is said" }] }),
    ) as RecordedEntry;
    expect(world.position(one)).toEqual({ state: "held", site: "N-CAMP", unit: "1", custodian: "SOUTH" });
    expect(world.position(three)).toEqual({ state: "unaccounted", site: "N-CAMP", custodian: "NORTH" });
    expect(answer.entry.body).toMatchObject({ from: "NORTH", to: "SOUTH", onJointRoll: 2, notOnJointRoll: 1 });
    expect(answer.items.map(({ person: id, seen, says }) => [id, seen, says])).toEqual([
      [one, { site: "N-CAMP", unit: "1" }, undefined],
      [two, { site: "N-CAMP", unit: "1" }, undefined],
      [three, undefined, { explained: true }],
    ]);
    expect(JSON.stringify(answer.entry.body)).not.toContain("hospital");
    expect([...answer.details.values()]).toEqual([{ reason: "taken to a hospital, it is said" }]);
  });

  // Verifies: rule-7
  test("given a handover, then the site is the outgoing's until that instant and the incoming's from it", () => {
    const site = scene().given(handOver([])).state("site", "N-CAMP");
    expect(site && controllerAt(site, at(9, 23, 59))?.authority).toBe("NORTH");
    expect(site && controllerAt(site, day)).toMatchObject({ authority: "SOUTH", instrument: "handover" });
  });

  test("given keys and files handed over, then their numbers stand in the entry and what is said of them apart", () => {
    const inventory = [
      { what: "keys", number: 112, note: "three are missing" },
      { what: "files", number: 40 },
    ];
    const answer = scene().submit(handOver([], { inventory })) as RecordedEntry;
    expect(answer.entry.body["inventory"]).toEqual([
      { what: "keys", number: 112 },
      { what: "files", number: 40 },
    ]);
    expect([...answer.details.values()]).toEqual([{ inventory }]);
  });

  // Verifies: rule-2
  test("given somebody on the joint roll whom the books do not hold there, then it is refused by name", () => {
    const world = scene().given(...admitted([one], "N-CAMP"), ...admitted([two], "N-PRISON"));
    expect(world.submit(handOver([one, two]))).toMatchObject({
      code: "not-held-here",
      conflicts: { people: [two], count: 1 },
    });
    expect(world.submit(handOver([one, three]))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [three] },
    });
    expect(world.position(one)?.custodian).toBe("NORTH");
  });

  test("given a missing signature of either side, then it is refused", () => {
    const world = scene();
    expect(world.submit(handOver([], { second: undefined }))).toMatchObject({ code: "second-officer-needed" });
    expect(world.submit(handOver([], { by: MONITOR }))).toMatchObject({
      code: "outgoing-must-sign",
      conflicts: { authority: "NORTH", field: "by" },
    });
    expect(world.submit(handOver([], { second: NORTH_SECOND }))).toMatchObject({
      code: "incoming-must-sign",
      conflicts: { authority: "SOUTH", field: "second" },
    });
  });

  test("given a site it cannot be said of, then it is refused", () => {
    const world = scene();
    expect(world.submit(handOver([], { site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    expect(world.submit(handOver([], { to: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(handOver([], { to: "NORTH" }))).toMatchObject({ code: "in-control-already" });
    expect(world.submit(handOver([], { occurredAt: "2025-12-01T00:00:00Z" }))).toMatchObject({
      code: "site-not-open-yet",
    });
    expect(world.submit(handOver([], { site: "ABROAD", to: "NORTH", by: SOUTH, second: NORTH }))).toMatchObject({
      code: "books-kept-elsewhere",
    });
  });

  test("given reasons for people who are no difference, or one person twice, then it is refused", () => {
    const world = scene().given(...admitted([one, two], "N-CAMP"));
    const differences = [{ person: one, reason: "ill" }];
    expect(world.submit(handOver([one, two], { differences }))).toMatchObject({
      code: "no-difference-to-explain",
      conflicts: { people: [one] },
    });
    expect(world.submit(handOver([two], { differences: [...differences, ...differences] }))).toMatchObject({
      code: "person-named-twice",
      conflicts: { people: [one] },
    });
  });

  // Verifies: CNT-1
  test("given the site under a count, then it is refused until the count clears", () => {
    const world = scene().given({
      kind: "count.open",
      occurredAt: at(9),
      by: NORTH,
      count: "C-1",
      site: "N-CAMP",
      counting: "bare",
    });
    expect(world.submit(handOver([]))).toMatchObject({ code: "count-open", conflicts: { count: "C-1" } });
  });

  // Verifies: rule-8
  test("given a later handover on record, when an earlier one is entered late, then it is refused naming the later one", () => {
    const world = scene().given(handOver([]));
    const handover = world.entries.length - 1;
    const late = handOver([], {
      occurredAt: at(5),
      to: "ESCORT",
      second: { authority: "ESCORT", officer: "ESCORT-1" },
    });
    expect(world.submit(late)).toMatchObject({ code: "control-passed-later", conflicts: { entry: handover } });
  });

  // Verifies: rule-8
  test("given a seizure on record, when a handover before it is entered late, then both stand in their order of time", () => {
    const world = scene().given(
      ...admitted([one], "N-CAMP"),
      { kind: "control.seize", occurredAt: at(12), by: MONITOR, site: "N-CAMP", authority: "ESCORT" },
      handOver([one]),
    );
    expect([at(9), at(11), at(13)].map((time) => world.position(one, time)?.custodian)).toEqual([
      "NORTH",
      "SOUTH",
      "ESCORT",
    ]);
    expect(world.state("site", "N-CAMP")?.control.map(({ authority }) => authority)).toEqual([
      "NORTH",
      "SOUTH",
      "ESCORT",
    ]);
  });
});

describe("people are added to a change of control", () => {
  const add = (people: readonly PersonId[], more: object = {}) => ({
    kind: "control.add-people",
    occurredAt: at(11),
    by: SOUTH,
    site: "N-CAMP",
    people,
    ...more,
  });
  const late = (id: PersonId) => [
    { kind: "person.register", occurredAt: at(2), by: NORTH, person: id },
    { kind: "custody.admit", occurredAt: at(2), by: NORTH, person: id, site: "N-CAMP" },
  ];

  // Verifies: rule-4, rule-8
  test("given an admission from before the handover entered after it, when both sign, then the person passes too", () => {
    const world = scene().given(handOver([]), ...late(one));
    expect(world.position(one)?.custodian).toBe("NORTH");
    expect(world.submit(add([one], { second: SOUTH_SECOND }))).toMatchObject({
      code: "both-must-sign",
      conflicts: { authorities: ["NORTH"] },
    });
    world.given(add([one], { second: NORTH }));
    expect(world.position(one)).toEqual({ state: "held", site: "N-CAMP", custodian: "SOUTH" });
  });

  test("given a seizure, then one officer adds them, to be confirmed", () => {
    const world = scene().given(
      { kind: "control.seize", occurredAt: day, by: SOUTH, site: "N-CAMP", authority: "SOUTH" },
      ...late(one),
      add([one]),
    );
    expect(world.position(one)).toMatchObject({ custodian: "SOUTH", toBeConfirmed: true });
  });

  test("given nothing that passed, or nobody who was left behind, then it is refused", () => {
    const world = scene().given(...late(one));
    expect(world.submit(add([one]))).toMatchObject({ code: "control-not-passed" });
    world.given(handOver([one]));
    expect(world.submit(add([one], { second: NORTH }))).toMatchObject({
      code: "nothing-to-pass",
      conflicts: { people: [one] },
    });
  });
});
