/** From a sheet as it stands to a table: its header found, its columns named, each of its rows with its kind. */
import { REJECT_HEADERS } from "../mapping/header-words.ts";
import { rearmed } from "../people/reject-file.ts";
import { type FoundHeader, findHeader } from "./header.ts";
import type { RawRow, RawSheet } from "./raw.ts";
import { RowKinds } from "./row-kind.ts";
import {
  type Column,
  columnLetter,
  type ListTable,
  type RowKind,
  type TableBatch,
  type TableNote,
  type TableRow,
} from "./table.ts";

/** How many rows a mapping is proposed by. */
const SAMPLE_ROWS = 2_000;

/** Reads the first rows of the sheet; undefined where nothing stands in it. */
export async function arrange(sheet: RawSheet): Promise<ListTable | undefined> {
  const head: RawRow[] = [];
  for await (const { rows } of sheet.rows()) {
    head.push(...rows);
    if (head.length >= SAMPLE_ROWS) break;
  }
  if (head.length === 0) return undefined;
  const header = findHeader(head, sheet.merges);
  const kinds = new RowKinds(header.rows, header.headers);
  const sample = head
    .map((row): TableRow => ({ ...row, kind: kinds.kindOf(row) }))
    .filter(({ kind }) => kind === "body");
  const columns = columnsOf(header, sample, sheet.hiddenColumns);
  return {
    file: sheet.file,
    kind: sheet.kind,
    ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
    columns,
    sample: sample.slice(0, SAMPLE_ROWS),
    notes: [...sheet.notes, ...headerNotes(header, head), ...hiddenNotes(columns), ...formulaNotes(head)],
    size: sheet.size,
    rows: () => rowsOf(sheet, header),
  };
}

/** Beside the header a column needs cells in so many of the rows: a cell or two are a slip, and a fault of their row. */
const LEAST_FILLED = 0.2;

/** As wide as the header, and as what stands beside it in row after row. */
function columnsOf({ headers }: FoundHeader, sample: readonly TableRow[], hidden: ReadonlySet<number>): Column[] {
  const filled: number[] = [];
  for (const { texts } of sample) {
    for (let index = headers.length; index < texts.length; index += 1) {
      if ((texts[index] ?? "").trim() !== "") filled[index] = (filled[index] ?? 0) + 1;
    }
  }
  const least = headers.length === 0 ? 1 : Math.max(1, sample.length * LEAST_FILLED);
  const width = filled.reduce((widest, count, index) => (count >= least ? index + 1 : widest), headers.length);
  return Array.from({ length: width }, (_, index) => ({
    index,
    letter: columnLetter(index),
    header: headers[index] ?? "",
    hidden: hidden.has(index),
  }));
}

function headerNotes({ rows }: FoundHeader, head: readonly RawRow[]): TableNote[] {
  if (rows === undefined) return [{ note: "no-header" }];
  const titles = head.filter(({ row }) => row < rows.first).length;
  return [{ note: "header-rows", ...rows }, ...(titles === 0 ? [] : [{ note: "titles", rows: titles } as const])];
}

function hiddenNotes(columns: readonly Column[]): TableNote[] {
  return columns.filter(({ hidden }) => hidden).map(({ letter }) => ({ note: "column-hidden", column: letter }));
}

/** Of the first rows: who reads the list should know that a program reckoned what stands there. */
function formulaNotes(head: readonly RawRow[]): TableNote[] {
  let cells = 0;
  let first = "";
  for (const { row, marks } of head) {
    for (const [column, { formula }] of marks ?? []) {
      if (!formula) continue;
      if (cells === 0) first = `${columnLetter(column)}${row}`;
      cells += 1;
    }
  }
  return cells === 0 ? [] : [{ note: "formulas", cells, first }];
}

async function* rowsOf(sheet: RawSheet, { rows: headerRows, headers }: FoundHeader): AsyncGenerator<TableBatch> {
  const kinds = new RowKinds(headerRows, headers);
  const isRejectFile = REJECT_HEADERS.every((header) => headers.includes(header));
  for await (const { rows, emptyRows, bytesRead } of sheet.rows()) {
    const asWritten = isRejectFile ? rows.map((row) => ({ ...row, texts: row.texts.map(rearmed) })) : rows;
    yield { rows: asWritten.map((row) => withKind(row, kinds.kindOf(row))), emptyRows, bytesRead };
  }
}

/** Without spreading: it is done for every row. */
function withKind(raw: RawRow, kind: RowKind): TableRow {
  const { row, texts, marks, broken } = raw;
  if (marks === undefined && broken === undefined) return { row, kind, texts };
  return { ...raw, kind };
}
