/**
 * Several people in one cell: `1- … 2- …`, a line each, and by comma or `and` where the mapping says so of the column. What
 * else the row states is each one's own where it has as many parts, and all of theirs where it can be (a site, a nationality).
 */
import type { Field } from "../mapping/mapping.ts";
import type { Findings, StatedCell, StatedCells } from "./row-reader.ts";

/** What people of one row share where it is stated once. What else is stated once is one person's, and nobody knows whose. */
const SHARED: ReadonlySet<Field> = new Set([
  "father",
  "grandfather",
  "family",
  "tribe",
  "mother",
  "sex",
  "nationality",
  "birth-place",
  "site",
  "unit",
  "admitted-at",
  "status",
  "note",
]);
const NUMBERING = /(?:^|\s)[([]?[\d\u0660-\u0669\u06f0-\u06f9]{1,4}\s?[-–.):\]]+\s*(?=\p{L})/gu;
/** More people than this in one cell are a slip: a quote that swallowed lines, or a text. */
const MOST_PEOPLE = 200;

/** What the row states of each of its people; one, nearly always. */
export function divide(stated: StatedCells, findings: Findings): readonly StatedCells[] {
  const cell = (stated.name ?? stated.given)?.[0];
  if (cell === undefined) return [stated];
  const names = namesIn(cell);
  if (names.length < 2) return [names[0] === cell.text ? stated : replaced(stated, cell, names[0] ?? cell.text)];
  findings.notes.push({ code: "several-people", cell: cell.at, header: cell.header });
  if (names.length > MOST_PEOPLE) {
    findings.faults.push({
      code: "people-do-not-match",
      cell: cell.at,
      header: cell.header,
      text: cell.text.slice(0, 200),
    });
    return [];
  }
  const people: Partial<Record<Field, StatedCell[]>>[] = names.map(() => ({}));
  for (const [field, cells] of Object.entries(stated) as [Field, readonly StatedCell[]][]) {
    for (const one of cells) give(one, field, one === cell ? names : partsOf(one.text), people, findings);
  }
  return people;
}

function give(
  cell: StatedCell,
  field: Field,
  parts: readonly string[],
  people: readonly Partial<Record<Field, StatedCell[]>>[],
  findings: Findings,
): void {
  const each = parts.length === people.length;
  if (!each && !(parts.length === 1 && SHARED.has(field))) {
    findings.faults.push({ code: "people-do-not-match", cell: cell.at, header: cell.header, text: cell.text });
    return;
  }
  for (const [index, person] of people.entries()) {
    const text = (each ? parts[index] : parts[0]) ?? "";
    person[field] = [...(person[field] ?? []), { ...cell, text }];
  }
}

/** The names in a cell; itself alone, nearly always. A number before a single name is no part of it. */
function namesIn({ text, mapping: { dividedBy } }: StatedCell): readonly string[] {
  if (!DIVIDES.test(text)) return [text];
  const parts = partsOf(text);
  if (dividedBy === undefined) return parts;
  const sign = dividedBy === "comma" ? /\s*[,،;؛]\s*/u : /\s+(?:و|and|û|ve|и|et|&)\s+/iu;
  return parts.flatMap((part) => part.split(sign)).filter((part) => part !== "");
}

const DIVIDES = /[\n\d\u0660-\u0669\u06f0-\u06f9,،;؛&]|\s(?:و|and|û|ve|и|et)\s/iu;

/** By numbering where there is some, else by lines. */
function partsOf(text: string): string[] {
  const numbered = text
    .split(NUMBERING)
    .map(trimmed)
    .filter((part) => part !== "");
  if (numbered.length > 1) return numbered;
  return text
    .split("\n")
    .map((line) => trimmed(line.replace(NUMBERING, " ")))
    .filter((line) => line !== "");
}

function trimmed(part: string): string {
  return part.replaceAll("\n", " ").replaceAll(/^[\s,،;؛]+|[\s,،;؛]+$/gu, "");
}

function replaced(stated: StatedCells, cell: StatedCell, text: string): StatedCells {
  const field = cell.mapping.field;
  return { ...stated, [field]: (stated[field] ?? []).map((one) => (one === cell ? { ...cell, text } : one)) };
}
