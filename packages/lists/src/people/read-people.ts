/**
 * The rows of a table as people. Every row comes out, in its place: with the people in it, with what is wrong, or told as a
 * row of nobody; only empty ones are merely counted.
 */
import { ListFault } from "../list-fault.ts";
import { mappedColumns, mappingFits } from "../mapping/fit.ts";
import type { ListMapping } from "../mapping/mapping.ts";
import { totalOf } from "../table/row-kind.ts";
import { columnLetter, type ListTable, type TableRow } from "../table/table.ts";
import type { ReadRow, StatedTotal, Tally } from "./read-row.ts";
import { RowReader } from "./row-reader.ts";

/** One going through of a table: to be iterated once. */
export interface PeopleReading extends AsyncIterable<readonly ReadRow[]> {
  /** Up to the batch that was last given. */
  readonly tally: Tally;
}

/** Throws ListFault where the mapping is not of this table, and while it is iterated where the file breaks off. */
export function readPeople(table: ListTable, mapping: ListMapping): PeopleReading {
  const fit = mappingFits(mapping, table);
  if (!fit.fits) {
    throw new ListFault(
      "mapping-does-not-fit",
      "The list has other columns than the mapping.",
      "Let a mapping be proposed for this list, or put the columns right.",
      { missing: fit.missing, unknown: fit.unknown },
    );
  }
  return new Reading(table, mapping);
}

type Counted = { -readonly [Key in keyof Omit<Tally, "totals">]: number };

class Reading implements PeopleReading {
  readonly #table: ListTable;
  readonly #reader: RowReader;
  readonly #counted: Counted = {
    people: 0,
    peopleRows: 0,
    faultyRows: 0,
    title: 0,
    header: 0,
    repeatedHeader: 0,
    total: 0,
    remark: 0,
    empty: 0,
    bytesRead: 0,
  };
  readonly #totals: StatedTotal[] = [];
  #atLastTotal = { rows: 0, people: 0 };

  constructor(table: ListTable, mapping: ListMapping) {
    this.#table = table;
    this.#reader = new RowReader(table, mapping, mappedColumns(mapping, table));
  }

  get tally(): Tally {
    return { ...this.#counted, totals: [...this.#totals] };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly ReadRow[]> {
    for await (const { rows, emptyRows, bytesRead } of this.#table.rows()) {
      const read = rows.map((row) => this.#read(row));
      this.#counted.empty = emptyRows;
      this.#counted.bytesRead = bytesRead;
      yield read;
    }
  }

  #read(row: TableRow): ReadRow {
    const read = this.#reader.read(row);
    if (read.outcome === "people") {
      this.#counted.people += read.people.length;
      this.#counted.peopleRows += 1;
    } else if (read.outcome === "faulty") this.#counted.faultyRows += 1;
    else this.#count(row, read.kind);
    return read;
  }

  #count(row: TableRow, kind: Extract<ReadRow, { outcome: "told" }>["kind"]): void {
    this.#counted[kind === "repeated-header" ? "repeatedHeader" : kind] += 1;
    if (kind === "total") this.#holdTotal(row);
  }

  /** A total is of the rows, or people, since the one before it, as on a page, or of all of them: the nearest is meant. */
  #holdTotal({ row, texts }: TableRow): void {
    const total = totalOf(texts);
    if (total === undefined) return;
    const { peopleRows, people, faultyRows } = this.#counted;
    const all = { rows: peopleRows + faultyRows, people: people + faultyRows };
    const since = { rows: all.rows - this.#atLastTotal.rows, people: all.people - this.#atLastTotal.people };
    const counted = [since.rows, since.people, all.rows, all.people].reduce((nearest, count) =>
      Math.abs(count - total.stated) < Math.abs(nearest - total.stated) ? count : nearest,
    );
    const { stated, column } = total;
    this.#totals.push({ cell: `${columnLetter(column)}${row}`, stated, counted, agrees: counted === stated });
    this.#atLastTotal = all;
  }
}
