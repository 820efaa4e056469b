import type { RecordedEntry } from "@muster/custody";
import { isRefusal } from "@muster/custody";
import type { EntryNumber } from "@muster/record";
import type { World } from "@muster/testkit";
import { admitted, at, KEEPER, NORTH, NORTH_SECOND, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two] = [person(1), person(2)];

const correct = (entry: EntryNumber, more: object = {}) => ({
  kind: "entry.correct",
  occurredAt: at(20),
  by: NORTH,
  entry,
  reason: "wrong-fact",
  why: "the clerk misread the sheet",
  ...more,
});
const move = (day: number, unit: string, who = one) => ({
  kind: "custody.move",
  occurredAt: at(day),
  by: NORTH,
  person: who,
  site: "N-PRISON",
  unit,
});
const last = (world: World): EntryNumber => world.entries.length - 1;
/** The number of the only entry of this kind about this person. */
const numberOf = (world: World, kind: string, who = one): EntryNumber =>
  world.entries.find(({ entry, items }) => entry.kind === kind && items.some((item) => item.person === who))?.entry
    .number ?? -1;
/** Where the person was at `at`, as was known by entry `known`. */
const knownBy = (world: World, known: EntryNumber, day: number) =>
  world.rows
    .filter((row) => row.person === one && row.knownFrom <= known && (row.knownUntil ?? Infinity) > known)
    .filter((row) => row.at <= at(day))
    .sort((before, after) => (before.at < after.at ? -1 : 1))
    .at(-1)?.makes.unit;

describe("an entry is corrected", () => {
  // Verifies: rule-3, rule-7
  test("given a move entered by mistake, when it is corrected, then the books are as without it and what was known stays readable", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const wrong = last(world);
    const answer = world.submit(correct(wrong)) as RecordedEntry;
    expect(answer.entry.body).toEqual({ corrects: wrong, reason: "wrong-fact" });
    expect([...answer.details.values()]).toEqual([{ why: "the clerk misread the sheet" }]);
    expect(answer.items).toEqual([{ person: one, says: { undone: true } }]);
    expect(world.position(one)?.unit).toBe("A");
    expect([knownBy(world, wrong, 6), knownBy(world, answer.entry.number, 6)]).toEqual(["B", "A"]);
    expect(world.entries[wrong]?.entry.kind).toBe("custody.moved");
  });

  // Verifies: rule-8
  test("given a move between two others, when it is corrected, then what follows is derived anew", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const wrong = last(world);
    world.given(move(8, "A"), correct(wrong));
    expect([4, 6, 9].map((day) => world.position(one, at(day))?.unit)).toEqual(["A", "A", "A"]);
    expect(world.rows.filter((row) => row.knownUntil === null && row.person === one).map((row) => row.spends)).toEqual(
      expect.arrayContaining([numberOf(world, "custody.admitted")]),
    );
  });

  // Verifies: rule-2, rule-8
  test("given an admission from which the person moved later, when it is corrected, then it is refused naming the move", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const refusal = world.submit(correct(numberOf(world, "custody.admitted")));
    expect(refusal).toMatchObject({
      code: "contradicts-the-books",
      conflicts: { person: one, entry: numberOf(world, "custody.moved") },
    });
    expect(world.position(one)?.unit).toBe("B");
  });

  // Verifies: rule-3
  test("given a death entered for the wrong person, then two officers undo it, and nothing else does", () => {
    const world = scene().given(...admitted([one]), {
      kind: "death.record",
      occurredAt: at(6),
      by: NORTH,
      person: one,
      circumstances: "illness",
    });
    const death = last(world);
    expect(world.submit(move(7, "A"))).toMatchObject({ code: "contradicts-the-books", conflicts: { entry: death } });
    expect(world.submit(correct(death))).toMatchObject({ code: "second-officer-needed", conflicts: { entry: death } });
    world.given(correct(death, { second: NORTH_SECOND, reason: "wrong-person" }));
    expect(world.position(one)?.state).toBe("held");
  });

  // Verifies: rule-3, MR-6
  test.each([
    ["an assignment that took a role away", { kind: "officer.assign", roles: [] }],
    ["the end of an office", { kind: "officer.end" }],
  ])("given %s, then nobody gives it back alone", (_what, taking) => {
    const world = scene().given({ ...taking, occurredAt: at(5), by: KEEPER, officer: "KEEPER-1" });
    const taken = last(world);
    const undo = correct(taken, { by: NORTH });
    expect(world.submit(undo)).toMatchObject({ code: "second-officer-needed", conflicts: { entry: taken } });
    world.given({ ...undo, second: SOUTH });
    expect(world.state("officer", "KEEPER-1")).toMatchObject({ roles: ["keeper"] });
  });

  // Verifies: MR-6
  test("given an appointment, then no keeper is put in its place by one officer alone", () => {
    const appoint = { kind: "officer.appoint", officer: "NORTH-9", authority: "NORTH", title: "clerk" };
    const world = scene().given({ ...appoint, occurredAt: at(5), by: KEEPER });
    const instead = { ...appoint, officer: "NORTH-8", roles: ["keeper"] };
    expect(world.submit(correct(last(world), { instead }))).toMatchObject({ code: "second-officer-needed" });
    world.given(correct(last(world), { instead, second: NORTH_SECOND }));
    expect(world.state("officer", "NORTH-8")).toMatchObject({ roles: ["keeper"] });
  });

  // Verifies: rule-3
  test("given what cannot be corrected, then it is refused and says what stands in the way", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const wrong = last(world);
    world.given(correct(wrong));
    const correction = last(world);
    expect(world.submit(correct(wrong))).toMatchObject({
      code: "corrected-already",
      conflicts: { entry: wrong, correctedBy: correction },
    });
    expect(world.submit(correct(correction))).toMatchObject({
      code: "correction-stays",
      conflicts: { corrects: wrong },
    });
    expect(world.submit(correct(0))).toMatchObject({ code: "register-stays-open" });
    expect(world.submit(correct(9999))).toMatchObject({ code: "entry-not-found" });
  });

  // Verifies: rule-7
  test("given a handover that never was, when it is corrected, then control and everyone on the joint roll are as before", () => {
    const world = scene().given(...admitted([one, two], "N-CAMP", "1"), {
      kind: "control.hand-over",
      occurredAt: at(10),
      by: NORTH,
      second: SOUTH,
      site: "N-CAMP",
      to: "SOUTH",
      jointRoll: [one],
    });
    world.given(correct(last(world), { reason: "did-not-happen" }));
    expect(world.state("site", "N-CAMP")?.control.map(({ authority }) => authority)).toEqual(["NORTH"]);
    expect([one, two].map((id) => world.position(id))).toEqual(
      [one, two].map(() => ({ state: "held", site: "N-CAMP", unit: "1", custodian: "NORTH" })),
    );
  });

  test("given a claim in a corrected entry, then it is no longer in the file", () => {
    const claims = [{ claim: "sex", sex: "male" }];
    const world = scene().given({ kind: "person.register", occurredAt: at(2), by: NORTH, person: one, claims });
    world.given({ kind: "claim.state", occurredAt: at(3), by: NORTH, person: one, claims });
    expect(world.file(one).claims).toHaveLength(2);
    world.given(correct(last(world)));
    expect(world.file(one).claims).toHaveLength(1);
  });

  test("given a site opened by mistake, when corrected, then it can be opened anew, right, from the same time", () => {
    const site = (name: string) => ({
      kind: "site.open",
      occurredAt: at(2),
      by: NORTH,
      site: "N-COURT",
      name,
      type: "court",
      controlledBy: "NORTH",
    });
    const world = scene().given(site("Noth court"));
    world.given(correct(last(world)), site("North court"));
    expect(world.state("site", "N-COURT")?.name).toBe("North court");
  });
});

describe("another entry stands in the corrected one's place", () => {
  // Verifies: rule-3, rule-7, rule-8
  test("given an admission to the wrong unit at the wrong time, then the right one stands at its own time, and what followed is derived from it", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const wrong = numberOf(world, "custody.admitted");
    const instead = {
      kind: "custody.admit",
      occurredAt: "2026-01-03T15:00:00+03:00",
      person: one,
      site: "N-PRISON",
      visibleInjuries: "a cut",
    };
    const answer = world.submit(correct(wrong, { instead })) as RecordedEntry;
    expect([2, 3, 5].map((day) => world.position(one, at(day)))).toMatchObject([
      { state: "outside" },
      { state: "held", site: "N-PRISON" },
      { state: "held", unit: "B" },
    ]);
    expect(world.position(one, at(3))?.unit).toBeUndefined();
    expect(answer.entry).toMatchObject({
      occurredAt: at(20),
      body: { corrects: wrong, instead: { kind: "custody.admitted", occurredAt: at(3) } },
    });
    expect(knownBy(world, wrong, 3)).toBe("A");
    expect(world.file(one).admissions).toMatchObject([{ entry: answer.entry.number, at: at(3) }]);
  });

  test("given the wrong person, then one line goes and the other comes, at the corrected entry's time", () => {
    const world = scene().given(...admitted([one, two], "N-PRISON", "A"), {
      kind: "escape.record",
      occurredAt: at(6),
      by: NORTH,
      people: [one],
    });
    const instead = { kind: "escape.record", people: [two] };
    world.given(correct(last(world), { reason: "wrong-person", instead }));
    expect([one, two].map((id) => world.position(id, at(6))?.state)).toEqual(["held", "at-large"]);
    expect([one, two].map((id) => world.position(id, at(5))?.state)).toEqual(["held", "held"]);
  });

  // Verifies: rule-9
  test("given an escape counted in the wrong incident, then it counts in the right one alone", () => {
    const incident = (code: string) => ({
      kind: "incident.record",
      occurredAt: at(6),
      by: NORTH,
      incident: code,
      type: "escape",
    });
    const escape = { kind: "escape.record", people: [one] };
    const world = scene().given(...admitted([one, two]), incident("I-1"), incident("I-2"), {
      ...escape,
      people: [one, two],
      occurredAt: at(7),
      by: NORTH,
      incident: "I-1",
    });
    world.given(correct(last(world), { instead: { ...escape, incident: "I-2" } }));
    expect(["I-1", "I-2"].map((code) => world.state("incident", code)?.escaped)).toEqual([0, 1]);
    expect([one, two].map((id) => world.position(id)?.state)).toEqual(["at-large", "held"]);
    const second = last(world);
    world.given(correct(second, { instead: { ...escape, incident: "I-1" } }));
    expect(["I-1", "I-2"].map((code) => world.state("incident", code)?.escaped)).toEqual([1, 0]);
  });

  // Verifies: rule-3
  test("given a wrong entry in place, when the correction is corrected, then that goes and the entry corrected first stays so", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    world.given(correct(last(world), { instead: { kind: "custody.move", person: one, site: "N-PRISON", unit: "B" } }));
    expect(world.position(one)?.unit).toBe("B");
    world.given(correct(last(world)));
    expect(world.position(one)?.unit).toBe("A");
  });

  // Verifies: rule-2
  test("given an entry in place that contradicts the books, or that its own rule refuses, then nothing is corrected", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move(5, "B"));
    const admission = numberOf(world, "custody.admitted");
    const admit = { kind: "custody.admit", person: one, site: "N-PRISON" };
    const answers = [
      { ...admit, occurredAt: at(6) },
      { ...admit, site: "N-CAMP" },
      { ...admit, site: "NOWHERE" },
      { ...admit, occurredAt: at(28) },
      { kind: "custody.release", person: one, site: "N-PRISON", grounds: "review", to: "home" },
    ].map((instead) => world.submit(correct(admission, { instead })));
    expect(answers.map((answer) => isRefusal(answer) && answer.code)).toEqual([
      "contradicts-the-books",
      "contradicts-the-books",
      "site-not-found",
      "occurred-in-the-future",
      "second-officer-needed",
    ]);
    expect(world.position(one, at(4))?.unit).toBe("A");
  });

  test("given what cannot be read as a command in place, then it is refused by its field", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    const attempt = (instead: object) => world.submit(correct(last(world), { instead }));
    expect(attempt({ kind: "no.such" })).toMatchObject({
      code: "command-unknown",
      conflicts: { field: "instead.kind" },
    });
    expect(attempt({ kind: "custody.admit", person: one })).toMatchObject({ code: "field-invalid" });
    expect(attempt({ kind: "custody.admit", person: one, site: "N-PRISON", by: NORTH })).toMatchObject({
      code: "instead-signed-apart",
      conflicts: { field: "instead.by" },
    });
  });

  test("given a rule that would read what the corrected entry changed, then it is refused: correct, then enter anew", () => {
    const world = scene().given({
      kind: "control.seize",
      occurredAt: at(5),
      by: SOUTH,
      site: "N-PRISON",
      authority: "SOUTH",
    });
    const seizure = last(world);
    for (const instead of [
      { kind: "control.seize", site: "N-PRISON", authority: "ESCORT" },
      { kind: "custody.admit", person: one, site: "N-PRISON" },
      { kind: "entry.correct", entry: 3, reason: "other", why: "x" },
    ]) {
      expect(world.submit(correct(seizure, { instead }))).toMatchObject({
        code: "not-in-place",
        conflicts: { entry: seizure },
      });
    }
    world.given(correct(seizure), {
      kind: "control.seize",
      occurredAt: at(5),
      by: SOUTH,
      site: "N-PRISON",
      authority: "ESCORT",
    });
    expect(world.state("site", "N-PRISON")?.control.at(-1)?.authority).toBe("ESCORT");
  });
});
