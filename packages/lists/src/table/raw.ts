/** Rows as a file has them, before anybody says which of them is the header. */
import type { CellMark, TableNote } from "./table.ts";

export interface RawRow {
  readonly row: number;
  readonly texts: readonly string[];
  readonly marks?: ReadonlyMap<number, CellMark>;
  readonly broken?: "quote-not-closed" | "too-long";
}

export interface RawBatch {
  /** Those in which anything stands. */
  readonly rows: readonly RawRow[];
  /** Those in which nothing does, up to here. */
  readonly emptyRows: number;
  readonly bytesRead: number;
}

/** Cells that a workbook shows as one, by 0-based columns and rows from 1, both ends included. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

export interface RawSheet {
  readonly file: string;
  readonly kind: "text" | "workbook";
  readonly sheet?: string;
  readonly size: number;
  readonly notes: readonly TableNote[];
  readonly merges: readonly Merge[];
  readonly hiddenColumns: ReadonlySet<number>;
  rows(): AsyncIterable<RawBatch>;
}

/** Whether anything stands in a row. */
export function isFilled(texts: readonly string[]): boolean {
  return texts.some((text) => text !== "" && text.trim() !== "");
}
