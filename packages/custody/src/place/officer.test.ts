import type { Role } from "@muster/custody";
import { assignmentAt, foldSubject, mayNeedSecond, ROLES, RULES } from "@muster/custody";
import { at, KEEPER, MONITOR, scene, SOUTH } from "@muster/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const appoint = {
  kind: "officer.appoint",
  occurredAt: at(2),
  by: KEEPER,
  officer: "NORTH-9",
  authority: "NORTH",
  title: "clerk",
};
const assign = { kind: "officer.assign", occurredAt: at(5), by: KEEPER, officer: "NORTH-9", roles: ["registrar"] };
const appointed = { ...appoint, roles: ["site-clerk"], sites: ["N-CAMP"] };

/** A role that one officer may give, and that needs nothing else. */
const isPlain = (role: Role) => role !== "keeper" && role !== "consular-officer";

describe("an officer is appointed", () => {
  // Verifies: MR-6
  test("given roles and sites, then the officer has them from the appointment on", () => {
    const officer = scene().given(appointed).state("officer", "NORTH-9");
    expect(officer).toMatchObject({ roles: ["site-clerk"], sites: ["N-CAMP"] });
    expect(officer?.assignments).toMatchObject([{ from: at(2), roles: ["site-clerk"], sites: ["N-CAMP"] }]);
  });

  test("given none, as in entries written before there were roles, then the officer has no role", () => {
    const world = scene().given(appoint);
    expect(world.entries.at(-1)?.entry.body).toEqual({ officer: "NORTH-9", authority: "NORTH", title: "clerk" });
    expect(world.state("officer", "NORTH-9")).toMatchObject({ roles: [], sites: [] });
    expect(world.state("officer", "NORTH-9")).not.toHaveProperty("country");
  });

  test("given the register was opened, then its first officer is a keeper", () => {
    expect(scene().state("officer", "KEEPER-1")).toMatchObject({ roles: ["keeper"], sites: [] });
  });

  // Verifies: MR-6
  test("given a role of keeper, then two officers name it, and only that role", () => {
    const keeper = { ...appoint, authority: "KEEPER", officer: "KEEPER-2", roles: ["keeper", "auditor"] };
    const world = scene();
    expect(world.submit(keeper)).toMatchObject({ code: "second-officer-needed", conflicts: { field: "second" } });
    expect(world.submit({ ...keeper, second: KEEPER })).toMatchObject({ code: "same-officer-twice" });
    world.given({ ...keeper, second: MONITOR }, { ...appoint, roles: ["auditor"] });
    expect(world.state("officer", "KEEPER-2")?.roles).toEqual(["keeper", "auditor"]);
  });

  test.each([
    ["site-not-found", { roles: ["site-clerk"], sites: ["N-CAMP", "NOWHERE"] }],
    ["country-needed", { roles: ["consular-officer"] }],
    ["country-without-consulate", { roles: ["registrar"], country: "XXA" }],
    ["country-without-consulate", { country: "XXA" }],
    ["field-invalid", { roles: ["owner"] }],
    ["field-invalid", { roles: ["monitor", "monitor"] }],
    ["field-invalid", { roles: ["consular-officer"], country: "France" }],
  ])("given an assignment that cannot be, then it is refused: %s %j", (code, more) => {
    const world = scene().given(appoint);
    expect(world.submit({ ...appoint, officer: "NORTH-8", ...more })).toMatchObject({ code });
    expect(world.submit({ ...assign, roles: [], ...more })).toMatchObject({ code });
  });

  test("given a consular officer, then the country is the officer's", () => {
    const world = scene().given({ ...appoint, roles: ["consular-officer"], country: "XKX" });
    expect(world.state("officer", "NORTH-9")?.country).toBe("XKX");
    world.given(assign);
    expect(world.state("officer", "NORTH-9")).not.toHaveProperty("country");
  });
});

describe("an officer is assigned anew", () => {
  // Verifies: MR-6, rule-7
  test("given an assignment, then it replaces the one before, which stays to be read at its time", () => {
    const officer = scene().given(appointed, assign).state("officer", "NORTH-9");
    if (officer === undefined) throw new Error("nobody was appointed");
    expect(officer).toMatchObject({ roles: ["registrar"], sites: [] });
    expect([1, 2, 4, 5].map((day) => assignmentAt(officer, at(day))?.roles)).toEqual([
      undefined,
      ["site-clerk"],
      ["site-clerk"],
      ["registrar"],
    ]);
  });

  // Verifies: rule-8
  test("given one entered late, then it goes into its place in time and the newest stays in force", () => {
    const late = { ...assign, occurredAt: at(3), roles: ["analyst"] };
    const officer = scene().given(appointed, assign, late).state("officer", "NORTH-9");
    expect(officer?.roles).toEqual(["registrar"]);
    expect(officer?.assignments.map(({ roles }) => roles[0])).toEqual(["site-clerk", "analyst", "registrar"]);
  });

  // Verifies: rule-7, rule-8
  test("given assignments entered in any order, then at each time the one before it holds, whatever was entered when", () => {
    const entered = fc.array(
      fc.record({ day: fc.integer({ min: 3, max: 24 }), role: fc.constantFrom(...ROLES.filter(isPlain)) }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(entered, fc.integer({ min: 2, max: 25 }), (assignments, day) => {
        const world = scene().given(
          appointed,
          ...assignments.map((one) => ({ ...assign, occurredAt: at(one.day), roles: [one.role] })),
        );
        const officer = world.state("officer", "NORTH-9");
        if (officer === undefined) throw new Error("nobody was appointed");
        const before = assignments.filter((one) => one.day <= day).sort((one, other) => one.day - other.day);
        expect(assignmentAt(officer, at(day))?.roles).toEqual([before.at(-1)?.role ?? "site-clerk"]);
        expect(officer.roles).toEqual(officer.assignments.at(-1)?.roles);
      }),
      { numRuns: 60 },
    );
  });

  // Verifies: rule-7
  test("given a number in the journal, then who had which role is told as was known by then", () => {
    const late = { ...assign, occurredAt: at(3), roles: ["analyst"] };
    const { entries } = scene().given(appointed, assign, late);
    const knownAt = (number: number) => {
      const about = entries.filter(({ entry }) => entry.number <= number && entry.about.includes("officer:NORTH-9"));
      const officer = foldSubject("officer", "NORTH-9", about, () => false);
      return officer && assignmentAt(officer, at(4))?.roles;
    };
    const last = entries.length - 1;
    expect([last - 3, last - 2, last - 1, last].map(knownAt)).toEqual([
      undefined,
      ["site-clerk"],
      ["site-clerk"],
      ["analyst"],
    ]);
  });

  test("given no roles, then the officer has none any more", () => {
    const world = scene().given(appointed, { ...assign, roles: [] });
    expect(world.state("officer", "NORTH-9")).toMatchObject({ roles: [], sites: [] });
  });

  test("given an office that ended, then nothing is in force from then on", () => {
    const end = { kind: "officer.end", occurredAt: at(8), by: KEEPER, officer: "NORTH-9" };
    const world = scene().given(appointed, end);
    const officer = world.state("officer", "NORTH-9");
    if (officer === undefined) throw new Error("nobody was appointed");
    expect([7, 8].map((day) => assignmentAt(officer, at(day))?.roles[0])).toEqual(["site-clerk", undefined]);
    expect(world.submit({ ...assign, occurredAt: at(9) })).toMatchObject({ code: "officer-ended-already" });
  });

  // Verifies: MR-6
  test("given a keeper already, then one officer may change the sites; given none yet, then two make one", () => {
    const world = scene().given(appoint);
    const keeper = { ...assign, roles: ["keeper"] };
    expect(world.submit(keeper)).toMatchObject({ code: "second-officer-needed" });
    world.given({ ...keeper, second: SOUTH }, { ...keeper, occurredAt: at(6), sites: ["N-CAMP"] });
    expect(world.state("officer", "NORTH-9")).toMatchObject({ roles: ["keeper"], sites: ["N-CAMP"] });
  });

  test("given an officer nobody appointed, or a time before the appointment, then it is refused", () => {
    const world = scene().given(appointed);
    expect(world.submit({ ...assign, officer: "NOBODY-1" })).toMatchObject({ code: "officer-not-found" });
    expect(world.submit({ ...assign, occurredAt: at(1, 1) })).toMatchObject({
      code: "assigned-before-appointed",
      conflicts: { entry: world.state("officer", "NORTH-9")?.entry },
    });
  });
});

test("whether a second officer may be needed is known before any facts are", () => {
  const may = RULES.filter(mayNeedSecond).map(({ command }) => command);
  expect(may).toEqual(expect.arrayContaining(["custody.release", "officer.appoint", "officer.assign"]));
  expect(may).not.toContain("custody.move");
});
