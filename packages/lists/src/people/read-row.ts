/** A row as it was read: its place, its cells as written, its digest, and the people in it, or what is wrong. */
import type { RowKind } from "../table/table.ts";
import type { ListedPerson } from "./listed-person.ts";

export interface RowPlace {
  readonly file: string;
  readonly sheet?: string;
  /** As the program shows it, from 1. */
  readonly row: number;
}

export interface RowCell {
  /** From 0. */
  readonly column: number;
  readonly header: string;
  /** As a spreadsheet names it: `C7`. */
  readonly at: string;
  /** As written. */
  readonly text: string;
}

export type CellFaultCode =
  | "date-not-read"
  /** A day that the calendar does not have, or a year that nobody on a list was born in. */
  | "date-impossible"
  /** Day and month may be either way, and the mapping does not say. */
  | "date-order-not-known"
  /** A year that two calendars have, and the mapping does not say which. */
  | "calendar-not-known"
  /** An age, and the mapping does not say the day of the list. */
  | "list-date-not-known"
  | "age-not-read"
  | "sex-not-read"
  /** A date where a name should be, a name where a number should be. */
  | "wrong-field"
  /** Longer than the register can keep. */
  | "too-long"
  /** `#REF!` and its like, from a formula that failed. */
  | "cell-error"
  /** Letters that the encoding could not give back. */
  | "characters-lost"
  /** More cells than the table has columns, and something in them. */
  | "cells-beyond-columns"
  /** A quote that is never closed: the row was cut at the end of its line. */
  | "quote-not-closed"
  /** Several people in one cell, and in another cell neither one thing for all of them nor one for each. */
  | "people-do-not-match";

export interface CellFault {
  readonly code: CellFaultCode;
  readonly cell: string;
  readonly header: string;
  readonly text: string;
}

/** What was done to a cell that was read: nothing is changed in silence. */
export type CellNoteCode =
  | "several-people"
  | "control-characters-left-out"
  | "direction-marks-left-out"
  | "not-stated"
  | "from-formula"
  | "from-merged-cell"
  | "two-digit-year"
  | "calendar-converted"
  /** A date that came as a spreadsheet's number. */
  | "serial-number"
  | "country-not-known"
  | "name-not-known"
  /** A word of letters of two scripts, or of letters that look like others: kept as it is written. */
  | "letters-of-two-scripts"
  /** More parts than a name is compared by. */
  | "too-many-parts";

export interface CellNote {
  readonly code: CellNoteCode;
  readonly cell: string;
  readonly header: string;
  /** The piece of the cell, and what it may have been meant for: where the note is of a piece, and where that is told. */
  readonly text?: string;
  readonly instead?: string;
}

interface Placed {
  readonly place: RowPlace;
  /** Those that are not empty. */
  readonly cells: readonly RowCell[];
  /**
   * SHA-256 in hex over headers and texts of all cells but the list's own counting, sorted by header: the same row in another
   * order of columns, or in another file, has the same. Two rows that say the same have the same too: whoever keys by it
   * counts how often it came in the file.
   */
  readonly digest: string;
}

export type ReadRow = Placed &
  (
    | {
        readonly outcome: "people";
        readonly people: readonly [ListedPerson, ...ListedPerson[]];
        readonly notes: readonly CellNote[];
      }
    | { readonly outcome: "faulty"; readonly faults: readonly [CellFault, ...CellFault[]] }
    /** Nobody's row: a title, the header, a header again, a total, or a remark. */
    | { readonly outcome: "told"; readonly kind: Exclude<RowKind, "body" | "empty"> | "remark" }
  );

/** How many rows of each kind, up to here: together as many as the table has. */
export interface Tally {
  readonly people: number;
  readonly peopleRows: number;
  readonly faultyRows: number;
  readonly title: number;
  readonly header: number;
  readonly repeatedHeader: number;
  readonly total: number;
  readonly remark: number;
  readonly empty: number;
  readonly bytesRead: number;
  /** Totals that the list states in its last rows, held against the rows read before them. */
  readonly totals: readonly StatedTotal[];
}

export interface StatedTotal {
  readonly cell: string;
  readonly stated: number;
  /** Rows of people and faulty rows since the header, or since the total before it. */
  readonly counted: number;
  readonly agrees: boolean;
}
