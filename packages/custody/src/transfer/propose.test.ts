import type { RecordedEntry } from "@muster/custody";
import { admitted, at, convoy, convoyAt, NORTH, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three] = [person(1), person(2), person(3)];
const unknown = person(99);
const buses = [{ vehicle: "BUS 1", seats: 1 }, { vehicle: "BUS 2" }];

describe("a transfer is proposed", () => {
  // Verifies: GC3-46
  test("given people held by the sender, when listed with their seats, then the list is complete before anyone leaves, and nobody has moved", () => {
    const world = convoyAt("admitted", [one, two]);
    const seats = [{ person: one, vehicle: "BUS 1", seat: "4A" }];
    const answer = world.submit(convoy.propose([one, two], { vehicles: buses, seats })) as RecordedEntry;
    expect(answer.items).toEqual([
      { person: one, says: { vehicle: "BUS 1", seat: "4A" } },
      { person: two, says: {} },
    ]);
    expect(world.state("transfer", "T-1")).toMatchObject({ state: "proposed", escort: "ESCORT" });
    expect(world.position(one)).toMatchObject({ state: "held", site: "N-PRISON" });
  });

  test.each([
    ["transfer-exists", [one], {}, true],
    ["authority-not-found", [one], { escort: "NOBODY" }],
    ["site-not-found", [one], { to: { authority: "SOUTH", site: "NOWHERE" } }],
    ["transfer-to-the-same-site", [one], { to: { authority: "SOUTH", site: "N-PRISON" } }],
    ["person-not-found", [one, unknown], {}],
    ["not-held-by-sender", [one], { from: { authority: "NORTH", site: "N-CAMP" } }],
    ["not-held-by-sender", [one], { from: { authority: "SOUTH", site: "N-PRISON" } }],
    ["programme-not-found", [one], { programme: "P-1" }],
    ["not-on-the-list", [one], { vehicles: buses, seats: [{ person: two, vehicle: "BUS 1" }] }],
    ["vehicle-unknown", [one], { vehicles: buses, seats: [{ person: one, vehicle: "BUS 3" }] }],
    [
      "seat-taken",
      [one, two],
      { vehicles: buses, seats: [one, two].map((id) => ({ person: id, vehicle: "BUS 2", seat: "1" })) },
    ],
    [
      "vehicle-overfull",
      [one, two],
      { vehicles: buses, seats: [one, two].map((id) => ({ person: id, vehicle: "BUS 1" })) },
    ],
  ])("when it cannot be so, then it is refused: %s", (code, people, more, again = false) => {
    const world = convoyAt(again ? "proposed" : "admitted", [one, two]);
    expect(world.submit(convoy.propose(people, more))).toMatchObject({ refused: true, code });
  });

  test("given somebody who came to the site after the time of the proposal, then they were not there to be listed", () => {
    const world = convoyAt("admitted", [one]);
    expect(world.submit(convoy.propose([one], { occurredAt: at(1) }))).toMatchObject({
      code: "not-held-by-sender",
      conflicts: { people: [one] },
    });
  });
});

describe("the list changes before it is sealed", () => {
  const amend = (more: object) => ({ kind: "transfer.amend", occurredAt: at(7), by: NORTH, transfer: "T-1", ...more });

  test("given an authorised transfer, when somebody is put on, then both authorisations are void, for they were for another list", () => {
    const world = convoyAt("authorised", [one, two]).given(...admitted([three]), amend({ add: [three] }));
    const transfer = world.state("transfer", "T-1");
    expect(transfer).toMatchObject({ state: "proposed", listed: { at: at(7) } });
    expect(transfer?.senderAuthorised ?? transfer?.receiverAuthorised).toBeUndefined();
    expect([...(transfer?.people.keys() ?? [])]).toEqual([one, two, three]);
    expect(world.submit(convoy.authorise(3)[0])).toMatchObject({ code: "out-of-order", conflicts: { since: at(7) } });
  });

  test("given an authorised transfer, when somebody is only taken off or seated, then it stays authorised", () => {
    const world = convoyAt("authorised", [one, two]);
    world.given(amend({ remove: [two], vehicles: buses, seats: [{ person: one, vehicle: "BUS 2", seat: "7" }] }));
    const transfer = world.state("transfer", "T-1");
    expect(transfer?.state).toBe("authorised");
    expect([...(transfer?.people ?? [])]).toEqual([[one, { vehicle: "BUS 2", seat: "7" }]]);
  });

  test("given a seat, when the person is seated elsewhere without one, then the old seat is free", () => {
    const seats = [{ person: one, vehicle: "BUS 2", seat: "7" }];
    const world = convoyAt("proposed", [one, two], { vehicles: buses, seats });
    world.given(
      amend({ seats: [{ person: one, vehicle: "BUS 2" }] }),
      amend({ seats: [{ person: two, vehicle: "BUS 2", seat: "7" }] }),
    );
    expect(world.state("transfer", "T-1")?.people.get(one)).toEqual({ vehicle: "BUS 2" });
  });

  test.each([
    ["not-your-part", { by: SOUTH, remove: [one] }],
    ["out-of-order", { occurredAt: at(4), remove: [one] }],
    ["nothing-to-amend", {}],
    ["programme-differs", { programme: "P-1", remove: [one] }],
    ["not-on-the-list", { remove: [three] }],
    ["on-the-list-already", { add: [two] }],
    ["person-not-found", { add: [unknown] }],
    ["not-held-by-sender", { add: [three], occurredAt: at(7) }],
    ["nobody-left", { remove: [one, two] }],
    ["not-on-the-list", { remove: [two], vehicles: buses, seats: [{ person: two, vehicle: "BUS 1" }] }],
    ["vehicle-unknown", { seats: [{ person: one, vehicle: "BUS 1" }] }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const world = convoyAt("authorised", [one, two]).given(...admitted([three], "N-CAMP"));
    expect(world.submit(amend(more))).toMatchObject({ refused: true, code });
  });

  test("given a sealed manifest, when it is changed, then it is refused: after the seal nobody is added", () => {
    expect(convoyAt("sealed", [one]).submit(amend({ remove: [one] }))).toMatchObject({
      code: "transfer-in-another-state",
      conflicts: { state: "sealed" },
    });
  });
});
