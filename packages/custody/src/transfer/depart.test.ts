import type { RecordedEntry } from "@muster/custody";
import { at, convoy, convoyAt, ESCORT, NORTH, NORTH_SECOND, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];

describe("the manifest is sealed", () => {
  test("given an authorised list, when sealed, then its items are the manifest and the transfer keeps the entry's number", () => {
    const seats = [{ person: one, vehicle: "BUS 1", seat: "2" }];
    const world = convoyAt("authorised", [one, two], { vehicles: [{ vehicle: "BUS 1" }], seats });
    world.given({
      kind: "transfer.amend",
      occurredAt: at(7),
      by: NORTH,
      transfer: "T-1",
      seats: [{ person: two, vehicle: "BUS 1" }],
    });
    const sealed = world.submit(convoy.seal()) as RecordedEntry;
    expect(sealed.items).toEqual([
      { person: one, says: { vehicle: "BUS 1", seat: "2" } },
      { person: two, says: { vehicle: "BUS 1" } },
    ]);
    expect(world.state("transfer", "T-1")?.sealed?.entry).toBe(sealed.entry.number);
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: SOUTH }],
    ["out-of-order", { occurredAt: at(5, 13) }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    expect(convoyAt("authorised", [one]).submit(convoy.seal(more))).toMatchObject({ refused: true, code });
  });

  test("given someone who was released meanwhile, then the list is not sealed with them on it", () => {
    const world = convoyAt("authorised", [one, two]).given({
      kind: "death.record",
      occurredAt: at(8),
      by: NORTH,
      person: two,
      circumstances: "illness",
    });
    expect(world.submit(convoy.seal())).toMatchObject({ code: "not-held-by-sender", conflicts: { people: [two] } });
  });
});

describe("the escort leaves with the people who boarded", () => {
  // Verifies: rule-4, EPI-1
  test("given a sealed manifest, when the count at the gate is entered, then who boarded is in transit, the sender answering, and who stays has a reason", () => {
    const world = convoyAt("sealed", [one, two]);
    const answer = world.submit(
      convoy.depart([one], { leftBehind: [{ person: two, reason: "hospital", note: "an invented fever" }] }),
    ) as RecordedEntry;
    expect(world.position(one)).toEqual({
      state: "in-transit",
      transfer: "T-1",
      custodian: "NORTH",
      escort: "ESCORT",
    });
    expect(answer.items[0]).toMatchObject({ person: one, seen: { site: "N-PRISON" }, line: { step: "departed" } });
    expect(answer.items[1]).toMatchObject({ person: two, says: { leftBehind: "hospital" } });
    expect(answer.entry.body).toEqual({ transfer: "T-1", site: "N-PRISON", boarded: 1, leftBehind: 1 });
    expect([...answer.details.values()]).toEqual([{ note: "an invented fever" }]);
    expect(world.position(two)).toMatchObject({ state: "held", unit: "A" });
  });

  test.each([
    ["second-officer-needed", { second: undefined }],
    ["not-your-part", { by: SOUTH }],
    ["not-your-part", { second: NORTH_SECOND }],
    ["site-not-found", { site: "NOWHERE" }],
    ["another-site", { site: "N-CAMP" }],
    ["out-of-order", { occurredAt: at(8) }],
    ["not-on-the-list", { boarded: [one, two, person(3)] }],
    ["counted-twice", { leftBehind: [{ person: two, reason: "unfit" }] }],
    ["people-not-counted", { boarded: [one] }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const command: unknown = JSON.parse(JSON.stringify(convoy.depart([one, two], more)));
    expect(convoyAt("sealed", [one, two]).submit(command)).toMatchObject({ refused: true, code });
  });

  test("given someone who is no longer held there, then they cannot board", () => {
    const world = convoyAt("sealed", [one, two]).given({
      kind: "escape.record",
      occurredAt: at(9, 20),
      by: NORTH,
      people: [two],
    });
    expect(world.submit(convoy.depart([one, two]))).toMatchObject({
      code: "not-held-by-sender",
      conflicts: { people: [two] },
    });
    world.given(convoy.depart([one], { leftBehind: [{ person: two, reason: "escaped" }] }));
  });

  // Verifies: CNT-1
  test("given the unit is under an open count, then nobody leaves it until the count clears", () => {
    const count = {
      kind: "count.open",
      occurredAt: at(9, 20),
      by: NORTH,
      count: "C-1",
      site: "N-PRISON",
      units: ["A"],
    };
    expect(
      convoyAt("sealed", [one])
        .given({ ...count, counting: "named" })
        .submit(convoy.depart([one])),
    ).toMatchObject({
      code: "unit-frozen",
    });
  });

  test("given the escort counts, then two of its own officers may sign", () => {
    const other = { authority: "ESCORT", officer: "ESCORT-2" };
    const world = convoyAt("sealed", [one]).given(
      { kind: "officer.appoint", occurredAt: at(1, 1), by: ESCORT, ...other, title: "driver" },
      convoy.depart([one], { by: ESCORT, second: other }),
    );
    expect(world.position(one, at(10, 11))).toMatchObject({ state: "held" });
    expect(world.position(one, at(10, 13))).toMatchObject({ state: "in-transit" });
  });
});
