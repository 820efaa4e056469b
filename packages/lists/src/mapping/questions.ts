/**
 * What the cells settle of a mapping, and what only a person can know: whether 03/04 is in March or in April, whether 1400 is
 * Persia's or the moon's, the day of a list that states ages. Where one cell of a column tells, it tells for the column.
 */
import { columnLetter, type TableRow } from "../table/table.ts";
import { readDate } from "../values/read-date.ts";
import type { ColumnContent } from "./column-content.ts";
import { CALENDARS, type ColumnMapping, type DateOrder } from "./mapping.ts";
import type { MappingQuestion, ProposedColumn } from "./proposal.ts";

type Settled = Pick<ColumnMapping, "order" | "calendar">;
type Column = ProposedColumn & { readonly content: ColumnContent };
type Example = Extract<MappingQuestion, { question: "date-order" }>["examples"][number];

const ORDERS = ["dmy", "mdy"] as const;
const MOST_EXAMPLES = 5;
const HIJRI_CALENDARS = CALENDARS.filter((calendar) => calendar !== "gregorian");

export interface Asked {
  /** By column. */
  readonly settled: ReadonlyMap<number, Settled>;
  readonly questions: readonly MappingQuestion[];
}

export function questionsOf(columns: readonly Column[], sample: readonly TableRow[]): Asked {
  const settled = new Map<number, Settled>();
  const questions: MappingQuestion[] = [];
  for (const column of columns) {
    if (column.field !== "birth" && column.field !== "admitted-at" && column.field !== "birth-year") continue;
    const cells = cellsOf(column, sample);
    const order = orderOf(column, cells);
    const calendar = calendarOf(column, cells);
    for (const found of [order, calendar]) {
      if (typeof found !== "object") continue;
      questions.push(found);
    }
    settled.set(column.column, {
      ...(typeof order === "string" ? { order } : {}),
      ...(typeof calendar === "string" ? { calendar } : {}),
    });
  }
  return { settled, questions: [...questions, ...listDate(columns, sample)] };
}

interface Cell {
  readonly cell: string;
  readonly text: string;
}

/** A workbook's own dates are days already. */
function cellsOf({ column }: Column, sample: readonly TableRow[]): Cell[] {
  return sample.flatMap(({ row, texts, marks }) => {
    const text = (texts[column] ?? "").trim();
    if (text === "" || marks?.get(column)?.kind === "date") return [];
    return [{ cell: `${columnLetter(column)}${row}`, text }];
  });
}

function orderOf(column: Column, cells: readonly Cell[]): DateOrder | MappingQuestion | undefined {
  const unknown = cells.filter(({ text }) => readDate(text, { calendar: "hijri" }) === "date-order-not-known");
  if (unknown.length === 0) return undefined;
  const readable = { dmy: 0, mdy: 0 };
  const only = { dmy: 0, mdy: 0 };
  for (const { text } of cells) {
    const [dmy, mdy] = ORDERS.map((order) => typeof readDate(text, { order, calendar: "hijri" }) !== "string");
    if (dmy === true) readable.dmy += 1;
    if (mdy === true) readable.mdy += 1;
    if (dmy === true && mdy === false) only.dmy += 1;
    if (mdy === true && dmy === false) only.mdy += 1;
  }
  if (only.dmy > 0 && only.mdy === 0) return "dmy";
  if (only.mdy > 0 && only.dmy === 0) return "mdy";
  return {
    question: "date-order",
    column: column.column,
    header: column.header,
    answers: only.mdy > only.dmy ? ["mdy", "dmy"] : ["dmy", "mdy"],
    evidence: readable,
    examples: examples(unknown, ORDERS, (text, order) => readDate(text, { order, calendar: "hijri" })),
  };
}

function calendarOf(column: Column, cells: readonly Cell[]): Settled["calendar"] | MappingQuestion | undefined {
  const read = (text: string, calendar: (typeof CALENDARS)[number]) => readDate(text, { order: "dmy", calendar });
  const unknown = cells.filter(({ text }) => readDate(text, { order: "dmy" }) === "calendar-not-known");
  if (unknown.length === 0) return undefined;
  const counts = { hijri: 0, "solar-hijri": 0 };
  for (const { text } of unknown) {
    for (const calendar of ["hijri", "solar-hijri"] as const) {
      if (typeof read(text, calendar) !== "string") counts[calendar] += 1;
    }
  }
  const named = calendarNamed(column.header, cells);
  if (named !== undefined) return named;
  // A month of the moon has no 31st day; from 1411 on a year is the moon's.
  if (counts.hijri < unknown.length && counts["solar-hijri"] === unknown.length) return "solar-hijri";
  const lunarOnly = cells.some(({ text }) => /(?<!\p{Nd})14[1-4]\d(?!\p{Nd})/u.test(text));
  if (lunarOnly) return "hijri";
  return {
    question: "calendar",
    column: column.column,
    header: column.header,
    answers: HIJRI_CALENDARS,
    evidence: counts,
    examples: examples(unknown, HIJRI_CALENDARS, read),
  };
}

/** The header says it; or the column is in Persian, whose people count solar years. */
function calendarNamed(header: string, cells: readonly Cell[]): Settled["calendar"] | undefined {
  if (/شمسی|شمسي|solar|persian/iu.test(header)) return "solar-hijri";
  if (/هجري|هجرية|هـ|hijri|قمری/iu.test(header)) return "hijri";
  const isPersian = PERSIAN_LETTERS.test(header) && !KURDISH_LETTERS.test(header);
  return isPersian || cells.every(({ text }) => PERSIAN_DIGITS.test(text)) ? "solar-hijri" : undefined;
}

const PERSIAN_LETTERS = /[یکپگچژ]/u;
const KURDISH_LETTERS = /[ەێۆڕڵڤ]/u;
const PERSIAN_DIGITS = /[۰-۹]/u;

function examples<Answer extends string>(
  cells: readonly Cell[],
  answers: readonly Answer[],
  read: (text: string, answer: Answer) => ReturnType<typeof readDate>,
): Example[] {
  return cells.slice(0, MOST_EXAMPLES).map(({ cell, text }) => {
    const readings: Record<string, string> = {};
    for (const answer of answers) {
      const meaning = read(text, answer);
      if (typeof meaning !== "string") readings[answer] = meaning.edtf;
    }
    return { cell, text, readings };
  });
}

/** Asked only where somebody's age is all that is said of their birth. */
function listDate(columns: readonly Column[], sample: readonly TableRow[]): MappingQuestion[] {
  const age = columns.find(({ field }) => field === "age");
  if (age === undefined) return [];
  const births = columns.filter(
    ({ field }) => field === "birth" || field === "birth-year" || field === "birth-and-place",
  );
  const isFilled = (row: TableRow, column: number) => (row.texts[column] ?? "").trim() !== "";
  const isNeeded = sample.some(
    (row) => isFilled(row, age.column) && !births.some(({ column }) => isFilled(row, column)),
  );
  return isNeeded ? [{ question: "list-date", column: age.column, header: age.header }] : [];
}
