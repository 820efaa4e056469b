/** Rows held against the register, a batch of them at a time: whom it has already, and whom it may have. */
import { birthBounds, type PersonFile, refuse, type Refusal } from "@muster/custody";
import { comparePeople, type FieldEvidence } from "@muster/names";
import { epochMilliseconds, type Instant, type PersonId } from "@muster/record";
import { candidatesForEach } from "../candidates.ts";
import { type Links, linksAt } from "../links.ts";
import type { Register } from "../register.ts";
import { describedBy, describedInFile } from "./described.ts";
import { isKnown, type PreparedPerson, type PreparedRow } from "./prepared-row.ts";
import { type RowClaims, unkeepable } from "./row-claims.ts";
import type { StandingNumbers } from "./standing-numbers.ts";

/**
 * Evidence that somebody with the same number is somebody else: a name or a birth that differs, eight to one against. Less is
 * what clerks do to names, and a number that was given is more likely right than a spelling.
 */
const CONTRADICTS = -3;
const CONTRADICTING: readonly string[] = ["name", "birth"];

export interface Comparing {
  readonly register: Register;
  readonly numbers: StandingNumbers;
  /** When what the list says was so: nobody in it is born later. */
  readonly occurredAt: Instant;
}

/** Finds, of each row, whom the register has. Its reasons say so; rows in which nothing was found are of new people. */
export async function compareRows(rows: readonly PreparedRow[], comparing: Comparing): Promise<void> {
  const { numbers, register } = comparing;
  const moment = await register.moment();
  await numbers.ask(
    rows.flatMap(({ people }) => people.flatMap((one) => one.numbers)),
    moment,
  );
  const links = await linksAt(register.ledger, moment);
  for (const row of rows)
    for (const one of row.people) if (one.readBefore === undefined) knowByNumber(row, one, { ...comparing, links });
  await holdAgainstFiles(rows, comparing);
  await findCandidates(rows, comparing);
}

interface Knowing extends Comparing {
  readonly links: Links;
}

function knowByNumber(row: PreparedRow, one: PreparedPerson, { numbers, occurredAt, links }: Knowing): void {
  const refusal = unkeepable(one) ?? bornAfter(one, occurredAt);
  if (refusal !== undefined) row.reasons.push({ why: "cannot-be-kept", cell: cellOf(one), refusal });
  const found = new Set(one.numbers.flatMap((number) => numbers.holdersOf(number)));
  const [person, ...more] = found;
  // Two files of one human being are one: what a row says is stated of the first.
  const others = more.filter((other) => person !== undefined && !links.same(person, other));
  if (person === undefined) return knowInList(row, one, numbers);
  const at = numberHeldBy(one, person, numbers);
  if (others.length > 0) row.reasons.push({ why: "numbers-of-two", cell: at.cell, people: [...found] });
  else {
    one.known = person;
    row.reasons.push({ why: "number-known", ...at, person });
  }
}

function knowInList(row: PreparedRow, one: PreparedPerson, numbers: StandingNumbers): void {
  one.numbers.forEach((given, index) => {
    const before = numbers.rowWith(given);
    const cell = one.listed.numbers[index]?.cell ?? "";
    if (before === undefined) return;
    one.inList = before;
    row.reasons.push({ why: "number-in-list", cell, number: given.number, row: before });
  });
}

function numberHeldBy({ listed, numbers: given }: PreparedPerson, person: PersonId, numbers: StandingNumbers) {
  const index = given.findIndex((number) => numbers.holdersOf(number).includes(person));
  return { cell: listed.numbers[index]?.cell ?? "", number: given[index]?.number ?? "" };
}

/** Where a number is known, the rest of the row must not be somebody else's. */
async function holdAgainstFiles(rows: readonly PreparedRow[], { register }: Comparing): Promise<void> {
  const known = rows.flatMap(({ people }) => people.flatMap(({ known: person }) => person ?? []));
  if (known.length === 0) return;
  const files = await register.files([...new Set(known)], await register.moment());
  for (const row of rows) {
    for (const one of row.people) {
      const file = one.known === undefined ? undefined : files.get(one.known);
      const evidence = file === undefined ? [] : contradictionsIn(one, file);
      if (file === undefined || evidence.length === 0) continue;
      const [number] = one.listed.numbers;
      const at = { cell: number?.cell ?? "", number: number?.value.number ?? "" };
      const known = row.reasons.findIndex((reason) => reason.why === "number-known" && reason.person === file.person);
      row.reasons.splice(known, 1, { why: "contradicts", ...at, person: file.person, evidence });
    }
  }
}

function contradictionsIn(one: RowClaims, file: PersonFile): readonly FieldEvidence[] {
  const { evidence } = comparePeople(describedBy(one.claims), describedInFile(file));
  return evidence.filter(
    ({ field, why, weight }) => CONTRADICTING.includes(field) && why === "differs" && weight <= CONTRADICTS,
  );
}

async function findCandidates(rows: readonly PreparedRow[], { register }: Comparing): Promise<void> {
  const strangers = rows.flatMap((row) => row.people.flatMap((one) => (isKnown(one) ? [] : [{ row, one }])));
  const { ledger } = register;
  const found = await candidatesForEach(
    ledger,
    strangers.map(({ one }) => one),
    await register.moment(),
  );
  strangers.forEach(({ row }, index) => {
    const candidates = found[index] ?? [];
    if (candidates.length > 0) row.reasons.push({ why: "resembles", candidates });
  });
}

/** The register takes no birth that had not come when the list says so. */
function bornAfter({ claims }: RowClaims, at: Instant): Refusal | undefined {
  const latest = epochMilliseconds(at);
  for (const claim of claims) {
    if (claim.claim !== "birth") continue;
    const { edtf } = claim;
    const bounds = birthBounds(edtf);
    if (bounds === undefined)
      return refuse("invalid", "birth-not-edtf", `"${edtf}" is no date in EDTF.`, "Put the date right.", { edtf });
    if (bounds.earliest > latest) {
      const says = `A birth in ${edtf} had not come on ${at}.`;
      return refuse("invalid", "birth-in-the-future", says, "Check the year, and the day of the list.", { edtf });
    }
  }
  return undefined;
}

/** Where a person stands in the row: the cell of the first thing said of them. */
function cellOf({ listed }: PreparedPerson): string {
  const [first] = [...listed.births, ...listed.names, ...listed.numbers];
  return first?.cell ?? "";
}
