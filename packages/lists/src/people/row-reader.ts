/** One row of a table as people: its cells by what the mapping says they are, then person by person. */
import { hash } from "node:crypto";
import type { MappedColumns } from "../mapping/fit.ts";
import type { ColumnMapping, Field, ListMapping } from "../mapping/mapping.ts";
import { type CellMark, columnLetter, type ListTable, type TableRow } from "../table/table.ts";
import { clean } from "../values/clean.ts";
import { countryOf } from "../values/country.ts";
import { isNotStated } from "../values/not-stated.ts";
import { describePerson } from "./describe-person.ts";
import { divide } from "./divide.ts";
import type { ListedPerson } from "./listed-person.ts";
import type { CellFault, CellNote, ReadRow, RowCell, RowPlace } from "./read-row.ts";

/** A cell that states something, cleaned. */
export interface StatedCell {
  readonly at: string;
  readonly header: string;
  /** Cleaned; of several people in one cell, one's share. */
  readonly text: string;
  readonly isDate: boolean;
  readonly mapping: ColumnMapping;
}

export type StatedCells = Partial<Record<Field, readonly StatedCell[]>>;

/** What is wrong, and what was done, gathered while a row is read. */
export interface Findings {
  readonly faults: CellFault[];
  readonly notes: CellNote[];
}

interface MappedColumn {
  readonly index: number;
  readonly letter: string;
  readonly header: string;
  readonly mapping: ColumnMapping | undefined;
}

/** These say nothing of anybody by themselves: a row in which nothing else is filled is nobody's. */
const ABOUT_NOBODY: ReadonlySet<Field> = new Set([
  "serial",
  "site",
  "unit",
  "admitted-at",
  "status",
  "note",
  "ignored",
]);

export class RowReader {
  readonly #table: ListTable;
  readonly #columns: readonly MappedColumn[];
  /** Columns in the order of their headers, without those that say nothing of anybody: what a digest is made over. */
  readonly #digested: readonly MappedColumn[];
  readonly #listDate: string | undefined;

  constructor(table: ListTable, { listDate }: ListMapping, mapped: MappedColumns) {
    this.#table = table;
    this.#listDate = listDate;
    this.#columns = table.columns.map(({ index, letter, header }) => ({
      index,
      letter,
      header,
      mapping: mapped.get(index),
    }));
    this.#digested = this.#columns
      .filter(({ mapping }) => mapping !== undefined && mapping.field !== "serial")
      .sort((one, other) => (one.header < other.header ? -1 : Number(one.header > other.header)));
  }

  read(row: TableRow): ReadRow {
    const cells = this.#cellsOf(row);
    const placed = { place: this.#placeOf(row), cells, digest: this.#digestOf(row) };
    if (row.kind !== "body" && row.kind !== "empty") return { ...placed, outcome: "told", kind: row.kind };
    const findings: Findings = { faults: [], notes: [] };
    const stated = this.#statedIn(row, cells, findings);
    if (stated === undefined && findings.faults.length === 0) return { ...placed, outcome: "told", kind: "remark" };
    const people: ListedPerson[] = [];
    for (const [index, one] of divide(stated ?? {}, findings).entries()) {
      people.push(describePerson(one, index + 1, this.#listDate, findings));
    }
    const [fault, ...faults] = findings.faults;
    if (fault !== undefined) return { ...placed, outcome: "faulty", faults: [fault, ...faults] };
    const [person, ...others] = people;
    if (person === undefined) return { ...placed, outcome: "told", kind: "remark" };
    return { ...placed, outcome: "people", people: [person, ...others], notes: findings.notes };
  }

  #placeOf({ row }: TableRow): RowPlace {
    const { file, sheet } = this.#table;
    return sheet === undefined ? { file, row } : { file, sheet, row };
  }

  #cellsOf({ row, texts }: TableRow): RowCell[] {
    const cells: RowCell[] = [];
    for (let column = 0; column < texts.length; column += 1) {
      const text = texts[column] ?? "";
      if (text === "" || text.trim() === "") continue;
      const known = this.#columns[column];
      cells.push({
        column,
        header: known?.header ?? "",
        at: `${known?.letter ?? columnLetter(column)}${row}`,
        text,
      });
    }
    return cells;
  }

  /** Each text with its header and its length: no two rows are told by the same text that do not say the same. */
  #digestOf({ texts }: TableRow): string {
    let canonical = "";
    for (const { index, header } of this.#digested) {
      const text = texts[index];
      if (text === undefined || text === "") continue;
      const bare = text.trim();
      if (bare !== "") canonical += `${header}\n${bare.length}\n${bare}\n`;
    }
    // In ASCII there is nothing to normalise: every letter is a byte.
    const isAscii = Buffer.byteLength(canonical) === canonical.length;
    return hash("sha256", isAscii ? canonical : canonical.normalize("NFC"));
  }

  /** What the row's cells state, by field; undefined where nothing in it is about anybody. */
  #statedIn(row: TableRow, cells: readonly RowCell[], findings: Findings): StatedCells | undefined {
    const stated: Partial<Record<Field, StatedCell[]>> = {};
    let aboutSomebody = false;
    if (row.broken !== undefined) {
      const text = row.texts.join(" ").slice(0, 200);
      findings.faults.push({ code: row.broken, cell: `A${row.row}`, header: this.#columns[0]?.header ?? "", text });
    }
    for (const cell of cells) {
      const known = this.#columns[cell.column];
      if (known === undefined) {
        findings.faults.push({ code: "cells-beyond-columns", cell: cell.at, header: "", text: cell.text });
        continue;
      }
      const { mapping } = known;
      if (mapping === undefined || mapping.field === "ignored" || mapping.field === "serial") continue;
      if (!ABOUT_NOBODY.has(mapping.field)) aboutSomebody = true;
      const mark = row.marks?.get(cell.column);
      const text = this.#textOf(cell, mapping.field, mark, findings);
      if (text === undefined) continue;
      const one = { at: cell.at, header: cell.header, text, isDate: mark?.kind === "date", mapping };
      const others = stated[mapping.field];
      if (others === undefined) stated[mapping.field] = [one];
      else others.push(one);
    }
    return aboutSomebody ? stated : undefined;
  }

  /** What the cell states, cleaned; undefined where it states nothing, or cannot be read. */
  #textOf(
    { at, header, text: written }: RowCell,
    field: Field,
    mark: CellMark | undefined,
    findings: Findings,
  ): string | undefined {
    const { faults, notes } = findings;
    if (mark?.kind === "error" || written.includes("\ufffd")) {
      faults.push({ code: mark?.kind === "error" ? "cell-error" : "characters-lost", cell: at, header, text: written });
      return undefined;
    }
    if (mark?.formula === true) notes.push({ code: "from-formula", cell: at, header });
    if (mark?.merged === true) notes.push({ code: "from-merged-cell", cell: at, header });
    const { text, controls, directions } = clean(written);
    if (controls) notes.push({ code: "control-characters-left-out", cell: at, header });
    if (directions) notes.push({ code: "direction-marks-left-out", cell: at, header });
    // In this column alone `بدون`, without, is an answer: it is what the stateless are called.
    if (!isNotStated(text) || (field === "nationality" && countryOf(text) !== undefined)) return text;
    notes.push({ code: "not-stated", cell: at, header });
    return undefined;
  }
}
