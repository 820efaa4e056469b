import type { RecordedEntry } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { World } from "@muster/testkit";
import {
  admitted,
  at,
  cleared,
  convoy,
  convoyAt,
  ESCORT,
  MONITOR,
  NORTH,
  NORTH_SECOND,
  person,
  SOUTH,
  scene,
} from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)] as const;

/** The people authorised for T-1, with what settles their blockers save the kinds of command named. */
function withoutFiles(people: readonly PersonId[], ...kinds: string[]): World {
  const files = cleared(people).filter((command) => !kinds.includes((command as { kind: string }).kind));
  const world = scene().given(...admitted(people, "N-PRISON", "A"), ...files);
  return world.given(convoy.propose(people), ...convoy.authorise(people.length));
}

function openAtSeal(world: World, occurredAt = at(9)): unknown {
  const answer = world.submit(convoy.seal({ occurredAt }));
  return "refused" in answer ? (answer.conflicts["blockers"] ?? answer.code) : "sealed";
}

const basis = (person: PersonId, more: object) => ({
  kind: "basis.state",
  occurredAt: at(7),
  by: NORTH,
  person,
  ...more,
});
const fitness = (person: PersonId, more: object) => ({
  kind: "fitness.certify",
  occurredAt: at(7),
  by: NORTH_SECOND,
  person,
  fit: true,
  expiresAt: at(20),
  ...more,
});
const assessment = (person: PersonId, more: object) => ({
  kind: "assessment.record",
  occurredAt: at(7),
  by: MONITOR,
  person,
  receiver: "SOUTH",
  outcome: "may-proceed",
  interviewedInPrivate: true,
  ...more,
});
const objection = (person: PersonId) => ({
  kind: "objection.raise",
  occurredAt: at(7),
  by: MONITOR,
  person,
  raisedBy: "counsel",
});

describe("what must be settled before anyone leaves", () => {
  test("given everything is settled, then the manifest is sealed", () => {
    expect(openAtSeal(withoutFiles([one]))).toBe("sealed");
  });

  test("given no legal basis, or none stated, then it blocks until one is stated", () => {
    const world = withoutFiles([one], "basis.state");
    expect(openAtSeal(world)).toEqual([{ kind: "basis", person: one, why: "not-stated" }]);
    world.given(basis(one, { basis: "none-stated" }));
    expect(openAtSeal(world)).toEqual([{ kind: "basis", person: one, why: "none-stated" }]);
    world.given(basis(one, { occurredAt: at(8), basis: "court-order", court: "an invented court" }));
    expect(openAtSeal(world)).toBe("sealed");
  });

  // Verifies: GC3-46
  test("given no certificate of fitness, an unfit one or one that has run out, then it blocks", () => {
    const world = withoutFiles([one], "fitness.certify");
    expect(openAtSeal(world)).toEqual([{ kind: "fitness", person: one, why: "not-certified" }]);
    world.given(fitness(one, { fit: false }));
    expect(openAtSeal(world)).toEqual([{ kind: "fitness", person: one, why: "unfit" }]);
    world.given(fitness(one, { occurredAt: at(8), expiresAt: at(9) }));
    expect(openAtSeal(world, at(9, 13))).toEqual([{ kind: "fitness", person: one, why: "expired" }]);
    expect(openAtSeal(world, at(9, 11))).toBe("sealed");
  });

  // Verifies: GC3-46
  test("given a certificate that runs out between seal and departure, then nobody leaves on it", () => {
    const world = withoutFiles([one], "fitness.certify").given(fitness(one, { expiresAt: at(10, 11) }));
    world.given(convoy.seal());
    expect(world.submit(convoy.depart([one]))).toMatchObject({
      code: "blockers-open",
      conflicts: { open: 1, counts: { fitness: 1 }, blockers: [{ person: one, why: "expired" }] },
    });
    world.given(fitness(one, { occurredAt: at(10, 9) }), convoy.depart([one]));
  });

  // Verifies: NR-1
  test("given nobody assessed the risk for this receiver, or only those who ask for the move did, then it blocks", () => {
    const world = withoutFiles([one], "assessment.record");
    const open = [{ kind: "non-refoulement", person: one, why: "not-assessed" }];
    expect(openAtSeal(world)).toEqual(open);
    world.given(assessment(one, { by: NORTH }), assessment(one, { receiver: "ESCORT" }));
    expect(openAtSeal(world)).toEqual(open);
    world.given(assessment(one, {}));
    expect(openAtSeal(world)).toBe("sealed");
  });

  // Verifies: NR-1
  test("given a warning that someone must not be handed over, then it blocks whoever gave it, until a later assessment", () => {
    const world = withoutFiles([one]).given(assessment(one, { by: NORTH, outcome: "must-not-proceed" }));
    expect(openAtSeal(world)).toEqual([{ kind: "non-refoulement", person: one, why: "must-not-proceed" }]);
    world.given(assessment(one, { occurredAt: at(8) }));
    expect(openAtSeal(world)).toBe("sealed");
  });

  test("given a move between two sites of one authority, then nobody is handed over and no assessment is needed", () => {
    const files = cleared([one]).filter((command) => (command as { kind: string }).kind !== "assessment.record");
    const world = scene().given(...admitted([one]), ...files);
    world.given(
      convoy.propose([one], { to: { authority: "NORTH", site: "N-CAMP" } }),
      ...convoy.authorise(1).map((command) => ({ ...command, by: NORTH })),
    );
    expect(openAtSeal(world)).toBe("sealed");
  });

  // Verifies: NR-1
  test("given an objection, then it suspends the move until it is withdrawn", () => {
    const world = withoutFiles([one, two]);
    const raised = world.submit(objection(one)) as RecordedEntry;
    expect(openAtSeal(world)).toEqual([{ kind: "objection", person: one, why: "raised" }]);
    world.given({
      kind: "objection.withdraw",
      occurredAt: at(8),
      by: MONITOR,
      person: one,
      objection: raised.entry.number,
      withdrawnBy: "person",
    });
    expect(openAtSeal(world, at(7, 13))).toEqual([{ kind: "objection", person: one, why: "raised" }]);
    expect(openAtSeal(world)).toBe("sealed");
  });

  // Verifies: GC3-46, MR-67-73
  test("given property not sealed, then it blocks, until it is sealed or there is none", () => {
    const world = withoutFiles([one], "property.seal");
    expect(openAtSeal(world)).toEqual([{ kind: "property", person: one, why: "not-sealed" }]);
    world.given(settle([one], { arrangement: "no-property" }));
    expect(openAtSeal(world)).toBe("sealed");
  });

  test("given more people than the receiver has places for, then it blocks the whole transfer", () => {
    const world = withoutFiles([one, two]).given(...convoy.authorise(1));
    expect(openAtSeal(world)).toEqual([{ kind: "receiver-capacity", why: "1-places-for-2" }]);
    world.given(...convoy.authorise(2));
    expect(openAtSeal(world)).toBe("sealed");
  });

  test("given the receiver has not consented, then nothing is sealed, and nobody can consent in its place", () => {
    const world = convoyAt("proposed", [one]).given(convoy.authorise(1)[0]);
    expect(openAtSeal(world)).toBe("transfer-in-another-state");
    expect(world.submit(override([one], { blocker: "receiver-consent" }))).toMatchObject({ code: "field-invalid" });
  });
});

const settle = (people: readonly PersonId[], more: object) => ({
  kind: "transfer.settle",
  occurredAt: at(8),
  by: NORTH,
  transfer: "T-1",
  people,
  ...more,
});
const override = (people: readonly PersonId[] | undefined, more: object) => ({
  kind: "transfer.override",
  occurredAt: at(8),
  by: NORTH,
  second: NORTH_SECOND,
  transfer: "T-1",
  blocker: "objection",
  ...(people === undefined ? {} : { people }),
  ground: "danger-to-life",
  reason: "the invented block is on fire",
  ...more,
});

describe("a blocker is settled by an arrangement", () => {
  // Verifies: CRC-37, MR-11
  test("given a child and an adult who is no kin, then it blocks, until a guardian rides with the child, as the manifest says", () => {
    const world = scene().given(...admitted([one, two]), ...cleared([one, two]));
    const child = { kind: "claim.state", occurredAt: at(4), by: NORTH, person: two };
    world.given({ ...child, claims: [{ claim: "birth", edtf: "2014" }] });
    world.given(convoy.propose([one, two]), ...convoy.authorise(2));
    expect(openAtSeal(world)).toEqual([{ kind: "age-and-separation", person: two, why: "child-with-adults-not-kin" }]);
    world.given(settle([two], { arrangement: "guardian-with-child", guardian: one, note: "an invented aunt" }));
    const sealed = world.submit(convoy.seal()) as RecordedEntry;
    expect(sealed.items[1]).toEqual({ person: two, says: { settled: ["age-and-separation"] } });
  });

  test.each([
    ["not-your-part", [one], { arrangement: "no-property", by: ESCORT }],
    ["out-of-order", [one], { arrangement: "no-property", occurredAt: at(4) }],
    ["not-on-the-list", [two], { arrangement: "no-property" }],
    ["guardian-not-travelling", [one], { arrangement: "guardian-with-child" }],
    ["guardian-not-travelling", [one], { arrangement: "guardian-with-child", guardian: two }],
    ["blocker-not-open", [one], { arrangement: "own-vehicle" }],
  ])("when it cannot be so, then it is refused: %s", (code, people, more) => {
    expect(withoutFiles([one], "property.seal").submit(settle(people, more))).toMatchObject({ refused: true, code });
  });
});

describe("a blocker is overridden", () => {
  test("given two officers and a reason, then it stands on the manifest, in the receipt, and the reason is kept apart", () => {
    const world = withoutFiles([one, two]).given(objection(one));
    const overridden = world.submit(override([one], {})) as RecordedEntry;
    const overrides = [{ blocker: "objection", entry: overridden.entry.number }];
    expect(overridden.entry.body).toEqual({ blocker: "objection", ground: "danger-to-life" });
    expect([...overridden.details.values()]).toEqual([{ reason: "the invented block is on fire" }]);

    const sealed = world.submit(convoy.seal()) as RecordedEntry;
    expect(sealed.items).toEqual([
      { person: one, says: { overrides } },
      { person: two, says: {} },
    ]);
    world.given(convoy.depart([one, two]), convoy.arrive([one, two]));
    const receipt = convoy.receive(world, one);
    expect(JSON.parse(receipt.receipt.statement)).toMatchObject({ overrides, manifest: sealed.entry.number });
    expect(JSON.parse(convoy.receive(world, two).receipt.statement)).toMatchObject({ overrides: [] });
    world.given(receipt);
  });

  test("given it is overridden only after the seal, then it stands on the entry of the departure", () => {
    const world = convoyAt("sealed", [one]).given({ ...objection(one), occurredAt: at(9, 14) });
    expect(world.submit(convoy.depart([one]))).toMatchObject({ code: "blockers-open" });
    world.given(override([one], { occurredAt: at(9, 15) }));
    const departed = world.submit(convoy.depart([one])) as RecordedEntry;
    expect(departed.items[0]?.says).toMatchObject({ overrides: [{ blocker: "objection" }] });
  });

  test("given too few places, when two officers override it, one of the receiver's, then it stands on everybody's line", () => {
    const world = withoutFiles([one, two]).given(...convoy.authorise(1));
    const capacity = { blocker: "receiver-capacity" };
    expect(world.submit(override(undefined, capacity))).toMatchObject({ code: "not-your-part" });
    world.given(override(undefined, { ...capacity, second: SOUTH }));
    const sealed = world.submit(convoy.seal()) as RecordedEntry;
    expect(sealed.items.map(({ says }) => says?.["overrides"])).toMatchObject([[capacity], [capacity]]);
  });

  test.each([
    ["second-officer-needed", [one], { second: undefined }],
    ["same-officer-twice", [one], { second: NORTH }],
    ["not-your-part", [one], { by: SOUTH, second: ESCORT }],
    ["out-of-order", [one], { occurredAt: at(4) }],
    ["people-missing", undefined, {}],
    ["people-not-wanted", [one], { blocker: "receiver-capacity", second: SOUTH }],
    ["not-on-the-list", [person(3)], {}],
    ["blocker-not-open", [two], {}],
    ["blocker-not-open", undefined, { blocker: "receiver-capacity", second: SOUTH }],
  ])("when it cannot be so, then it is refused: %s", (code, people, more) => {
    const world = withoutFiles([one, two]).given(objection(one));
    const command: unknown = JSON.parse(JSON.stringify(override(people, more)));
    expect(world.submit(command)).toMatchObject({ refused: true, code });
  });
});
