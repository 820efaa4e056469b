import type { RecordedEntry } from "@muster/custody";
import { admitted, at, KEEPER, MONITOR, NORTH, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";
import { accountsOf, owesReport } from "./incident.ts";

const [one, two] = [person(1), person(2)];
const around120 = { value: 120, qualifier: "around", of: "detainees who got out" };

const incident = (more: object = {}) => ({
  kind: "incident.record",
  occurredAt: at(19, 14),
  by: MONITOR,
  incident: "I-1",
  type: "escape",
  site: "N-PRISON",
  number: around120,
  ...more,
});
const account = (more: object = {}) => ({
  kind: "account.state",
  occurredAt: at(19, 20),
  by: MONITOR,
  incident: "I-1",
  party: "SOUTH",
  stance: "states",
  ...more,
});

describe("an incident", () => {
  // Verifies: rule-9, rule-11
  test("given an incident by number, then the number stands as it was said, and what happened is kept apart", () => {
    const world = scene();
    const answer = world.submit(
      incident({ narrative: "a gate was forced", evidence: "footage, held" }),
    ) as RecordedEntry;
    expect(world.state("incident", "I-1")).toMatchObject({ type: "escape", number: around120, people: 0, escaped: 0 });
    expect(JSON.stringify(answer.entry.body)).not.toContain("gate");
    expect([...answer.details.values()]).toEqual([{ narrative: "a gate was forced", evidence: "footage, held" }]);
  });

  test("given an incident by names, then each is named in it and nobody moved", () => {
    const world = scene().given(...admitted([one, two]), incident({ people: [one, two], number: undefined }));
    expect(world.entries.at(-1)?.items.map(({ person: id }) => id)).toEqual([one, two]);
    expect(world.state("incident", "I-1")?.people).toBe(2);
    expect(world.balance()).toEqual({ held: 2 });
  });

  // Verifies: rule-9
  test("given two parties who contradict one another, then their accounts stand side by side and neither is overwritten", () => {
    const world = scene().given(
      incident(),
      account({ account: "they were let out on purpose", figure: around120, source: "a statement" }),
    );
    const [stated] = world.state("incident", "I-1")?.accounts ?? [];
    world.given(
      account({ party: "NORTH", stance: "denies", of: stated?.entry, account: "nobody was let out" }),
      account({ party: undefined, partyNamed: "an agency", stance: "supports", of: stated?.entry }),
      account({ figure: { ...around120, value: 130 }, publishedAt: "2026-01-20T10:00:00+03:00" }),
    );
    const state = world.state("incident", "I-1");
    expect(state?.accounts.map(({ party, stance, of, figure }) => [party, stance, of, figure?.value])).toEqual([
      [{ authority: "SOUTH" }, "states", undefined, 120],
      [{ authority: "NORTH" }, "denies", stated?.entry, undefined],
      [{ named: "an agency" }, "supports", stated?.entry, undefined],
      [{ authority: "SOUTH" }, "states", undefined, 130],
    ]);
    expect(state && accountsOf(state, { authority: "SOUTH" as never }).map(({ figure }) => figure?.value)).toEqual([
      120, 130,
    ]);
    expect(state?.number).toEqual(around120);
    expect(state?.accounts.at(-1)?.publishedAt).toBe("2026-01-20T07:00:00.000Z");
  });

  // Verifies: rule-8
  test("given an account entered late, then it stands where it was said", () => {
    const world = scene().given(incident(), account({ account: "second" }));
    world.given(account({ party: "NORTH", occurredAt: at(19, 18), account: "first" }));
    expect(world.state("incident", "I-1")?.accounts.map(({ party }) => party)).toEqual([
      { authority: "NORTH" },
      { authority: "SOUTH" },
    ]);
  });

  // Verifies: GC3-91
  test("given people who escape and are recaptured by name, then the register's own count stands beside what is said", () => {
    const world = scene().given(
      ...admitted([one, two]),
      incident(),
      { kind: "escape.record", occurredAt: at(19, 15), by: NORTH, people: [one, two], incident: "I-1" },
      { kind: "custody.recapture", occurredAt: at(20), by: NORTH, people: [two], site: "N-PRISON", incident: "I-1" },
    );
    expect(world.state("incident", "I-1")).toMatchObject({ escaped: 2, recaptured: 1, number: around120 });
    expect(world.balance()).toEqual({ "at-large": 1, held: 1 });
  });

  // Verifies: MR-71
  test("given a death, then a report to a body outside the site is owed until it is made, and the site's controller is no such body", () => {
    const world = scene().given(incident({ type: "death", number: undefined, evidence: "the room is sealed" }));
    const owed = () => {
      const state = world.state("incident", "I-1");
      return state && owesReport(state);
    };
    const report = { kind: "incident.report", occurredAt: at(20), by: NORTH, incident: "I-1", site: "N-PRISON" };
    expect(owed()).toBe(true);
    expect(world.submit({ ...report, to: "NORTH" })).toMatchObject({ code: "body-not-outside" });
    world.given({ ...report, to: "MONITOR", reference: "case 7", evidence: "photographs" });
    expect(owed()).toBe(false);
    expect(world.state("incident", "I-1")?.reports).toMatchObject([{ to: "MONITOR", at: at(20) }]);
  });

  test("given what cannot be recorded, then it is refused", () => {
    const world = scene().given(incident());
    expect(world.submit(incident())).toMatchObject({ code: "incident-exists" });
    const other = (more: object) => world.submit(incident({ incident: "I-2", ...more }));
    expect(other({ site: "NOWHERE" })).toMatchObject({ code: "site-not-found" });
    expect(other({ transfer: "NONE" })).toMatchObject({ code: "transfer-not-found" });
    expect(other({ people: [one] })).toMatchObject({ code: "person-not-found" });
    for (const number of [{}, { value: 3, high: 4 }, { low: 5, high: 4 }]) {
      expect(other({ number: { qualifier: "exact", of: "people", ...number } })).toMatchObject({
        code: "number-misstated",
      });
    }
    expect(other({ number: { high: 3000, qualifier: "nearly", of: "people" } })).not.toMatchObject({ refused: true });
  });

  test("given an account that cannot stand, then it is refused", () => {
    const world = scene();
    expect(world.submit(account({ account: "x" }))).toMatchObject({ code: "incident-not-found" });
    world.given(incident());
    expect(world.submit(account())).toMatchObject({ code: "account-empty" });
    expect(world.submit(account({ partyNamed: "another", account: "x" }))).toMatchObject({ code: "one-party-needed" });
    expect(world.submit(account({ party: undefined, account: "x" }))).toMatchObject({ code: "one-party-needed" });
    expect(world.submit(account({ party: "NOBODY", account: "x" }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(account({ of: 3, account: "x" }))).toMatchObject({ code: "statement-of-its-own" });
    expect(world.submit(account({ stance: "denies" }))).toMatchObject({ code: "account-to-answer-needed" });
    expect(world.submit(account({ stance: "denies", of: 3 }))).toMatchObject({ code: "account-not-found" });
    expect(world.submit(account({ figure: { qualifier: "exact", of: "x" } }))).toMatchObject({
      code: "number-misstated",
    });
  });

  test("given a report of what is not there, then it is refused", () => {
    const report = { kind: "incident.report", occurredAt: at(20), by: KEEPER, incident: "I-1", to: "MONITOR" };
    const world = scene();
    expect(world.submit(report)).toMatchObject({ code: "incident-not-found" });
    world.given(incident());
    expect(world.submit({ ...report, to: "NOBODY" })).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(report)).toMatchObject({ code: "site-of-the-incident", conflicts: { site: "N-PRISON" } });
  });
});

/** Invented people at an invented prison, after the pattern of the reference case. */
describe("a prison is taken over in a clash", () => {
  const people = Array.from({ length: 300 }, (_, index) => person(index + 1));
  const out = people.slice(0, 120);
  const back = people.slice(0, 81);

  // Verifies: rule-4, rule-7, rule-9, GC3-91
  test("given 300 held, around 120 out and 81 recaptured, then every person has one place, each party's account stands, and the day of the break stays as it was known", () => {
    const world = scene().given(
      ...admitted(people, "N-PRISON", "A"),
      incident(),
      {
        kind: "control.seize",
        occurredAt: at(19, 14),
        by: MONITOR,
        site: "N-PRISON",
        authority: "SOUTH",
        incident: "I-1",
      },
      account({ figure: around120, account: "NORTH let them out" }),
    );
    const accused = world.entries.length - 1;
    world.given(account({ party: "NORTH", stance: "denies", of: accused, account: "the prison was stormed" }));
    expect(world.balance(at(19, 23))).toEqual({ held: 300 });
    expect(people.filter((id) => world.position(id, at(19, 23))?.toBeConfirmed).length).toBe(300);

    world.given(
      { kind: "escape.record", occurredAt: at(19, 15), by: SOUTH, people: out, incident: "I-1" },
      { kind: "custody.recapture", occurredAt: at(20, 9), by: SOUTH, people: back, site: "N-PRISON", incident: "I-1" },
      account({
        occurredAt: at(20, 12),
        figure: { value: 81, qualifier: "exact", of: "detainees recaptured" },
      }),
    );
    expect(world.balance(at(19, 23))).toEqual({ held: 180, "at-large": 120 });
    expect(world.balance()).toEqual({ held: 261, "at-large": 39 });
    expect(world.position(people[200] ?? one)).toMatchObject({ custodian: "SOUTH", toBeConfirmed: true });
    expect(world.position(people[0] ?? one)).toEqual({ state: "held", site: "N-PRISON", custodian: "SOUTH" });
    expect(world.state("incident", "I-1")).toMatchObject({ escaped: 120, recaptured: 81, number: around120 });
    expect(world.state("incident", "I-1")?.accounts.map(({ stance, figure }) => [stance, figure?.value])).toEqual([
      ["states", 120],
      ["denies", undefined],
      ["states", 81],
    ]);
  });
});
