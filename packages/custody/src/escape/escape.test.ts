import type { RecordedEntry } from "@muster/custody";
import { admitted, at, convoyAt, NORTH, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three, stranger] = [person(1), person(2), person(3), person(9)];

const escape = (people: readonly string[], more: object = {}) => ({
  kind: "escape.record",
  occurredAt: at(10, 18),
  by: NORTH,
  people,
  means: "break-out",
  ...more,
});
const attempt = (people: readonly string[], more: object = {}) => ({ ...escape(people, more), kind: "escape.attempt" });
const recapture = (people: readonly string[], more: object = {}) => ({
  kind: "custody.recapture",
  occurredAt: at(12),
  by: SOUTH,
  people,
  site: "S-PRISON",
  unit: "A",
  ...more,
});
const held = () => scene().given(...admitted([one, two, three], "N-PRISON", "A"));

describe("an escape", () => {
  // Verifies: GC3-91, rule-4
  test("given people who broke out together, then one entry puts them at large, and their custodian goes on answering", () => {
    const world = held();
    const { entry, items } = world.submit(escape([one, two], { account: "an invented account" })) as RecordedEntry;
    expect(items).toHaveLength(2);
    expect(entry.body).toEqual({ means: "break-out" });
    expect(JSON.stringify([entry, items])).not.toContain("account");
    expect(world.position(one)).toEqual({ state: "at-large", site: "N-PRISON", custodian: "NORTH" });
    expect(world.balance()).toEqual({ "at-large": 2, held: 1 });
  });

  // Verifies: GC3-91, rule-7
  test("given some of them recaptured at another authority's site, then the same episode goes on there", () => {
    const world = held().given(escape([one, two]), recapture([one]));
    expect(world.position(one)).toEqual({ state: "held", site: "S-PRISON", unit: "A", custodian: "SOUTH" });
    expect(world.position(two)?.state).toBe("at-large");
    expect(world.position(one, at(11))?.state).toBe("at-large");
    expect(world.rows.filter((row) => row.person === one).map(({ step }) => step)).toEqual([
      "registered",
      "admitted",
      "escaped",
      "recaptured",
    ]);
  });

  // Verifies: GC3-91
  test("given an incident they belong to, then escape, attempt and recapture are about it", () => {
    const world = held().given(
      { kind: "incident.record", occurredAt: at(10, 18), by: NORTH, incident: "I-1", type: "escape" },
      escape([one], { incident: "I-1" }),
      attempt([two], { incident: "I-1" }),
      recapture([one], { incident: "I-1" }),
    );
    expect(world.entries.slice(-3).map(({ entry }) => entry.about)).toEqual([
      ["incident:I-1"],
      ["incident:I-1"],
      ["incident:I-1"],
    ]);
  });

  // Verifies: rule-2
  test("given one of them not in custody, then nobody's escape is recorded, and the refusal names the person", () => {
    const world = held().given(escape([two]));
    const first = world.entries.length - 1;
    expect(world.submit(escape([one, two], { occurredAt: at(11) }))).toMatchObject({
      code: "contradicts-the-books",
      conflicts: { person: two, entry: first },
    });
    expect(world.position(one)?.state).toBe("held");
    expect(world.submit(escape([one, stranger]))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [stranger], count: 1 },
    });
    expect(world.submit(escape([one], { incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
  });

  // Verifies: rule-4, rule-5
  test("given an escape on the way, then the transfer knows what became of the person", () => {
    const world = convoyAt("departed", [one, two]).given(escape([one], { means: "from-escort" }));
    expect(world.position(one)).toEqual({
      state: "at-large",
      custodian: "NORTH",
      transfer: "T-1",
      escort: "ESCORT",
    });
    expect(world.state("transfer", "T-1")?.people.get(one)?.ending).toEqual({
      how: "escaped",
      entry: world.entries.length - 1,
    });
    expect(world.entries.at(-1)?.entry.about).toEqual(["transfer:T-1"]);
  });

  // Verifies: rule-8
  test("given an escape recorded late, between admission and release, then it is refused; before a recapture it stands", () => {
    const world = held().given(escape([one]), recapture([one]));
    expect(world.submit(recapture([one], { occurredAt: at(11) }))).toMatchObject({ code: "contradicts-the-books" });
    world.given({ kind: "custody.move", occurredAt: at(9), by: NORTH, person: one, site: "N-PRISON", unit: "B" });
    expect(world.position(one, at(9, 13))?.unit).toBe("B");
    expect(world.position(one)?.site).toBe("S-PRISON");
  });

  // Verifies: CNT-1
  test("given a count that freezes the unit, then an escape is recorded all the same, and nobody is brought in", () => {
    const world = held().given({
      kind: "count.open",
      occurredAt: at(9),
      by: NORTH,
      count: "C-1",
      site: "N-PRISON",
      counting: "named",
      units: ["A"],
    });
    world.given(escape([one]));
    expect(world.submit(recapture([one], { site: "N-PRISON" }))).toMatchObject({ code: "unit-frozen" });
    world.given(recapture([one], { site: "N-PRISON", unit: "B" }));
  });

  test("given a site that cannot hold them, or people nobody knows, then there is no recapture", () => {
    const world = held().given(escape([one]));
    expect(world.submit(recapture([one], { site: "ABROAD" }))).toMatchObject({ code: "unit-not-found" });
    expect(world.submit({ ...recapture([one], { site: "ABROAD" }), unit: undefined })).toMatchObject({
      code: "books-kept-elsewhere",
    });
    expect(world.submit(recapture([two]))).toMatchObject({ code: "contradicts-the-books" });
    expect(world.submit(recapture([stranger]))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(recapture([one], { incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
  });
});

describe("an attempt to escape", () => {
  // Verifies: GC3-91
  test("given people who tried and did not, then it is on the record and nobody moved in the books", () => {
    const world = held();
    const rows = world.rows.length;
    const { entry, items } = world.submit(attempt([one, two])) as RecordedEntry;
    expect([entry.kind, items]).toEqual(["escape.attempted", [{ person: one }, { person: two }]]);
    expect(world.rows).toHaveLength(rows);
    expect(world.balance()).toEqual({ held: 3 });
  });

  test("given somebody who is in no custody, then there was nothing to escape from", () => {
    const world = held().given({ kind: "person.register", occurredAt: at(2), by: NORTH, person: stranger });
    expect(world.submit(attempt([one, stranger]))).toMatchObject({
      code: "not-in-custody",
      conflicts: { person: stranger },
    });
    expect(world.submit(attempt([person(8)]))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(attempt([one], { incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
  });
});
