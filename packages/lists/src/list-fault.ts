/**
 * What stops a list from being read at all: it is of a kind that cannot be read, or it is broken. Thrown with a closed
 * code. What is wrong with one row stops nothing: that is a fault of its cell (people/read-row.ts), and the row is kept.
 */

export type ListFaultCode =
  /** Nothing but white space. */
  | "list-empty"
  /** Bytes that are no text in any encoding tried. */
  | "list-not-text"
  /** A kind of file that is known, and not read: `.xls`, `.ods`, `.docx`, `.pdf`. */
  | "list-kind-not-read"
  /** A workbook under a password. */
  | "list-under-password"
  /** A workbook whose parts cannot be taken out, or are not what they should be. */
  | "workbook-broken"
  /** A workbook that unpacks into more than a list can be. */
  | "workbook-too-large"
  | "sheet-not-found"
  /** A mapping of other headers than the table has. */
  | "mapping-does-not-fit";

/** In the form of a refusal of custody's: what the edges print, and the server turns into HTTP. */
export interface ListRefusal {
  readonly refused: true;
  readonly code: ListFaultCode;
  readonly category: "invalid";
  /** One sentence: what is wrong. */
  readonly says: string;
  /** One sentence: what to do now. */
  readonly remedy: string;
  /** What it is about: sheet, row, headers, sizes. */
  readonly conflicts: Readonly<Record<string, unknown>>;
}

export class ListFault extends Error {
  readonly refusal: ListRefusal;

  constructor(code: ListFaultCode, says: string, remedy: string, conflicts: Readonly<Record<string, unknown>> = {}) {
    super(`${code}: ${says}`);
    this.name = "ListFault";
    this.refusal = { refused: true, code, category: "invalid", says, remedy, conflicts };
  }
}
