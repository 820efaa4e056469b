/** A comparison in plain English, a line for each piece of evidence: for the command line and for tests. Screens have their own words. */
import type { PartEvidence } from "./compare-names.ts";
import type { FieldEvidence, PeopleComparison } from "./compare-people.ts";

/** Strongest first. A weight is in bits: +10 is a thousand times likelier, -10 a thousand times less. */
export function explained({ weight, evidence }: PeopleComparison): readonly string[] {
  const lines = [...evidence].sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
  return [`${signed(weight)} bits in all`, ...lines.flatMap(linesOf)];
}

const FIELDS: Readonly<Record<FieldEvidence["field"], string>> = {
  name: "name",
  father: "father's name",
  mother: "mother's name",
  birth: "birth",
  sex: "sex",
  place: "place",
  nationality: "nationality",
  number: "number",
};
const HOW: Readonly<Record<NonNullable<FieldEvidence["how"]>, string>> = {
  "day-and-month-turned": "day and month changed places",
  digit: "one digit apart",
  "other-calendar": "as a year of another calendar",
  "years-apart": "the years do not meet",
  "other-issuer": "from another issuer",
  "shared-by-kin": "other given name: what agrees, kin share",
};
const WHY: Readonly<Record<FieldEvidence["why"], string>> = {
  agrees: "agrees",
  close: "is close",
  differs: "differs",
};

function linesOf({ field, why, how, one, other, weight, parts = [] }: FieldEvidence): string[] {
  const stated = one === other ? one : `${one} / ${other}`;
  const reason = how === undefined ? "" : ` (${HOW[how]})`;
  return [
    `${signed(weight)} ${FIELDS[field]} ${WHY[why]}${reason}: ${stated}`,
    ...parts.map((part) => `  ${partLine(part)}`),
  ];
}

const PART: Readonly<Record<PartEvidence["why"], string>> = {
  same: "is the same",
  respelt: "is spelt otherwise",
  "other-script": "is written in another script",
  initial: "fits the initial",
  differs: "is another",
  "only-one-has-it": "is in one only",
};
const BECAUSE: Readonly<Record<NonNullable<PartEvidence["because"]>, string>> = {
  "other-order": ", in another place",
  "shared-by-kin": ", as kin would share",
};

function partLine({ why, because, one, other, weight }: PartEvidence): string {
  const words = [...new Set([one?.text, other?.text].filter((text) => text !== undefined))].join(" / ");
  return `${signed(weight)} ${words} ${PART[why]}${because === undefined ? "" : BECAUSE[because]}`;
}

function signed(weight: number): string {
  return `${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(1)}`;
}
