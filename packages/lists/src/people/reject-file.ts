/**
 * Rows that could not be taken, as a CSV file in which they can be mended: the list's own columns as they were, then the row,
 * the cell and the reason. Read again, with the list's mapping, it is a list like any other, and its three columns say nothing.
 */
import { REJECT_HEADERS } from "../mapping/header-words.ts";
import type { ListTable } from "../table/table.ts";
import type { ReadRow } from "./read-row.ts";

/** Spreadsheets need the mark to know UTF-8. */
const MARK = "\ufeff";

/** The first line of the file, its mark before it. */
export function rejectHeader({ columns }: Pick<ListTable, "columns">): string {
  return `${MARK}${line([...columns.map(({ header }) => header), ...REJECT_HEADERS])}`;
}

/** One row's line: `cell` and `why` are what is wrong with it, in words. */
export function rejectLine(
  { columns }: Pick<ListTable, "columns">,
  row: Pick<ReadRow, "place" | "cells">,
  reason: { readonly cell: string; readonly why: string },
): string {
  const texts = columns.map(() => "");
  for (const { column, text } of row.cells) texts[column] = text;
  return line([...Array.from(texts, (text) => text ?? ""), String(row.place.row), reason.cell, reason.why]);
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join(",")}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/u.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field;
}
