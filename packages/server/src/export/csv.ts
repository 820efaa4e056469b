/**
 * Cells of a CSV file (RFC 4180) that no spreadsheet takes for a formula (OWASP, CSV injection). A cell that begins like one
 * gets an apostrophe before it: spreadsheets show such a cell as text. Whoever reads it with a program takes the
 * apostrophe off where one of these characters follows.
 */

/**
 * What a formula begins with, also in the wide forms that spreadsheets of East Asian locales take as the same; and the
 * white space that one spreadsheet or another skips before looking.
 */
const LIKE_A_FORMULA = /^[\s\p{Cc}]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^\p{Cc}/u;

export function csvCell(text: string): string {
  const safe = LIKE_A_FORMULA.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of cells, without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(",");
}
