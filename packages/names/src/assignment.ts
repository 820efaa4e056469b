/** Which part of the one name goes with which of the other: the pairing of the greatest total, not the first that fits. */

/**
 * For each row the column it is paired with, or -1. A pairing is never worth less than none: what is at most 0 is left alone.
 * The Hungarian method, in the form of shortest augmenting paths (Jonker and Volgenant 1987): cubic, for at most 24 parts.
 */
export function bestAssignment(worth: readonly (readonly number[])[]): readonly number[] {
  const rows = worth.length;
  // A column of nothing for every row, so that any row may stay alone.
  const columns = (worth[0]?.length ?? 0) + rows;
  const cost = (row: number, column: number) => -Math.max(0, worth[row]?.[column] ?? 0);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) augment(row, columns, cost, rowPotential, columnPotential, rowOf);
  const paired = Array.from({ length: rows }, () => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && cost(row, column - 1) < 0) paired[row] = column - 1;
  }
  return paired;
}

/** Finds a place for one more row, moving others where that is worth it. Rows and columns count from 1; 0 is the one to place. */
function augment(
  row: number,
  columns: number,
  cost: (row: number, column: number) => number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  rowOf: Int32Array,
): void {
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(columns + 1);
  const done = new Uint8Array(columns + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    done[column] = 1;
    const here = rowOf[column] ?? 0;
    let [delta, next] = [Number.POSITIVE_INFINITY, 0];
    for (let other = 1; other <= columns; other += 1) {
      if (done[other] === 1) continue;
      const reduced = cost(here - 1, other - 1) - (rowPotential[here] ?? 0) - (columnPotential[other] ?? 0);
      if (reduced < (least[other] ?? 0)) [least[other], before[other]] = [reduced, column];
      if ((least[other] ?? 0) < delta) [delta, next] = [least[other] ?? 0, other];
    }
    for (let other = 0; other <= columns; other += 1) {
      if (done[other] === 1) {
        const owner = rowOf[other] ?? 0;
        rowPotential[owner] = (rowPotential[owner] ?? 0) + delta;
        columnPotential[other] = (columnPotential[other] ?? 0) - delta;
      } else least[other] = (least[other] ?? 0) - delta;
    }
    column = next;
  } while (rowOf[column] !== 0);
  for (; column !== 0; column = before[column] ?? 0) rowOf[column] = rowOf[before[column] ?? 0] ?? 0;
}
