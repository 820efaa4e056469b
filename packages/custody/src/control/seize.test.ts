import type { RecordedEntry } from "@muster/custody";
import { admitted, at, MONITOR, NORTH, person, SOUTH, SOUTH_SECOND, scene } from "@muster/testkit";
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

  // Verifies: rule-6, rule-7
  test.each([
    [
      "a named count that cleared",
      [
        { kind: "count.open", count: "C-1", site: "N-PRISON", counting: "named" },
        { kind: "count.record", count: "C-1", people: [one] },
        { kind: "count.record", count: "C-1", people: [one], by: SOUTH_SECOND },
        { kind: "count.clear", count: "C-1", site: "N-PRISON", explanations: [{ person: two, reason: "not found" }] },
      ],
    ],
    ["a roll", [{ kind: "roll.take", site: "N-PRISON", people: [{ person: one }] }]],
  ])(
    "given people to be confirmed, when one is seen by %s, then that one is confirmed from then, and the other is not",
    (_by, commands) => {
      const world = scene().given(...admitted([one, two], "N-PRISON", "A"), seizure());
      world.given(...commands.map((command) => ({ occurredAt: at(12), by: SOUTH, ...command })));
      expect([one, two].map((id) => world.toBeConfirmed(id, at(11)))).toEqual([true, true]);
      expect([one, two].map((id) => world.toBeConfirmed(id))).toEqual([false, true]);
    },
  );

  // Verifies: rule-8
  test("given a roll of the day after, when the seizure is entered late, then whoever was on it is confirmed by it", () => {
    const world = scene().given(...admitted([one, two], "N-PRISON", "A"), {
      kind: "roll.take",
      occurredAt: at(11),
      by: SOUTH,
      site: "N-PRISON",
      people: [{ person: one }],
    });
    world.given(seizure());
    expect([one, two].map((id) => world.toBeConfirmed(id))).toEqual([false, true]);
    expect(world.toBeConfirmed(one, at(10, 18))).toBe(true);
  });

  test("given people counted by number only, then nobody is confirmed", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), seizure());
    const by = SOUTH;
    world.given(
      { kind: "count.open", occurredAt: at(12), by, count: "C-1", site: "N-PRISON", counting: "bare" },
      { kind: "count.record", occurredAt: at(12), by, count: "C-1", number: 1 },
      { kind: "count.record", occurredAt: at(12), by: SOUTH_SECOND, count: "C-1", number: 1 },
      { kind: "count.clear", occurredAt: at(12), by, count: "C-1", site: "N-PRISON" },
    );
    expect(world.toBeConfirmed(one)).toBe(true);
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
