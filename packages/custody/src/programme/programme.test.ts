import type { World } from "@muster/testkit";
import { totalsOf } from "@muster/custody";
import { admitted, at, convoy, convoyAt, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three, four] = [person(1), person(2), person(3), person(4)];
const plan = (more: object = {}) => ({
  kind: "programme.plan",
  occurredAt: at(3),
  by: NORTH,
  programme: "P-1",
  from: ["NORTH"],
  to: ["SOUTH"],
  ceiling: 3,
  source: "an invented announcement: up to three",
  ...more,
});
const ofProgramme = { programme: "P-1" };
const totals = (world: World) => {
  const programme = world.state("programme", "P-1");
  return programme && totalsOf(programme);
};

describe("a programme has a ceiling", () => {
  test("given a plan, then nobody is counted as moved by it: a plan is not a count", () => {
    const world = scene().given(plan());
    expect(world.state("programme", "P-1")).toMatchObject({
      ceiling: 3,
      source: "an invented announcement: up to three",
    });
    expect(totals(world)).toEqual({ proposed: 0, departed: 0, received: 0, returned: 0, committed: 0 });
  });

  test("given two transfers, when together they would exceed it, then the second is refused, naming the programme and the numbers", () => {
    const world = scene().given(...admitted([one, two, three, four]), plan(), convoy.propose([one, two], ofProgramme));
    const second = convoy.propose([three, four], { ...ofProgramme, transfer: "T-2" });
    expect(world.submit(second)).toMatchObject({
      code: "programme-ceiling",
      conflicts: { programme: "P-1", ceiling: 3, committed: 2, growth: 2 },
    });
    world.given(convoy.propose([three], { ...ofProgramme, transfer: "T-2" }));
    expect(totals(world)).toMatchObject({ proposed: 3, committed: 3 });
  });

  test("given a transfer at the ceiling, when it would grow, then it is refused; in exchange for another it may", () => {
    const amend = { kind: "transfer.amend", occurredAt: at(7), by: NORTH, transfer: "T-1" };
    const world = scene().given(...admitted([one, two, three, four]), plan());
    world.given(convoy.propose([one, two, three], ofProgramme));
    expect(world.submit({ ...amend, add: [four] })).toMatchObject({ code: "programme-differs" });
    expect(world.submit({ ...amend, ...ofProgramme, add: [four] })).toMatchObject({ code: "programme-ceiling" });
    world.given({ ...amend, ...ofProgramme, add: [four], remove: [one] });
    expect(totals(world)).toMatchObject({ proposed: 3, committed: 3 });
  });

  test("given people left behind, brought back or cancelled, then the ceiling has room for others again", () => {
    const world = convoyAt("admitted", [one, two, three]).given(plan(), convoy.propose([one, two, three], ofProgramme));
    world.given(
      ...convoy.authorise(3),
      convoy.seal(),
      convoy.depart([one, two], { leftBehind: [{ person: three, reason: "unfit" }] }),
      convoy.arrive([one, two]),
    );
    world.given(convoy.receive(world, one), convoy.bringBack(two));
    expect(totals(world)).toEqual({ proposed: 3, departed: 2, received: 1, returned: 1, committed: 1 });

    world.given(convoy.propose([two, three], { ...ofProgramme, transfer: "T-2", occurredAt: at(12) }));
    expect(totals(world)?.committed).toBe(3);
    const cancelled = { kind: "transfer.cancel", occurredAt: at(13), by: NORTH, transfer: "T-2", reason: "order" };
    expect(totals(world.given(cancelled))?.committed).toBe(1);
  });

  test("given a new source for a higher ceiling, then it holds; below what is in the programme it is refused", () => {
    const revise = {
      kind: "programme.revise",
      occurredAt: at(6),
      by: NORTH,
      source: "another announcement",
      ...ofProgramme,
    };
    const world = scene().given(...admitted([one, two]), plan(), convoy.propose([one, two], ofProgramme));
    expect(world.submit({ ...revise, ceiling: 1 })).toMatchObject({
      code: "ceiling-below-commitments",
      conflicts: { committed: 2 },
    });
    expect(world.submit({ ...revise, programme: "P-2", ceiling: 9 })).toMatchObject({ code: "programme-not-found" });
    world.given({ ...revise, ceiling: 9 });
    expect(world.state("programme", "P-1")).toMatchObject({ ceiling: 9, source: "another announcement" });
  });

  test("given a transfer between others, then it is not of the programme", () => {
    const world = scene().given(...admitted([one]), plan({ to: ["ESCORT"] }));
    expect(world.submit(convoy.propose([one], ofProgramme))).toMatchObject({ code: "programme-of-others" });
  });

  test.each([
    ["programme-exists", {}],
    ["authority-not-found", { programme: "P-2", to: ["NOBODY"] }],
  ])("when it cannot be planned so, then it is refused: %s", (code, more) => {
    expect(scene().given(plan()).submit(plan(more))).toMatchObject({ refused: true, code });
  });
});
