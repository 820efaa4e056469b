/** Cells merged downwards: what stands in the first of them is shown beside every row they cover, and is read there too. */
import type { Merge, RawRow } from "../table/raw.ts";
import type { CellMark } from "../table/table.ts";

interface Standing {
  readonly toRow: number;
  readonly column: number;
  readonly text: string;
  readonly mark: CellMark | undefined;
}

/** Takes rows from first to last. */
export class MergedCells {
  /** Those that go on below their first row, in the order in which they begin. */
  readonly #downwards: readonly Merge[];
  #next = 0;
  #standing: Standing[] = [];

  constructor(merges: readonly Merge[]) {
    this.#downwards = merges
      .filter(({ fromRow, toRow }) => toRow > fromRow)
      .sort((one, other) => one.fromRow - other.fromRow);
  }

  /** The row, with what is merged into it from above. */
  fill(row: RawRow): RawRow {
    if (this.#next === this.#downwards.length && this.#standing.length === 0) return row;
    const filled = this.#filled(row);
    this.#begin(row);
    return filled;
  }

  #filled(row: RawRow): RawRow {
    this.#standing = this.#standing.filter(({ toRow }) => toRow >= row.row);
    const missing = this.#standing.filter(({ column }) => (row.texts[column] ?? "") === "");
    if (missing.length === 0) return row;
    const texts = [...row.texts];
    const marks = new Map(row.marks);
    for (const { column, text, mark } of missing) {
      while (texts.length <= column) texts.push("");
      texts[column] = text;
      marks.set(column, { kind: mark?.kind ?? "text", formula: mark?.formula ?? false, merged: true });
    }
    return { ...row, texts, marks };
  }

  #begin({ row, texts, marks }: RawRow): void {
    for (;;) {
      const merge = this.#downwards[this.#next];
      if (merge === undefined || merge.fromRow > row) return;
      this.#next += 1;
      const text = texts[merge.fromColumn] ?? "";
      if (merge.fromRow !== row || text === "") continue;
      this.#standing.push({ toRow: merge.toRow, column: merge.fromColumn, text, mark: marks?.get(merge.fromColumn) });
    }
  }
}
