import type { RecordedEntry } from "@muster/custody";
import { admitted, at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];

const basis = (more: object) => ({ kind: "basis.state", occurredAt: at(3), by: NORTH, person: one, ...more });
const reviewed = (more: object = {}) => ({
  kind: "custody.review",
  occurredAt: at(10),
  by: NORTH,
  person: one,
  outcome: "continue",
  ...more,
});
const held = () => scene().given(...admitted([one]));

describe("the basis on which a person is held", () => {
  // Verifies: ICPPED-17.3, ORD-1, rule-11
  test("given an order, then who gave it, on what kind of grounds and when stays readable; what is alleged is kept apart", () => {
    const world = held();
    const { entry, items } = world.submit(
      basis({
        basis: "detention-order",
        grounds: "security",
        orderingAuthority: "SOUTH",
        court: "Invented court",
        orderedAt: at(2),
        reviewDue: at(20),
        authenticated: "confirmed-by-issuer",
        allegation: "an invented allegation",
      }),
    ) as RecordedEntry;
    expect(items[0]?.says).toMatchObject({ basis: "detention-order", grounds: "security", orderingAuthority: "SOUTH" });
    expect(JSON.stringify([entry, items])).not.toContain("allegation");
    expect(world.file(one).bases).toEqual([
      {
        entry: entry.number,
        at: at(3),
        kind: "detention-order",
        orderingAuthority: "SOUTH",
        court: "Invented court",
        orderedAt: at(2),
        reviewDue: at(20),
        authenticated: true,
        said: { allegation: "an invented allegation" },
      },
    ]);
  });

  // Verifies: ICPPED-17.3
  test("given nobody who can say on what a person is held, then that is accepted and on the record", () => {
    const world = held().given(basis({ basis: "none-stated" }));
    expect(world.file(one).bases).toMatchObject([{ kind: "none-stated", authenticated: false }]);
  });

  test("given an order of nobody, or an orderer of nothing, then it is refused", () => {
    const world = held();
    expect(world.submit(basis({ basis: "court-order" }))).toMatchObject({ code: "ordering-authority-missing" });
    expect(world.submit(basis({ basis: "none-stated", court: "Invented court" }))).toMatchObject({
      code: "order-without-basis",
    });
    expect(world.submit(basis({ basis: "internment-order", orderingAuthority: "NOBODY" }))).toMatchObject({
      code: "authority-not-found",
    });
    expect(world.submit(basis({ basis: "arrest-without-order", orderedAt: at(4) }))).toMatchObject({
      code: "ordered-after-stated",
    });
    expect(world.submit(basis({ basis: "none-stated", person: stranger }))).toMatchObject({ code: "person-not-found" });
  });
});

describe("a review", () => {
  // Verifies: GC4-43
  test("given a person held, when reviewed, then the outcome and the next review are on file", () => {
    const world = held().given(reviewed({ nextDue: at(24), reviewer: "SOUTH", reasons: "invented" }));
    expect(world.file(one).reviews).toMatchObject([{ at: at(10), outcome: "continue", nextDue: at(24) }]);
  });

  test("given a person in no custody, an unknown reviewer or a next review that is not later, then it is refused", () => {
    const world = held();
    expect(world.submit(reviewed({ nextDue: at(10) }))).toMatchObject({ code: "next-review-not-later" });
    expect(world.submit(reviewed({ reviewer: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(reviewed({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    world.given({
      kind: "custody.release",
      occurredAt: at(5),
      by: NORTH,
      second: NORTH_SECOND,
      person: one,
      site: "N-PRISON",
      grounds: "no-basis",
      to: "home",
    });
    const release = world.entries.length - 1;
    expect(world.submit(reviewed())).toMatchObject({ code: "not-in-custody", conflicts: { entry: release } });
    expect(world.submit(reviewed({ occurredAt: at(4) }))).not.toHaveProperty("refused");
  });
});
