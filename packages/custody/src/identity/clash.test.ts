import { clashesOf } from "@muster/custody";
import type { Position } from "@muster/record";
import { person } from "@muster/testkit";
import { expect, test } from "vitest";

const held = (site: string, unit?: string) => ({ state: "held", site, custodian: "NORTH", unit }) as Position;
const state = (name: string) => ({ state: name }) as Position;
const ride = { state: "in-transit", transfer: "T-1", custodian: "NORTH", escort: "ESCORT" } as Position;

const clashes = (...positions: Position[]) =>
  clashesOf(positions.map((position, index) => ({ person: person(index + 1), position })));
const of = (...numbers: number[]) => numbers.map(person);

// Verifies: rule-1, rule-9
test.each<[string, Position[], object[]]>([
  ["two sites", [held("A"), held("B")], [{ kind: "in-two-places", people: of(1, 2) }]],
  ["a site and a convoy", [held("A"), ride], [{ kind: "in-two-places", people: of(1, 2) }]],
  ["two units of one site", [held("A", "1"), held("A", "2")], [{ kind: "counted-twice", people: of(1, 2) }]],
  [
    "twice at one of two sites",
    [held("A"), held("A"), held("B")],
    [
      { kind: "in-two-places", people: of(1, 2, 3) },
      { kind: "counted-twice", people: of(1, 2) },
    ],
  ],
  ["a site, and at large", [held("A"), state("at-large")], [{ kind: "held-and-missing", people: of(1, 2) }]],
  ["a grave, and a site", [state("deceased"), held("A")], [{ kind: "held-and-dead", people: of(2, 1) }]],
  ["a site, and released from another", [held("A"), state("released"), state("outside")], []],
  ["nowhere held", [state("released"), state("deceased"), state("at-large")], []],
  ["one file alone", [held("A")], []],
])("given %s, then exactly what cannot be so of one human being is named", (_what, positions, expected) => {
  expect(clashes(...positions)).toEqual(expected);
});
