import { isRefusal, partiesOf } from "@muster/custody";
import type { World } from "@muster/testkit";
import { admitted, at, ESCORT, KEEPER, MONITOR, NORTH, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const one = person(1);
const propose = {
  kind: "transfer.propose",
  occurredAt: at(5),
  by: NORTH,
  transfer: "T-1",
  from: { authority: "NORTH", site: "N-PRISON" },
  to: { authority: "SOUTH", site: "S-PRISON" },
  escort: "ESCORT",
  people: [one],
};

/** What the entry of this command names, as `kind:id authority`. */
function named(world: World, command: object): string[] {
  const answer = world.submit(command);
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer));
  return partiesOf(answer.entry).map(({ subject, authority }) => `${subject.kind}:${subject.id} ${authority}`);
}

describe("whom an entry makes party to a thing", () => {
  const world = () => scene().given(...admitted([one]));

  test("given a transfer, then its sender, its receiver and its escort, each once", () => {
    expect(named(world(), propose)).toEqual(["transfer:T-1 NORTH", "transfer:T-1 SOUTH", "transfer:T-1 ESCORT"]);
    expect(named(world(), { ...propose, escort: "NORTH" })).toEqual(["transfer:T-1 NORTH", "transfer:T-1 SOUTH"]);
  });

  test("given a programme or an agreement, then its sides", () => {
    const plan = { kind: "programme.plan", occurredAt: at(4), by: MONITOR, programme: "P-1", ceiling: 9, source: "x" };
    expect(named(world(), { ...plan, from: ["NORTH"], to: ["SOUTH", "NORTH"] })).toEqual([
      "programme:P-1 NORTH",
      "programme:P-1 SOUTH",
    ]);
    const agree = { kind: "agreement.record", occurredAt: at(4), by: MONITOR, agreement: "A-1", title: "x" };
    expect(named(world(), { ...agree, parties: ["NORTH", "SOUTH"], terms: [{ term: "1", text: "x" }] })).toEqual([
      "agreement:A-1 NORTH",
      "agreement:A-1 SOUTH",
    ]);
  });

  test("given control of a site, opened, passed or taken, then both its ends", () => {
    const site = { kind: "site.open", occurredAt: at(2), by: KEEPER, name: "x", type: "prison", controlledBy: "NORTH" };
    expect(named(world(), { ...site, site: "N-NEW" })).toEqual(["site:N-NEW NORTH"]);
    const control = { occurredAt: at(9), by: NORTH, site: "N-PRISON" };
    const handOver = { ...control, kind: "control.hand-over", second: SOUTH, to: "SOUTH", jointRoll: [one] };
    expect(named(world(), handOver)).toEqual(["site:N-PRISON NORTH", "site:N-PRISON SOUTH"]);
    const seize = { ...control, kind: "control.seize", by: ESCORT, authority: "ESCORT" };
    expect(named(world(), seize)).toEqual(["site:N-PRISON NORTH", "site:N-PRISON ESCORT"]);
  });

  test("given an entry that makes nobody party to anything, then nobody, not even who says so", () => {
    const by = NORTH;
    expect(
      named(world(), { kind: "custody.move", occurredAt: at(4), by, person: one, site: "N-PRISON", unit: "A" }),
    ).toEqual([]);
  });

  // Verifies: rule-3
  test("given a correction, then what it puts in place, and nothing where it only reverses", () => {
    const seize = { kind: "control.seize", occurredAt: at(9), by: SOUTH, site: "N-PRISON", authority: "SOUTH" };
    const wrong = world().given(seize);
    const correct = {
      kind: "entry.correct",
      occurredAt: at(10),
      by: SOUTH,
      entry: wrong.entries.length - 1,
      reason: "wrong-fact",
      why: "another force took it",
    };
    const instead = {
      kind: "site.open",
      site: "N-OTHER",
      name: "x",
      type: "prison",
      controlledBy: "ESCORT",
    };
    expect(named(world().given(seize), correct)).toEqual([]);
    expect(named(wrong, { ...correct, instead })).toEqual(["site:N-OTHER ESCORT"]);
  });

  test("given a kind this version does not know, then it is a fault, never nobody", () => {
    const entry = scene().entries[0]?.entry;
    if (entry === undefined) throw new Error("nothing was opened");
    expect(() => partiesOf({ ...entry, kind: "site.dissolved" })).toThrow("unknown");
  });
});
