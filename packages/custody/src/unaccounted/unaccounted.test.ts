import { admitted, at, cleared, ESCORT, convoy, convoyAt, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three, stranger] = [person(1), person(2), person(3), person(9)];

const mark = (people: readonly string[], more: object = {}) => ({
  kind: "custody.mark-unaccounted",
  occurredAt: at(10, 15),
  by: NORTH,
  people,
  reason: "not-at-count",
  ...more,
});
const find = (people: readonly string[], more: object = {}) => ({
  kind: "custody.find",
  occurredAt: at(12),
  by: NORTH,
  people,
  ...more,
});
const held = () => scene().given(...admitted([one, two], "N-PRISON", "A"));

describe("people nobody can account for", () => {
  // Verifies: rule-6, rule-4
  test("given people missed, then they are unaccounted, not released, and their custodian answers", () => {
    const world = held().given(mark([one, two]));
    expect(world.position(one)).toEqual({ state: "unaccounted", site: "N-PRISON", custodian: "NORTH" });
    expect(world.balance()).toEqual({ unaccounted: 2 });
    expect(world.entries.at(-1)?.entry.body).toEqual({ reason: "not-at-count" });
  });

  test("given people found at a site, then they are held there", () => {
    const world = held().given(mark([one, two]), find([one], { site: "N-CAMP", unit: "1" }));
    expect(world.position(one)).toEqual({ state: "held", site: "N-CAMP", unit: "1", custodian: "NORTH" });
  });

  // Verifies: CNT-1
  test("given a count that freezes the unit, then a person found in it is entered all the same", () => {
    const world = held().given(mark([one]), {
      kind: "count.open",
      occurredAt: at(11),
      by: NORTH,
      count: "C-1",
      site: "N-PRISON",
      counting: "named",
      units: ["A"],
    });
    world.given(find([one], { site: "N-PRISON", unit: "A" }));
    expect(world.position(one)).toMatchObject({ state: "held", unit: "A" });
  });

  // Verifies: rule-4
  test("given that they turn out to be at large, then they are, and the custodian still answers", () => {
    const world = held().given(mark([one]), find([one]));
    expect(world.position(one)).toEqual({ state: "at-large", site: "N-PRISON", custodian: "NORTH" });
  });

  // Verifies: rule-5
  test("given somebody missed on the way and found on the same vehicle, then the transfer goes on with them", () => {
    const world = convoyAt("departed", [one, two]).given(mark([one], { second: ESCORT }));
    expect(world.state("transfer", "T-1")?.people.get(one)?.ending).toMatchObject({ how: "unaccounted" });
    world.given(find([one], { transfer: "T-1", occurredAt: at(10, 16) }));
    expect(world.position(one)).toEqual({
      state: "in-transit",
      transfer: "T-1",
      custodian: "NORTH",
      escort: "ESCORT",
    });
    expect(world.state("transfer", "T-1")?.people.get(one)?.ending).toBeUndefined();
    world.given(convoy.arrive([one, two]));
  });

  // Verifies: rule-5
  test("given somebody missed on the way and found at a site, then the transfer is no longer theirs", () => {
    const world = convoyAt("departed", [one, two]).given(
      mark([one], { second: ESCORT }),
      find([one], { site: "N-CAMP" }),
    );
    expect(world.position(one)).toMatchObject({ state: "held", site: "N-CAMP" });
    expect(world.state("transfer", "T-1")?.people.get(one)?.ending).toMatchObject({ how: "unaccounted" });
  });

  test("given a transfer that has ended, then nobody is found on it any more", () => {
    const world = convoyAt("departed", [one, two]).given(mark([one], { second: ESCORT }), convoy.arrive([two]));
    world.given(convoy.receive(world, two), convoy.close());
    expect(world.submit(find([one], { transfer: "T-1" }))).toMatchObject({
      code: "transfer-ended",
      conflicts: { transfer: "T-1", entry: world.entries.length - 1 },
    });
  });

  // Verifies: rule-5
  test("given people on the way, then no officer alone takes them out of the transfer's difference", () => {
    const world = convoyAt("departed", [one, two]);
    expect(world.submit(mark([one]))).toMatchObject({ code: "second-officer-needed", conflicts: { transfer: "T-1" } });
  });

  test("given people on several transfers, then each transfer needs its own entry", () => {
    const world = convoyAt("departed", [one]).given(...admitted([three]));
    world.given(
      ...cleared([three]),
      convoy.propose([three], { transfer: "T-2" }),
      ...convoy.authorise(1).map((command) => ({ ...command, transfer: "T-2" })),
      convoy.seal({ transfer: "T-2" }),
      convoy.depart([three], { transfer: "T-2" }),
    );
    expect(world.submit(mark([one, three]))).toMatchObject({
      code: "several-transfers",
      conflicts: { transfers: ["T-1", "T-2"] },
    });
  });

  test("given people or an incident nobody knows, two places at once, or nowhere to be, then it is refused", () => {
    const world = held().given(mark([one]));
    expect(world.submit(mark([one]))).toMatchObject({ code: "contradicts-the-books" });
    expect(world.submit(mark([stranger]))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(mark([two], { incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
    expect(world.submit(find([stranger]))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(find([two]))).toMatchObject({ code: "contradicts-the-books" });
    expect(world.submit(find([one], { incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
    expect(world.submit(find([one], { transfer: "T-9" }))).toMatchObject({ code: "transfer-not-found" });
    expect(world.submit(find([one], { site: "N-CAMP", transfer: "T-9" }))).toMatchObject({
      code: "found-in-two-places",
    });
    expect(world.submit(find([one], { unit: "A" }))).toMatchObject({ code: "unit-without-site" });
    expect(world.submit(find([one], { site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
  });
});
