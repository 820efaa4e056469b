/**
 * Rows that could not be taken, as a CSV file in which they can be mended: the list's own columns as they were, then the row,
 * the cell and the reason. Read again, with the list's mapping, it is a list like any other, and its three columns say nothing.
 */
import { REJECT_HEADERS } from "../mapping/header-words.ts";
import type { Column, ListTable } from "../table/table.ts";
import type { ReadRow } from "./read-row.ts";

/** Spreadsheets need the mark to know UTF-8. */
const MARK = "\ufeff";

/** The first line of the file, its mark before it. */
export function rejectHeader({ columns }: Pick<ListTable, "columns">): string {
  return `${MARK}${line([...own(columns).map(({ header }) => header), ...REJECT_HEADERS])}`;
}

/** One row's line: `cell` and `why` are what is wrong with it, in words. */
export function rejectLine(
  { columns }: Pick<ListTable, "columns">,
  row: Pick<ReadRow, "place" | "cells">,
  reason: { readonly cell: string; readonly why: string },
): string {
  const texts = new Map(row.cells.map(({ column, text }) => [column, text]));
  const beyond = row.cells.filter(({ column }) => column >= columns.length).map(({ text }) => text);
  const known = own(columns).map(({ index }) => texts.get(index) ?? "");
  return line([...[...known, ...beyond].map(disarmed), String(row.place.row), reason.cell, reason.why]);
}

/** Without those of the reject file that was read, where one was. */
function own(columns: readonly Column[]): readonly Column[] {
  return columns.filter(({ header }) => !REJECT_HEADERS.some((added) => added === header));
}

/** A spreadsheet program takes these for the beginning of a formula, and would reckon what a stranger wrote. */
const FORMULA = /^'*[=+@\-\t\r](?![\d.,\s]*$)/u;

function disarmed(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** What stood in the list: the mark that kept it from being a formula is taken away again. */
export function rearmed(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}

function line(fields: readonly string[]): string {
  return `${fields.map(quoted).join(",")}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/u.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field;
}
