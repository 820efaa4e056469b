/** What came of a list, for people: the counts of each class, and the first rows of those that somebody must look at. */
import type { CellNote, CellNoteCode } from "@muster/lists";
import { type ListedRow, type ListReading, ROW_CLASSES, type RowClass } from "@muster/register";
import { printable } from "../printable.ts";
import { table } from "../tell.ts";
import { cellNoteText, noteText, reasonText, rowText, TO_BE_LOOKED_AT } from "./words.ts";

/** The first so many rows of each class, as they come. */
export class FirstRows {
  readonly #most: number;
  readonly #rows = new Map<RowClass, ListedRow[]>(ROW_CLASSES.map((its) => [its, []]));
  readonly #notes = new Map<CellNoteCode, number>();
  readonly #lookedAt = new Map<CellNoteCode, CellNote[]>(TO_BE_LOOKED_AT.map((code) => [code, []]));

  constructor(most: number) {
    this.#most = most;
  }

  add(row: ListedRow): void {
    for (const note of row.notes) {
      this.#notes.set(note.code, (this.#notes.get(note.code) ?? 0) + 1);
      const cells = this.#lookedAt.get(note.code);
      if (cells !== undefined && cells.length < this.#most) cells.push(note);
    }
    const rows = this.#rows.get(row.class);
    if (rows !== undefined && rows.length < this.#most) rows.push(row);
  }

  /** Every row that was kept, in their order. */
  get rows(): readonly ListedRow[] {
    return [...this.#rows.values()].flat().toSorted((one, other) => one.place.row - other.place.row);
  }

  text(classes: ListReading["classes"]): string {
    const notes = [...this.#notes].map(([code, cells]) => `${cells} ${noteText(code)}`);
    return `${notes.length === 0 ? "" : `cells: ${notes.join(", ")}\n`}${this.#cells()}\n${this.#classes(classes)}`;
  }

  /** The cells in which a name may not be what it looks like; they were read as they stand. */
  #cells(): string {
    const lines = [...this.#lookedAt].flatMap(([code, notes]) => {
      const more = (this.#notes.get(code) ?? 0) - notes.length;
      const rest = more > 0 ? [`  and ${more} more with ${noteText(code)}: --json has all`] : [];
      return [...notes.map((note) => `  ${printable(cellNoteText(note))}`), ...rest];
    });
    return lines.length === 0 ? "" : `\nlook at these cells:\n${lines.join("\n")}\n`;
  }

  #classes(classes: ListReading["classes"]): string {
    return ROW_CLASSES.flatMap((its) => {
      const rows = this.#rows.get(its) ?? [];
      if (rows.length === 0) return [];
      const more = classes[its] - rows.length;
      const rest = more > 0 ? [`  and ${more} more: --json has all`] : [];
      return [`${its}: ${MEANINGS[its]}`, ...rows.flatMap(linesOf), ...rest, ""];
    }).join("\n");
  }
}

const MEANINGS: Readonly<Record<RowClass, string>> = {
  new: "nobody like them is on the register",
  known: "on the register by a number, or read before",
  candidate: "somebody on the register may be the same person; nobody is merged",
  conflict: "the register says otherwise: not entered, and in the reject file",
  refused: "cannot be read or kept: not entered, and in the reject file",
};

function linesOf(row: ListedRow): string[] {
  const reasons = row.reasons
    .map(reasonText)
    .flatMap(({ cell, why, because }) => [
      `    ${cell === "" ? "" : `${cell}: `}${why}`,
      ...because.map((line) => `      ${line}`),
    ]);
  return [`  ${printable(rowText(row))}`, ...reasons.map(printable)];
}

export function summaryText(reading: ListReading, rejects: string | undefined): string {
  const { file, sheet, dryRun, classes, rows, readBefore, candidates, entries, list, told, totals } = reading;
  const about = Object.entries(told).filter(([kind, count]) => count > 0 && kind !== "header");
  return [
    `${dryRun ? "dry run, nothing entered: " : ""}${printable(file)}${sheet === undefined ? "" : `, sheet ${printable(sheet)}`}${
      list === undefined ? "" : `, received as entry ${list}`
    }`,
    table(
      ["rows", ...ROW_CLASSES, "read before", "pairs proposed", "entries"],
      [[rows, ...ROW_CLASSES.map((its) => classes[its]), readBefore, candidates, entries]],
    ),
    ...(about.length === 0
      ? []
      : [`about nobody: ${about.map(([kind, count]) => `${count} ${KINDS[kind] ?? kind}`).join(", ")}`]),
    ...totals.map(
      ({ cell, stated, counted, agrees }) =>
        `total in ${cell}: ${stated} stated, ${counted} rows read${agrees ? "" : `: ${Math.abs(stated - counted)} ${stated > counted ? "fewer" : "more"} than stated`}`,
    ),
    ...(candidates === 0 || dryRun ? [] : ["pairs are proposed to officers: muster duplicates"]),
    ...(rejects === undefined ? [] : [`not entered, to be mended and read again: ${printable(rejects)}`]),
  ].join("\n");
}

const KINDS: Readonly<Record<string, string>> = {
  title: "titles",
  repeatedHeader: "headers again",
  total: "totals",
  remark: "remarks",
  empty: "empty",
};
