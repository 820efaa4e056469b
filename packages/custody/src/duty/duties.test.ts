import type { Duty, DutyPolicy } from "@muster/custody";
import { dutiesOf, isOverdue } from "@muster/custody";
import type { Instant, PersonId } from "@muster/record";
import type { World } from "@muster/testkit";
import { admitted, at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];
const JULY = "2026-07-03T00:00:00.000Z" as Instant;

const duties = (world: World, asOf: Instant, policy: DutyPolicy = {}, id: PersonId = one): readonly Duty[] =>
  dutiesOf(
    { rows: world.rows.filter((row) => row.person === id && row.knownUntil === null), file: world.file(id) },
    asOf,
    policy,
  );
const kindsOf = (all: readonly Duty[]) => all.filter(({ met }) => met === undefined).map(({ kind }) => kind);
const only = (kind: Duty["kind"], all: readonly Duty[]) => all.filter((duty) => duty.kind === kind);

const basis = (kind: string, day: number) => ({
  kind: "basis.state",
  occurredAt: at(day),
  by: NORTH,
  person: one,
  basis: kind,
  ...(kind === "none-stated" ? {} : { orderingAuthority: "NORTH" }),
});
const review = (day: number, more: object = {}) => ({
  kind: "custody.review",
  occurredAt: at(day),
  by: NORTH,
  person: one,
  outcome: "continue",
  ...more,
});
const release = (day: number) => ({
  kind: "custody.release",
  occurredAt: at(day),
  by: NORTH,
  second: NORTH_SECOND,
  person: one,
  site: "N-PRISON",
  grounds: "review",
  to: "home",
});
const report = (duty: string, more: object = {}) => ({
  kind: "duty.report",
  occurredAt: at(8),
  by: NORTH,
  person: one,
  duty,
  ...more,
});
const ADMISSION = 16;
const held = () => {
  const world = scene().given(...admitted([one]));
  expect(world.entries[ADMISSION]?.entry.kind).toBe("custody.admitted");
  return world;
};

describe("what is owed because a person came into custody", () => {
  // Verifies: GC3-70
  test("a capture card, within one week of arrival: the law gives the days", () => {
    const [card] = only("capture-card", duties(held(), at(8)));
    expect(card).toEqual({
      id: `capture-card:${ADMISSION}`,
      kind: "capture-card",
      person: one,
      owedTo: "tracing-agency",
      source: "GC3-70",
      raisedBy: ADMISSION,
      raisedAt: at(2),
      dueAt: at(9),
      deadline: "law",
    });
    expect([at(9), at(10)].map((asOf) => card !== undefined && isOverdue(card, asOf))).toEqual([false, true]);
  });

  // Verifies: GC4-136, MR-67-73, COP-8-15
  test("notices, promptly: no number of days is invented, and the keeper's policy is shown as such", () => {
    const bare = duties(held(), at(20)).filter(({ kind }) => kind.startsWith("notice"));
    expect(bare.map(({ owedTo, deadline, dueAt }) => [owedTo, deadline, dueAt])).toEqual([
      ["tracing-agency", "policy", undefined],
      ["family", "policy", undefined],
    ]);
    expect(bare.some((duty) => isOverdue(duty, JULY))).toBe(false);
    const [notice] = only("notice-to-family", duties(held(), at(20), { "notice-to-family": "PT48H" }));
    expect(notice).toMatchObject({ dueAt: at(4), deadline: "policy" });
  });

  // Verifies: rule-7
  test("as of an earlier day, what had not happened yet is neither owed nor met", () => {
    const world = held().given(report(`capture-card:${ADMISSION}`));
    expect(duties(world, at(1))).toEqual([]);
    expect(kindsOf(duties(world, at(7)))).toContain("capture-card");
    expect(kindsOf(duties(world, at(9)))).not.toContain("capture-card");
  });

  test("a resident of a camp is owed no card, no basis and no review", () => {
    const world = held().given({
      kind: "claim.state",
      occurredAt: at(3),
      by: NORTH,
      person: one,
      claims: [{ claim: "status", status: "resident" }],
    });
    expect(kindsOf(duties(world, at(20)))).toEqual(["notice-to-tracing-agency", "notice-to-family"]);
  });
});

describe("what is owed because of what happened since", () => {
  // Verifies: MR-71, GC4-136
  test.each([
    [
      "a death",
      { kind: "death.record", person: one, circumstances: "illness" },
      ["notice-to-tracing-agency", "notice-to-family", "report-outside"],
    ],
    ["a disappearance", { kind: "custody.mark-unaccounted", people: [one], reason: "other" }, ["report-outside"]],
    ["an escape", { kind: "escape.record", people: [one] }, ["notice-to-tracing-agency"]],
    ["a release", release(10), ["notice-to-tracing-agency", "notice-to-family"]],
  ])("%s is reported to those it concerns", (_what, command, owed) => {
    const world = held().given({ ...command, occurredAt: at(10), by: NORTH });
    const raised = world.entries.length - 1;
    expect(
      duties(world, at(11))
        .filter(({ raisedBy }) => raisedBy === raised)
        .map(({ kind }) => kind),
    ).toEqual(owed);
  });
});

describe("the clock that runs while nobody has said on what a person is held", () => {
  // Verifies: ICPPED-17.3
  test("it starts with the admission; saying none does not start it anew; it stops when a basis is stated", () => {
    const world = held().given(basis("none-stated", 5), basis("none-stated", 9));
    expect(only("lawful-basis", duties(world, at(20), { "lawful-basis": "P3D" }))).toMatchObject([
      { raisedBy: ADMISSION, dueAt: at(5), deadline: "policy" },
    ]);
    world.given(basis("detention-order", 12));
    expect(only("lawful-basis", duties(world, at(20)))).toMatchObject([{ met: { at: at(12) } }]);
    world.given(basis("none-stated", 15));
    expect(only("lawful-basis", duties(world, at(20)))).toMatchObject([
      { met: { at: at(12) } },
      { raisedBy: world.entries.length - 1, raisedAt: at(15) },
    ]);
  });

  test("an order older than the admission leaves nothing owed, until another episode begins", () => {
    const world = held().given(basis("detention-order", 1));
    expect(only("lawful-basis", duties(world, at(20)))).toEqual([]);
    world.given(release(10), { kind: "custody.admit", occurredAt: at(15), by: NORTH, person: one, site: "N-PRISON" });
    expect(only("lawful-basis", duties(world, at(20)))).toMatchObject([{ raisedAt: at(15) }]);
  });
});

describe("the clock of legal review", () => {
  // Verifies: GC4-43
  test("six months from admission, and from each review; sooner where the review or the order says so", () => {
    const world = held();
    expect(only("review", duties(world, at(20)))).toMatchObject([
      { dueAt: "2026-07-02T12:00:00.000Z", deadline: "law" },
    ]);
    expect(
      duties(world, JULY)
        .filter((duty) => isOverdue(duty, JULY))
        .map(({ kind }) => kind),
    ).toContain("review");
    world.given(review(10, { nextDue: at(24) }));
    expect(only("review", duties(world, at(20)))).toMatchObject([
      { raisedBy: ADMISSION, met: { at: at(10) } },
      { raisedAt: at(10), dueAt: at(24), deadline: "stated" },
    ]);
    world.given(review(20), { ...basis("detention-order", 21), reviewDue: at(25) });
    expect(only("review", duties(world, at(22)))[2]).toMatchObject({ dueAt: at(25), deadline: "stated" });
  });

  // Verifies: GC4-43
  test("nobody can say later than the law", () => {
    const world = held().given(review(10, { nextDue: "2030-01-01T00:00:00Z" }));
    expect(only("review", duties(world, at(20)))[1]).toMatchObject({
      dueAt: "2026-07-10T12:00:00.000Z",
      deadline: "law",
    });
  });

  // Verifies: GC4-43
  test("a release that was ordered is owed until the person is released; then no review is owed any more", () => {
    const world = held().given(review(10, { outcome: "release-ordered" }));
    const policy = { "ordered-release": "PT24H" };
    expect(only("ordered-release", duties(world, at(12), policy))).toMatchObject([{ dueAt: at(11), owedTo: "person" }]);
    world.given(release(14));
    expect(only("ordered-release", duties(world, at(20), policy))).toMatchObject([{ met: { at: at(14) } }]);
    expect(kindsOf(only("review", duties(world, at(20))))).toEqual([]);
  });
});

describe("a duty reported as done", () => {
  // Verifies: GC3-70, MR-71
  test("given one that is owed, then it is met by the report, with its evidence kept apart", () => {
    const world = held().given(report(`capture-card:${ADMISSION}`, { evidence: "an invented receipt number" }));
    const entry = world.entries.length - 1;
    expect(only("capture-card", duties(world, at(20)))).toMatchObject([{ met: { entry, at: at(8) } }]);
    expect(world.submit(report(`capture-card:${ADMISSION}`))).toMatchObject({
      code: "duty-met-already",
      conflicts: { entry },
    });
  });

  // Verifies: rule-3
  test("given that what raised it is corrected, then it is owed no longer", () => {
    const world = held().given({ kind: "escape.record", occurredAt: at(10), by: NORTH, people: [one] });
    const escape = world.entries.length - 1;
    const raised = () => duties(world, at(20)).filter(({ raisedBy }) => raisedBy === escape);
    expect(kindsOf(raised())).toEqual(["notice-to-tracing-agency"]);
    world.given({
      kind: "entry.correct",
      occurredAt: at(12),
      by: NORTH,
      entry: escape,
      reason: "did-not-happen",
      why: "invented for the test",
    });
    expect(raised()).toEqual([]);
    expect(world.submit(report(`notice-to-tracing-agency:${escape}`, { occurredAt: at(13) }))).toMatchObject({
      code: "duty-not-found",
    });
  });

  test("given one that nobody is owed, not yet owed, or met by doing it, then it is refused", () => {
    const world = held();
    expect(world.submit(report("capture-card:3"))).toMatchObject({ code: "duty-not-found" });
    expect(world.submit(report(`capture-card:${ADMISSION}`, { occurredAt: at(1) }))).toMatchObject({
      code: "duty-not-found",
    });
    expect(world.submit(report(`review:${ADMISSION}`))).toMatchObject({ code: "duty-met-otherwise" });
    expect(world.submit(report("capture-card:3", { person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(report("anything"))).toMatchObject({ code: "field-invalid" });
  });
});
