import type { RecordedEntry, Transfer } from "@muster/custody";
import { difference } from "@muster/custody";
import type { World } from "@muster/testkit";
import { admitted, at, convoy, convoyAt, ESCORT, NORTH, NORTH_SECOND, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, stranger] = [person(1), person(2), person(3)];
const differenceOf = (world: World) => difference(world.state("transfer", "T-1") as Transfer);

describe("people are counted by name at the destination", () => {
  // Verifies: rule-5
  test("given two who left, when one is there and a stranger too, then both sides of the difference are named", () => {
    const world = convoyAt("departed", [one, two]).given(...admitted([stranger], "N-CAMP"));
    const answer = world.submit(convoy.arrive([one], { missing: [two], unexpected: [stranger] })) as RecordedEntry;
    expect(answer.items).toEqual([
      { person: one, seen: { site: "S-PRISON" }, says: { arrival: "arrived" } },
      { person: two, says: { arrival: "missing" } },
      { person: stranger, seen: { site: "S-PRISON" }, says: { arrival: "unexpected" } },
    ]);
    expect(differenceOf(world)).toEqual({
      leftAndNotArrived: [{ person: two }],
      arrivedAndHadNotLeft: [{ person: stranger }],
      arrivedAndNotReceived: [one],
    });
    expect(world.position(two)).toMatchObject({ state: "in-transit", custodian: "NORTH" });
  });

  test("given someone missing, when they come with a later bus, then a second count says so", () => {
    const world = convoyAt("departed", [one, two]).given(
      convoy.arrive([one], { missing: [two] }),
      convoy.arrive([two], { occurredAt: at(10, 22) }),
    );
    expect(differenceOf(world)).toMatchObject({ leftAndNotArrived: [], arrivedAndNotReceived: [one, two] });
    expect(world.state("transfer", "T-1")).toMatchObject({ state: "arrived", arrived: { at: at(10, 18) } });
  });

  // Verifies: rule-8
  test("given someone missing, when a count entered late shows they came before the others, then they are missing no more", () => {
    const world = convoyAt("departed", [one, two]).given(
      convoy.arrive([one], { missing: [two] }),
      convoy.arrive([two], { occurredAt: at(10, 17) }),
    );
    const passenger = world.state("transfer", "T-1")?.people.get(two);
    expect(passenger).toMatchObject({ arrived: { at: at(10, 17) } });
    expect(passenger?.missing).toBeUndefined();
  });

  // Verifies: rule-6
  test("given a count that says nothing of somebody on the way, then it is refused, naming them", () => {
    expect(convoyAt("departed", [one, two]).submit(convoy.arrive([one]))).toMatchObject({
      code: "people-not-counted",
      conflicts: { people: [two] },
    });
  });

  test("given someone who escaped on the way, then they are not awaited", () => {
    const world = convoyAt("departed", [one, two]).given({
      kind: "escape.record",
      occurredAt: at(10, 14),
      by: ESCORT,
      people: [two],
    });
    expect(world.submit(convoy.arrive([one, two]))).toMatchObject({
      code: "not-awaited",
      conflicts: { people: [two] },
    });
    world.given(convoy.arrive([one]));
  });

  test("given someone lost on the way and found on it again, then they are awaited again", () => {
    const lost = { by: ESCORT, second: NORTH, people: [two] };
    const world = convoyAt("departed", [one, two]).given(
      { kind: "custody.mark-unaccounted", occurredAt: at(10, 14), ...lost, reason: "attack" },
      { kind: "custody.find", occurredAt: at(10, 15), ...lost, transfer: "T-1" },
    );
    expect(world.submit(convoy.arrive([one]))).toMatchObject({ code: "people-not-counted" });
    world.given(convoy.arrive([one, two]));
  });

  test("given people on the way, when one officer alone declares them unaccounted, then it is refused", () => {
    const world = convoyAt("departed", [one]);
    const mark = {
      kind: "custody.mark-unaccounted",
      occurredAt: at(10, 14),
      by: ESCORT,
      people: [one],
      reason: "attack",
    };
    expect(world.submit(mark)).toMatchObject({ code: "second-officer-needed", conflicts: { transfer: "T-1" } });
  });

  test("given a transfer that has ended, then nobody is found on it", () => {
    const world = convoyAt("departed", [one]).given(
      {
        kind: "custody.mark-unaccounted",
        occurredAt: at(10, 14),
        by: ESCORT,
        second: NORTH,
        people: [one],
        reason: "attack",
      },
      convoy.close(),
    );
    const find = { kind: "custody.find", occurredAt: at(12), by: NORTH, people: [one], transfer: "T-1" };
    expect(world.submit(find)).toMatchObject({ code: "transfer-ended" });
  });

  // Verifies: rule-3, rule-5
  test("given the count at departure was wrong, when it is corrected and entered anew, then who arrived was awaited after all", () => {
    const world = convoyAt("sealed", [one, two]);
    const wrong = convoy.depart([one], { leftBehind: [{ person: two, reason: "not-found" }] });
    world.given(wrong);
    const entry = world.entries.length - 1;
    world.given(convoy.arrive([one], { unexpected: [two] }), {
      kind: "entry.correct",
      occurredAt: at(11),
      by: NORTH,
      second: NORTH_SECOND,
      entry,
      reason: "wrong-fact",
      why: "an invented miscount",
    });
    expect(differenceOf(world).arrivedAndHadNotLeft).toMatchObject([{ person: one }, { person: two }]);
    world.given(convoy.depart([one, two]));
    expect(differenceOf(world)).toEqual({
      leftAndNotArrived: [],
      arrivedAndHadNotLeft: [],
      arrivedAndNotReceived: [one, two],
    });
    world.given(convoy.receive(world, one), convoy.receive(world, two), convoy.close());
  });

  // Verifies: rule-5, rule-8
  test("given someone counted as arrived, when it comes to light that they had escaped before, then who arrived in their name is to be explained", () => {
    const world = convoyAt("arrived", [one, two]).given({
      kind: "escape.record",
      occurredAt: at(10, 15),
      by: ESCORT,
      people: [two],
    });
    expect(differenceOf(world)).toMatchObject({
      leftAndNotArrived: [{ person: two, explained: { how: "escaped" } }],
      arrivedAndHadNotLeft: [{ person: two }],
    });
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: NORTH }],
    ["out-of-order", { occurredAt: at(10, 11) }],
    ["another-site", { site: "ABROAD" }],
    ["person-not-found", { unexpected: [person(99)] }],
    ["not-awaited", { missing: [stranger] }],
    ["counted-twice", { missing: [two] }],
    ["not-unexpected", { unexpected: [one] }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const world = convoyAt("departed", [one, two]).given(...admitted([stranger], "N-CAMP"));
    expect(world.submit(convoy.arrive([one, two], more))).toMatchObject({ refused: true, code });
  });
});

describe("someone arrived who had not left", () => {
  const explain = (more: object = {}) => ({
    kind: "transfer.explain",
    occurredAt: at(10, 23),
    by: NORTH,
    second: SOUTH,
    transfer: "T-1",
    person: stranger,
    explanation: "taken-for-another",
    note: "an invented cousin of the same name",
    ...more,
  });
  const there = () => {
    const world = convoyAt("departed", [one]).given(...admitted([stranger], "N-CAMP"));
    world.given(convoy.arrive([one], { unexpected: [stranger] }));
    return world.given(convoy.receive(world, one));
  };

  // Verifies: rule-5
  test("given it is not explained, then the transfer cannot close; once both sides sign why, it can", () => {
    const world = there();
    expect(world.submit(convoy.close())).toMatchObject({
      code: "difference-unexplained",
      conflicts: { unexpected: 1, people: [stranger] },
    });
    world.given(explain());
    expect(differenceOf(world).arrivedAndHadNotLeft).toMatchObject([{ person: stranger, explained: {} }]);
    expect(world.position(stranger)).toMatchObject({ state: "held", site: "N-CAMP" });
    world.given(convoy.close());
    expect(world.state("transfer", "T-1")?.state).toBe("closed");
  });

  test.each([
    ["second-officer-needed", { second: undefined }],
    ["not-your-part", { second: NORTH_SECOND }],
    ["not-your-part", { by: ESCORT }],
    ["nothing-to-explain", { person: one }],
    ["out-of-order", { occurredAt: at(10, 17) }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    expect(there().submit(JSON.parse(JSON.stringify(explain(more))))).toMatchObject({ refused: true, code });
  });

  test("given it is explained, when explained again, then it is refused, naming the entry", () => {
    expect(there().given(explain()).submit(explain())).toMatchObject({ code: "nothing-to-explain" });
  });
});
