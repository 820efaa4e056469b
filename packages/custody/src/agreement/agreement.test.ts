import type { RecordedEntry } from "@muster/custody";
import { at, MONITOR, NORTH, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";
import { termStanding } from "./agreement.ts";

const terms = [
  { term: "CONSULT", text: "NORTH comes back with a mechanism", owedBy: "NORTH", within: "P4D" },
  { term: "PRISONS", text: "prisons are handed over", doneWhen: "every site is handed over" },
];
const agreement = (more: object = {}) => ({
  kind: "agreement.record",
  occurredAt: at(10, 18),
  by: MONITOR,
  agreement: "A-1",
  title: "Ceasefire",
  parties: ["NORTH", "SOUTH"],
  terms,
  ...more,
});
const report = (more: object = {}) => ({
  kind: "term.report",
  occurredAt: at(13),
  by: NORTH,
  agreement: "A-1",
  term: "CONSULT",
  status: "met",
  party: "NORTH",
  ...more,
});

describe("an agreement", () => {
  test("given four days from its making, then the deadline is an instant, and the wording is kept apart", () => {
    const world = scene();
    const answer = world.submit(agreement()) as RecordedEntry;
    expect(answer.entry.body["terms"]).toEqual([
      { term: "CONSULT", owedBy: "NORTH", deadline: at(14, 18) },
      { term: "PRISONS" },
    ]);
    expect([...answer.details.values()]).toMatchObject([{ title: "Ceasefire", terms: [{ text: terms[0]?.text }, {}] }]);
    expect([...(world.state("agreement", "A-1")?.terms.keys() ?? [])]).toEqual(["CONSULT", "PRISONS"]);
  });

  // Verifies: rule-6, rule-9
  test("given no word of anybody, then a term is open until its deadline and overdue after; then parties' words stand side by side", () => {
    const world = scene().given(agreement());
    const standing = (day: number, term = "CONSULT") => {
      const found = world.state("agreement", "A-1")?.terms.get(term);
      return found && termStanding(found, at(day, 18));
    };
    expect([standing(14), standing(15), standing(15, "PRISONS")]).toEqual(["open", "overdue", "open"]);
    world.given(report());
    expect([standing(12), standing(13)]).toEqual(["open", "met"]);
    world.given(report({ by: SOUTH, party: "SOUTH", status: "disputed", occurredAt: at(16), why: "nothing came" }));
    expect([standing(15), standing(16)]).toEqual(["met", "disputed"]);
    world.given(report({ by: SOUTH, party: "SOUTH", occurredAt: at(20) }));
    expect([standing(16), standing(20)]).toEqual(["disputed", "met"]);
    expect(world.state("agreement", "A-1")?.terms.get("CONSULT")?.reports).toHaveLength(3);
  });

  test("given an agreement that cannot be recorded, then it is refused", () => {
    const world = scene().given(agreement());
    expect(world.submit(agreement())).toMatchObject({ code: "agreement-exists" });
    const other = (more: object) => world.submit(agreement({ agreement: "A-2", ...more }));
    const [consult] = terms;
    expect(other({ parties: ["NORTH", "NOBODY"] })).toMatchObject({ code: "authority-not-found" });
    expect(other({ terms: [consult, consult] })).toMatchObject({ code: "term-twice", conflicts: { term: "CONSULT" } });
    expect(other({ terms: [{ ...consult, deadline: at(12) }] })).toMatchObject({ code: "deadline-twice" });
    expect(other({ terms: [{ ...consult, owedBy: "ESCORT" }] })).toMatchObject({ code: "owed-by-no-party" });
    for (const within of ["P", "PT", "4 days", "P1.5D", "P99999D"]) {
      expect(other({ terms: [{ ...consult, within }] })).toMatchObject({ code: "field-invalid" });
    }
  });

  test("given a report of what is not there, or from before the agreement, then it is refused", () => {
    const world = scene();
    expect(world.submit(report())).toMatchObject({ code: "agreement-not-found" });
    world.given(agreement());
    expect(world.submit(report({ term: "OIL" }))).toMatchObject({ code: "term-not-found" });
    expect(world.submit(report({ party: "NOBODY" }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(report({ occurredAt: at(9) }))).toMatchObject({ code: "before-the-agreement" });
  });
});
