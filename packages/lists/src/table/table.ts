/** A table as it stands in a file: its columns by their headers, and every row with its kind. Nothing is known of people here. */

/** What a cell is where the file says so; in CSV and pasted text every cell is text. */
export interface CellMark {
  /** `date`: a number that the workbook shows as a date; its text is then ISO 8601. `error`: `#REF!` and the like. */
  readonly kind: "number" | "date" | "boolean" | "error" | "text";
  /** The value was reckoned by a formula when the workbook was last saved. It is taken as saved; nothing is reckoned here. */
  readonly formula: boolean;
  /** It is shown here because the cell is merged with one above it, where it stands. */
  readonly merged?: true;
}

export const ROW_KINDS = ["title", "header", "body", "repeated-header", "total", "empty"] as const;
export type RowKind = (typeof ROW_KINDS)[number];

export interface TableRow {
  /** As the program shows it: the first row of a sheet, or the first line of a text, is 1. */
  readonly row: number;
  readonly kind: RowKind;
  /** The texts of its cells by column; a row may be shorter or longer than its table has columns. */
  readonly texts: readonly string[];
  /** What could not be read of it: its cells may be cut. */
  readonly broken?: "quote-not-closed" | "too-long";
  /** By column; absent where every cell is text. */
  readonly marks?: ReadonlyMap<number, CellMark>;
}

export interface Column {
  /** From 0. */
  readonly index: number;
  /** As a spreadsheet names it: A, B … AA. */
  readonly letter: string;
  /** Joined with ` / ` where the header has several rows; empty where the column has none. */
  readonly header: string;
  /** Hidden in the workbook: read all the same, and told. */
  readonly hidden: boolean;
}

/** What whoever reads the list should know of the file, as values; put into words at the edges. */
export type TableNote =
  | { readonly note: "encoding"; readonly encoding: string; readonly certain: boolean }
  | { readonly note: "delimiter"; readonly delimiter: string }
  | { readonly note: "sheet-hidden"; readonly sheet: string }
  | { readonly note: "column-hidden"; readonly column: string }
  | { readonly note: "right-to-left" }
  | { readonly note: "header-rows"; readonly first: number; readonly last: number }
  | { readonly note: "no-header" }
  | { readonly note: "titles"; readonly rows: number }
  | { readonly note: "formulas"; readonly cells: number; readonly first: string }
  | { readonly note: "macros" }
  | { readonly note: "dates-1904" };

/** One sheet of a workbook, or the whole of a text. */
export interface ListTable {
  /** The file's name. */
  readonly file: string;
  readonly kind: "text" | "workbook";
  /** Of a workbook. */
  readonly sheet?: string;
  readonly columns: readonly Column[];
  /** The first rows of its body, to propose a mapping by; at most 2,000. */
  readonly sample: readonly TableRow[];
  readonly notes: readonly TableNote[];
  /** In bytes, of what `rows` reads; of a workbook, of this sheet unpacked. */
  readonly size: number;
  /**
   * Every row but the empty ones, from first to last, in batches; with how many rows were empty, and how many bytes were
   * read, up to the batch's end. May be called again. Throws ListFault where the file breaks off.
   */
  rows(): AsyncIterable<TableBatch>;
}

export interface TableBatch {
  readonly rows: readonly TableRow[];
  /** Up to here, in all. */
  readonly emptyRows: number;
  readonly bytesRead: number;
}

/** `0` is `A`, `26` is `AA`. */
export function columnLetter(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
