/**
 * A list that somebody pastes: an id or a number on each line, from a message or a spreadsheet. Every line is answered for:
 * whom it names, or why nobody; none is dropped.
 */
import type { PickedPerson } from "./picked-person.ts";
import { asCompared, shortId } from "./typed.ts";

export type LineAnswer =
  | { readonly kind: "added"; readonly person: PickedPerson }
  /** An earlier line of the list names the same person. */
  | { readonly kind: "twice"; readonly person: PickedPerson; readonly line: number }
  | { readonly kind: "picked-already"; readonly person: PickedPerson }
  /** On the register, and not held where the people picked have to be. */
  | { readonly kind: "elsewhere"; readonly person: PickedPerson }
  | { readonly kind: "not-found" }
  /** What is written there is given to more than one person: it is for somebody to say which. */
  | { readonly kind: "several"; readonly people: readonly PickedPerson[] };

export interface AnsweredLine {
  /** As it stands in the list, from 1. */
  readonly line: number;
  readonly text: string;
  readonly answer: LineAnswer;
}

/** Whom a text names exactly, by id or by number. */
export type Finder = (text: string) => Promise<readonly FoundPerson[]>;

export interface FoundPerson extends PickedPerson {
  readonly isElsewhere: boolean;
}

interface Reading {
  readonly roll: readonly PickedPerson[];
  /** For who is not on the roll. */
  readonly find: Finder;
  readonly picked: ReadonlySet<string>;
  readonly onProgress: (read: number, of: number) => void;
}

/** Reads the list, one line after the other; empty lines are not lines of it. */
export async function readList(text: string, { roll, find, picked, onProgress }: Reading): Promise<AnsweredLine[]> {
  const onRoll = byWhatNames(roll);
  const lines = linesOf(text);
  const seen = new Map<string, number>();
  const answered: AnsweredLine[] = [];
  for (const { line, text: written } of lines) {
    const found = await whom(written, onRoll, find);
    const answer = answerOf(found, seen, picked);
    if (answer.kind === "added") seen.set(answer.person.person, line);
    answered.push({ line, text: written, answer });
    onProgress(answered.length, lines.length);
  }
  return answered;
}

function answerOf(
  found: readonly FoundPerson[],
  seen: ReadonlyMap<string, number>,
  picked: ReadonlySet<string>,
): LineAnswer {
  const [one, other] = found;
  if (one === undefined) return { kind: "not-found" };
  if (other !== undefined) return { kind: "several", people: found };
  const { isElsewhere, ...person } = one;
  const line = seen.get(person.person);
  if (line !== undefined) return { kind: "twice", person, line };
  if (picked.has(person.person)) return { kind: "picked-already", person };
  return { kind: isElsewhere ? "elsewhere" : "added", person };
}

/** Whom the first cell that names anybody names: on the roll; else, of those with a digit, as ids and numbers have, in the register. */
async function whom(
  line: string,
  onRoll: ReadonlyMap<string, readonly PickedPerson[]>,
  find: Finder,
): Promise<readonly FoundPerson[]> {
  const cells = line
    .split("\t")
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
  for (const cell of cells) {
    const people = onRoll.get(asCompared(cell));
    if (people !== undefined) return people.map((person) => ({ ...person, isElsewhere: false }));
  }
  for (const cell of cells.filter((one) => /\d/.test(asCompared(one)))) {
    const found = await find(cell);
    if (found.length > 0) return found;
  }
  return [];
}

function linesOf(text: string): readonly { readonly line: number; readonly text: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((written, index) => ({ line: index + 1, text: written.trim() }))
    .filter((line) => asCompared(line.text) !== "");
}

function byWhatNames(people: readonly PickedPerson[]): ReadonlyMap<string, readonly PickedPerson[]> {
  const known = new Map<string, PickedPerson[]>();
  for (const person of people) {
    const number = person.number === null ? [] : [asCompared(person.number)];
    for (const name of [person.person, shortId(person.person), ...number]) {
      known.set(name, [...(known.get(name) ?? []), person]);
    }
  }
  return known;
}
