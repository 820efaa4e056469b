import type { Transfer } from "@muster/custody";
import { difference, isRefusal, unexplained } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { World } from "@muster/testkit";
import { admitted, at, convoy, convoyAt, ESCORT, MONITOR, NORTH, person, SOUTH } from "@muster/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];
const transferOf = (world: World) => world.state("transfer", "T-1") as Transfer;

describe("a transfer closes when left = arrived", () => {
  // Verifies: rule-5
  test("given one who has not arrived and one not received, then closing is refused, naming both", () => {
    const world = convoyAt("departed", [one, two]).given(convoy.arrive([one], { missing: [two] }));
    expect(world.submit(convoy.close())).toMatchObject({
      code: "difference-unexplained",
      category: "forbidden-by-rule",
      conflicts: { notArrived: 1, notReceived: 1, unexpected: 0, people: [two, one] },
    });
  });

  // Verifies: rule-5
  test.each([
    ["escaped", { kind: "escape.record", people: [two] }],
    ["died", { kind: "death.record", person: two, circumstances: "illness" }],
    ["unaccounted", { kind: "custody.mark-unaccounted", people: [two], reason: "not-on-arrival", second: NORTH }],
  ])("given the missing one %s, then that entry explains the difference", (how, entry) => {
    const world = convoyAt("departed", [one, two]).given(convoy.arrive([one], { missing: [two] }));
    world.given({ ...entry, occurredAt: at(10, 19), by: ESCORT }, convoy.receive(world, one), convoy.close());
    expect(difference(transferOf(world)).leftAndNotArrived).toMatchObject([{ person: two, explained: { how } }]);
  });

  test("given someone explained, when it turns out otherwise, then the newest explanation stands and they count once", () => {
    const world = convoyAt("departed", [two]).given(
      {
        kind: "custody.mark-unaccounted",
        occurredAt: at(10, 14),
        by: ESCORT,
        second: NORTH,
        people: [two],
        reason: "attack",
      },
      { kind: "death.record", occurredAt: at(10, 15), by: ESCORT, person: two, circumstances: "violence" },
    );
    expect(transferOf(world).people.get(two)?.ending?.how).toBe("died");
    expect(transferOf(world).counts.explained).toBe(1);
  });

  // Verifies: rule-3, rule-5
  test("given a closed transfer, when the receipt of one person is corrected away, then the difference is open again, and so is the transfer", () => {
    const world = convoyAt("arrived", [one]);
    world.given(convoy.receive(world, one));
    const receipt = world.entries.length - 1;
    world.given(convoy.close(), {
      kind: "entry.correct",
      occurredAt: at(12),
      by: SOUTH,
      entry: receipt,
      reason: "wrong-person",
      why: "an invented mix-up",
    });
    expect(transferOf(world).state).toBe("arrived");
    expect(unexplained(difference(transferOf(world)))).toEqual([one]);
    expect(world.position(one)).toMatchObject({ state: "in-transit", custodian: "NORTH" });
    world.given(convoy.receive(world, one, { occurredAt: at(12) }), convoy.close({ occurredAt: at(13) }));
    expect(transferOf(world).state).toBe("closed");
  });

  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: MONITOR }],
    ["out-of-order", { occurredAt: at(10, 13) }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const world = convoyAt("departed", [one]).given(convoy.bringBack(one, { occurredAt: at(10, 14) }));
    expect(world.submit(convoy.close(more))).toMatchObject({ refused: true, code });
  });

  test("given it is closed, then it cannot be closed again", () => {
    const world = convoyAt("departed", [one]).given(convoy.bringBack(one), convoy.close());
    expect(world.submit(convoy.close())).toMatchObject({ code: "transfer-in-another-state" });
  });
});

describe("a transfer is cancelled", () => {
  test.each([
    ["transfer-not-found", { transfer: "T-2" }],
    ["not-your-part", { by: MONITOR }],
    ["out-of-order", { occurredAt: at(4) }],
  ])("when it cannot be so, then it is refused: %s", (code, more) => {
    const cancel = { kind: "transfer.cancel", occurredAt: at(7), by: NORTH, transfer: "T-1", reason: "order" };
    expect(convoyAt("proposed", [one]).submit({ ...cancel, ...more })).toMatchObject({ refused: true, code });
  });
});

/** What becomes of one person on the way; `undefined` at the end: nothing more is entered about them. */
const FATES = [
  "accepted",
  "reserved",
  "disputed",
  "disputed-then-accepted",
  "returned",
  "escaped",
  "died",
  "unaccounted",
  "arrived-and-no-more",
  "missing-and-no-more",
] as const;
type Fate = (typeof FATES)[number];
const UNANSWERED: readonly Fate[] = ["disputed", "arrived-and-no-more", "missing-and-no-more"];
const NEVER_ARRIVED: readonly Fate[] = ["escaped", "died", "unaccounted", "missing-and-no-more"];

describe("for whatever becomes of the people", () => {
  // Verifies: rule-5
  test("a transfer closes if and only if everyone who left is answered for and nobody came who had not left", () => {
    const fates = fc.array(fc.constantFrom(...FATES), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fates, fc.integer({ min: 0, max: 2 }), fc.boolean(), (sorts, strangers, explained) => {
        const people = sorts.map((_, index) => person(index + 1));
        const uninvited = Array.from({ length: strangers }, (_, index) => person(50 + index));
        const world = convoyAt("departed", people).given(...admitted(uninvited, "N-CAMP"));
        play(world, people, sorts, uninvited);
        if (explained) world.given(...uninvited.map(explainedArrival));

        const open = sorts.filter((fate) => UNANSWERED.includes(fate)).length + (explained ? 0 : strangers);
        expect(unexplained(difference(transferOf(world)))).toHaveLength(open);
        expect(isRefusal(world.submit(convoy.close()))).toBe(open > 0);
      }),
      { seed: 20260121, numRuns: 40 },
    );
  });
});

function play(
  world: World,
  people: readonly PersonId[],
  sorts: readonly Fate[],
  unexpected: readonly PersonId[],
): void {
  const fateOf = (id: PersonId) => sorts[people.indexOf(id)] as Fate;
  const arrived = people.filter((id) => !NEVER_ARRIVED.includes(fateOf(id)));
  const missing = people.filter((id) => NEVER_ARRIVED.includes(fateOf(id)));
  world.given(convoy.arrive(arrived, { missing, unexpected }));
  for (const id of people) world.given(...whatBecame(world, id, fateOf(id)));
}

function whatBecame(world: World, id: PersonId, fate: Fate): readonly object[] {
  const reservations = [{ matter: "other" }] as const;
  const envelope = { occurredAt: at(10, 19), by: ESCORT };
  const dispute = () => convoy.receive(world, id, { outcome: "disputed", reservations });
  switch (fate) {
    case "accepted":
      return [convoy.receive(world, id)];
    case "reserved":
      return [convoy.receive(world, id, { outcome: "accepted-with-reservations", reservations })];
    case "disputed":
      return [dispute()];
    case "disputed-then-accepted":
      return [dispute(), convoy.receive(world, id, { occurredAt: at(10, 21) })];
    case "returned":
      return [convoy.bringBack(id)];
    case "escaped":
      return [{ kind: "escape.record", ...envelope, people: [id] }];
    case "died":
      return [{ kind: "death.record", ...envelope, person: id, circumstances: "illness" }];
    case "unaccounted":
      return [{ kind: "custody.mark-unaccounted", ...envelope, second: NORTH, people: [id], reason: "not-on-arrival" }];
    case "arrived-and-no-more":
    case "missing-and-no-more":
      return [];
  }
}

function explainedArrival(id: PersonId): object {
  return {
    kind: "transfer.explain",
    occurredAt: at(10, 23),
    by: NORTH,
    second: SOUTH,
    transfer: "T-1",
    person: id,
    explanation: "came-otherwise",
    note: "an invented reason",
  };
}
