import type { Transfer } from "@muster/custody";
import { difference, totalsOf } from "@muster/custody";
import type { PersonId } from "@muster/record";
import { at, convoy, convoyAt, ESCORT, NORTH, NORTH_SECOND, person, SOUTH } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const people = [1, 2, 3, 4, 5].map(person);
const [one, two, three, four, five] = people as [PersonId, PersonId, PersonId, PersonId, PersonId];

describe("people move from one authority to another", () => {
  // Verifies: rule-1, rule-4, rule-5, GC3-12, LOS-1, EPI-1
  test("given five people on a plan of up to seven, when they are listed, sealed, driven, counted and received, then everyone who left is shown to have arrived, or it is known who did not", () => {
    const world = convoyAt("admitted", people).given(
      {
        kind: "programme.plan",
        occurredAt: at(4),
        by: NORTH,
        programme: "P-1",
        from: ["NORTH"],
        to: ["SOUTH"],
        ceiling: 7,
        source: "an invented announcement: up to seven",
      },
      convoy.propose(people, { programme: "P-1", vehicles: [{ vehicle: "BUS 1", seats: 5 }] }),
      ...convoy.authorise(5),
      convoy.seal(),
      { kind: "transfer.report", occurredAt: at(10, 8), by: ESCORT, transfer: "T-1", event: "ready" },
      convoy.depart([one, two, three, four], { leftBehind: [{ person: five, reason: "unfit" }] }),
      { kind: "transfer.report", occurredAt: at(10, 14), by: ESCORT, transfer: "T-1", event: "stop", place: "a ford" },
      { kind: "escape.record", occurredAt: at(10, 15), by: ESCORT, people: [four], means: "from-escort" },
      convoy.arrive([one, two, three]),
    );
    expect(world.position(one)).toMatchObject({ state: "in-transit", custodian: "NORTH", escort: "ESCORT" });
    expect(world.position(five)).toMatchObject({ state: "held", site: "N-PRISON" });

    world.given(
      convoy.receive(world, one, { unit: "A" }),
      convoy.receive(world, two, { outcome: "accepted-with-reservations", reservations: [{ matter: "injury" }] }),
      convoy.receive(world, three, { outcome: "disputed", reservations: [{ matter: "identity" }] }),
    );
    expect(world.submit(convoy.close())).toMatchObject({
      code: "difference-unexplained",
      conflicts: { people: [three] },
    });
    world.given(convoy.bringBack(three), convoy.close());

    expect(people.map((id) => world.position(id))).toEqual([
      { state: "held", site: "S-PRISON", unit: "A", custodian: "SOUTH" },
      { state: "held", site: "S-PRISON", custodian: "SOUTH" },
      { state: "held", site: "N-PRISON", custodian: "NORTH" },
      { state: "at-large", custodian: "NORTH", transfer: "T-1", escort: "ESCORT" },
      { state: "held", site: "N-PRISON", unit: "A", custodian: "NORTH" },
    ]);
    const transfer = world.state("transfer", "T-1") as Transfer;
    expect(transfer.state).toBe("closed");
    expect(transfer.counts).toMatchObject({ boarded: 4, leftBehind: 1, received: 2, returned: 1, explained: 1 });
    expect(difference(transfer).leftAndNotArrived).toMatchObject([{ person: four, explained: { how: "escaped" } }]);
    const programme = world.state("programme", "P-1");
    expect(programme && totalsOf(programme)).toEqual({
      proposed: 5,
      departed: 4,
      received: 2,
      returned: 1,
      committed: 3,
    });
    expect(world.balance()).toEqual({ held: 4, "at-large": 1 });
  });

  // Verifies: rule-4
  test("given people in transit, then the sender answers until each is accepted by name, and for the disputed and the lost beyond", () => {
    const world = convoyAt("arrived", [one, two, three]);
    world.given(
      convoy.receive(world, one),
      convoy.receive(world, two, { outcome: "disputed", reservations: [{ matter: "age" }] }),
    );
    const answering = (id: PersonId, hour: number) => world.position(id, at(10, hour))?.custodian;
    expect([answering(one, 19), answering(one, 20)]).toEqual(["NORTH", "SOUTH"]);
    expect([answering(two, 20), answering(three, 20)]).toEqual(["NORTH", "NORTH"]);
    world.given({
      kind: "custody.mark-unaccounted",
      occurredAt: at(10, 22),
      by: ESCORT,
      second: NORTH_SECOND,
      people: [three],
      reason: "not-on-arrival",
    });
    expect(world.position(three)).toMatchObject({ state: "unaccounted", custodian: "NORTH" });
  });

  // Verifies: rule-3
  test("given a cancelled transfer, then nothing leads out of it", () => {
    const cancel = { kind: "transfer.cancel", occurredAt: at(9, 12), by: NORTH, transfer: "T-1", reason: "security" };
    const world = convoyAt("sealed", people).given(cancel);
    const steps = [
      ...convoy.authorise(5),
      { kind: "transfer.amend", occurredAt: at(10), by: NORTH, transfer: "T-1", remove: [one] },
      convoy.seal({ occurredAt: at(10) }),
      convoy.depart(people),
      convoy.arrive(people),
      convoy.close(),
      { ...cancel, occurredAt: at(10) },
    ];
    for (const step of steps) {
      expect(world.submit(step)).toMatchObject({
        code: "transfer-in-another-state",
        conflicts: { state: "cancelled" },
      });
    }
    expect(world.state("transfer", "T-1")?.state).toBe("cancelled");
  });

  test("given people who have left, when it is cancelled, then it is refused: they are brought back instead", () => {
    const world = convoyAt("departed", [one]);
    const cancel = { kind: "transfer.cancel", occurredAt: at(10, 13), by: SOUTH, transfer: "T-1", reason: "receiver" };
    expect(world.submit(cancel)).toMatchObject({ code: "transfer-in-another-state" });
    world.given(convoy.bringBack(one, { reason: "turned-back" }), convoy.close({ by: NORTH }));
    expect(world.position(one)).toMatchObject({ state: "held", site: "N-PRISON" });
  });
});
