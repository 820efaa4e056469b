/** From a sheet as it stands to a table: its header found, its columns named, each of its rows with its kind. */
import { type FoundHeader, findHeader } from "./header.ts";
import type { RawRow, RawSheet } from "./raw.ts";
import { RowKinds } from "./row-kind.ts";
import { type Column, columnLetter, type ListTable, type TableBatch, type TableNote, type TableRow } from "./table.ts";

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
  return {
    file: sheet.file,
    kind: sheet.kind,
    ...(sheet.sheet === undefined ? {} : { sheet: sheet.sheet }),
    columns: columnsOf(header, sample, sheet.hiddenColumns),
    sample: sample.slice(0, SAMPLE_ROWS),
    notes: [...sheet.notes, ...headerNotes(header, head), ...formulaNotes(head)],
    size: sheet.size,
    rows: () => rowsOf(sheet, header),
  };
}

/** As wide as the header, or as the widest of its first rows: what has no header is a column all the same. */
function columnsOf({ headers }: FoundHeader, sample: readonly TableRow[], hidden: ReadonlySet<number>): Column[] {
  let width = headers.length;
  for (const { texts } of sample) {
    while (width < texts.length && texts.slice(width).some((text) => text.trim() !== "")) width += 1;
  }
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
  for await (const { rows, emptyRows, bytesRead } of sheet.rows()) {
    yield { rows: rows.map((row) => ({ ...row, kind: kinds.kindOf(row) })), emptyRows, bytesRead };
  }
}
