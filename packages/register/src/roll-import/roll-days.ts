/** The rolls of a file, one a day, in order: rows of one day stand together and days go forward. */
import type { Instant } from "@muster/record";
import { instantInZone, MAXIMUM_ITEMS } from "@muster/record";
import type { RollFileMapping } from "./mapping.ts";
import { readRecords } from "./roll-file.ts";
import { type FileRow, RowReader } from "./roll-rows.ts";
import { shown, stopAtRow, stopFile } from "./stopped.ts";

export interface RollDay {
  /** As written: `YYYY-MM-DD`. */
  readonly day: string;
  readonly takenAt: Instant;
  readonly rows: readonly FileRow[];
  /** Days between this roll and the one before it in the file, for which there is none (rule 6). */
  readonly missing: readonly string[];
}

interface DayBegun {
  readonly day: string;
  readonly takenAt: Instant;
  readonly missing: readonly string[];
  readonly rows: FileRow[];
}

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The file's rolls. A day is given out once it is known to be whole: never one with a broken row in it. */
export async function* rollDays(file: string, mapping: RollFileMapping): AsyncGenerator<RollDay> {
  let reader: RowReader | undefined;
  let begun: DayBegun | undefined;
  for await (const { firstRow, records } of readRecords(file)) {
    let row = firstRow;
    for (const record of records) {
      if (reader === undefined) reader = new RowReader(record, mapping);
      else if (record.length > 1 || record[0] !== "") {
        const day = reader.dayOf(record, row);
        if (day !== begun?.day) {
          const next = beginDay(day, row, begun, mapping);
          if (begun !== undefined) yield begun;
          begun = next;
        }
        if (begun.rows.length >= MAXIMUM_ITEMS) tooMany(row);
        begun.rows.push(reader.row(record, row));
      }
      row += 1;
    }
  }
  if (begun === undefined) {
    stopFile(
      "file-empty",
      reader === undefined ? "The file is empty." : "The file has a header and no rows.",
      "Check that it is the right file.",
    );
  }
  yield begun;
}

function beginDay(
  day: string,
  row: number,
  before: DayBegun | undefined,
  { columns, zone, takenAt: time }: RollFileMapping,
): DayBegun {
  const takenAt = DAY.test(day) ? instantInZone(`${day}T${time}`, zone) : undefined;
  if (takenAt === undefined) {
    return stopAtRow(row, columns.date, "date-invalid", `${shown(day)} is no day.`, "Write the day as 2024-01-31.");
  }
  if (before !== undefined && day < before.day) {
    stopAtRow(
      row,
      columns.date,
      "days-out-of-order",
      `${day} comes after ${before.day}.`,
      "Sort the file by day; the rows of one day stand together.",
    );
  }
  return { day, takenAt, missing: before === undefined ? [] : daysBetween(before.day, day), rows: [] };
}

function tooMany(row: number): never {
  return stopAtRow(
    row,
    undefined,
    "roll-too-long",
    `the roll has more than ${MAXIMUM_ITEMS} rows.`,
    "Import it as rolls of several sites.",
  );
}

function daysBetween(before: string, after: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(before) + DAY_MS; at < Date.parse(after); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
