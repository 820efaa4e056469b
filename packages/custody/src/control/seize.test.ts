import type { RecordedEntry } from "@muster/custody";
import { admitted, at, MONITOR, NORTH, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three] = [person(1), person(2), person(3)];
const seizure = (more: object = {}) => ({
  kind: "control.seize",
  occurredAt: at(10),
  by: MONITOR,
  site: "N-PRISON",
  authority: "SOUTH",
  ...more,
});

describe("a site is seized", () => {
  // Verifies: rule-4, rule-6
  test("given three people held, when the site is seized and one is known to be out, then two are to be confirmed and the outgoing answers for the third", () => {
    const world = scene().given(...admitted([one, two, three], "N-PRISON", "A"));
    const answer = world.submit(seizure({ out: [three], narrative: "clashes at the gate" })) as RecordedEntry;
    expect(world.position(one)).toEqual({
      state: "held",
      site: "N-PRISON",
      unit: "A",
      custodian: "SOUTH",
      toBeConfirmed: true,
    });
    expect(world.position(three)).toEqual({ state: "held", site: "N-PRISON", unit: "A", custodian: "NORTH" });
    expect(answer.entry.body).toEqual({ site: "N-PRISON", from: "NORTH", to: "SOUTH", toBeConfirmed: 2, out: 1 });
    expect(answer.items.some(({ seen }) => seen !== undefined)).toBe(false);
    expect(world.state("site", "N-PRISON")?.control.at(-1)).toMatchObject({
      authority: "SOUTH",
      instrument: "seizure",
    });
    expect(world.balance()).toEqual({ held: 3 });
  });

  test("given a seizure, when the site is handed over next, then a joint roll confirms", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), seizure(), {
      kind: "control.hand-over",
      occurredAt: at(12),
      by: SOUTH,
      second: NORTH,
      site: "N-PRISON",
      to: "NORTH",
      jointRoll: [one],
    });
    expect(world.position(one)).toEqual({ state: "held", site: "N-PRISON", unit: "A", custodian: "NORTH" });
  });

  test("given what cannot be, then it is refused", () => {
    const world = scene().given(...admitted([one], "N-CAMP"));
    expect(world.submit(seizure({ site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    expect(world.submit(seizure({ authority: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(seizure({ incident: "I-1" }))).toMatchObject({ code: "incident-not-found" });
    expect(world.submit(seizure({ authority: "NORTH" }))).toMatchObject({ code: "in-control-already" });
    expect(world.submit(seizure({ site: "ABROAD", authority: "NORTH" }))).toMatchObject({
      code: "books-kept-elsewhere",
    });
    expect(world.submit(seizure({ out: [one] }))).toMatchObject({
      code: "not-held-here",
      conflicts: { people: [one] },
    });
    expect(world.submit(seizure({ out: [two] }))).toMatchObject({ code: "person-not-found" });
  });

  // Verifies: rule-8
  test("given a seizure, when another by the same authority is entered for before it, then it is refused naming the later one", () => {
    const world = scene().given(seizure());
    const entry = world.entries.length - 1;
    expect(world.submit(seizure({ occurredAt: at(9) }))).toMatchObject({
      code: "control-passed-later",
      conflicts: { entry },
    });
  });
});
