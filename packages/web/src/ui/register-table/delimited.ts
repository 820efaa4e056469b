/**
 * Rows as text for other programs: CSV (RFC 4180) for a file, tab-separated for the clipboard. As in the server's exports, no
 * spreadsheet takes a cell for a formula (OWASP, CSV injection): one that begins like one gets an apostrophe before it.
 */

/** With the wide forms that spreadsheets of East Asian locales take as the same, and the white space they skip. */
const LIKE_A_FORMULA = /^[\s\p{Cc}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^\p{Cc}/u;
/** By this a spreadsheet knows UTF-8, and shows Arabic as Arabic. */
const BYTE_ORDER_MARK = "\ufeff";

export type CellValue = string | number | null;

export function csvText(header: readonly string[], rows: readonly (readonly CellValue[])[]): string {
  return `${BYTE_ORDER_MARK}${[header, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** As a spreadsheet takes it from the clipboard: a tab between cells, a line to each row. */
export function tabbedText(rows: readonly (readonly CellValue[])[]): string {
  return rows.map((row) => row.map((value) => safe(value).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
}

function csvCell(value: CellValue): string {
  const text = safe(value);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A number is no formula, whatever its sign. */
function safe(value: CellValue): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  return LIKE_A_FORMULA.test(value) ? `'${value}` : value;
}
