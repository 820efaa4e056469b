/** Rows into the register: each person of a row under the row's own key, so that nobody is entered twice. */
import { randomUUID } from "node:crypto";
import { isRefusal, type Refusal } from "@muster/custody";
import type { Instant, Officer, PersonId } from "@muster/record";
import { classOf, type PreparedPerson, type PreparedRow } from "./prepared-row.ts";
import type { StandingNumbers } from "./standing-numbers.ts";

/** The way to the register's writer: this process's own, or a node's that runs. */
export interface ListWriter {
  /** Commands that may be on their way at once. */
  readonly inFlight: number;
  submit(command: object, key: string): Promise<{ readonly number: number } | Refusal>;
}

export interface Entering {
  readonly writer: ListWriter;
  readonly by: Officer;
  readonly occurredAt: Instant;
}

/** The entries made of each row; a row that the register refused says so among its reasons. */
export async function enterRows(
  rows: readonly PreparedRow[],
  entering: Entering,
): Promise<ReadonlyMap<PreparedRow, readonly number[]>> {
  const made = new Map<PreparedRow, number[]>();
  const jobs = rows
    .filter((row) => ["new", "candidate", "known"].includes(classOf(row)))
    .flatMap((row) => row.people.flatMap((one) => (hasNews(one) ? [{ row, one }] : [])));
  const { inFlight } = entering.writer;
  for (let from = 0; from < jobs.length; from += inFlight) {
    const some = jobs.slice(from, from + inFlight);
    const answers = await Promise.all(some.map(({ one }) => enter(one, entering)));
    answers.forEach((answer, index) => {
      const { row } = some[index] as (typeof jobs)[number];
      if (isRefusal(answer)) row.reasons.push({ why: "register-refused", refusal: answer });
      else made.set(row, [...(made.get(row) ?? []), answer.number]);
    });
  }
  return made;
}

/** Of somebody known by a number and nothing else, a row says nothing that the register has not. */
function hasNews({ known, readBefore, claims }: PreparedPerson): boolean {
  return readBefore === undefined && (known === undefined || claims.length > 0);
}

async function enter(one: PreparedPerson, { writer, by, occurredAt }: Entering) {
  const { key, claims, numbers } = one;
  const envelope = { by, occurredAt };
  if (one.known !== undefined) {
    return writer.submit({ kind: "claim.state", ...envelope, person: one.known, claims }, key);
  }
  const person = randomUUID() as PersonId;
  const command = { kind: "person.register", ...envelope, person, claims, numbers };
  const answer = await writer.submit(command, key);
  if (!isRefusal(answer)) one.known = person;
  return answer;
}

/** In a dry run nothing is entered; a number that a row would give is remembered, as the register would. */
export function pretendToEnter(
  rows: readonly PreparedRow[],
  numbers: StandingNumbers,
): ReadonlyMap<PreparedRow, readonly number[]> {
  for (const row of rows) {
    if (!["new", "candidate"].includes(classOf(row))) continue;
    for (const one of row.people) for (const number of one.numbers) numbers.giveInList(number, row.read.place.row);
  }
  return new Map();
}
