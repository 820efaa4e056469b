/**
 * Why a file of rolls cannot be read further. Thrown from the depth of reading and caught at the importer's door alone,
 * which returns the refusal beside what had been imported by then: the days before a broken row stay.
 */
import { type Refusal, refuse } from "@muster/custody";

export class RollFileStopped extends Error {
  override readonly name = "RollFileStopped";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.says}`);
    this.refusal = refusal;
  }
}

/** The fault of one row, or of one field of it. Rows are numbered as a spreadsheet does: the header is row 1. */
export function stopAtRow(row: number, field: string | undefined, code: string, says: string, remedy: string): never {
  const where = field === undefined ? `Row ${row}` : `Row ${row}, ${field}`;
  throw new RollFileStopped(
    refuse("invalid", code, `${where}: ${says}`, remedy, { row, ...(field === undefined ? {} : { field }) }),
  );
}

/** A fault of the file as a whole. */
export function stopFile(
  code: string,
  says: string,
  remedy: string,
  conflicts: Readonly<Record<string, unknown>> = {},
): never {
  throw new RollFileStopped(refuse("invalid", code, says, remedy, conflicts));
}

/** What was given, short enough to be shown. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
