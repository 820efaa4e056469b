/** Whether one word may be the other, mistyped: cheap, for it is asked of thousands before the model judges the few. */

/** One letter in four may be wrong, and never more than three: of three letters any other is another name. */
const LETTERS_A_MISTAKE = 4;
const MOST_MISTAKES = 3;
/** No name has a word so long. */
const LONGEST = 64;

/** A mistake is a letter missing, too many, another, or two in the wrong order. */
export function isMisspelling(one: string, other: string): boolean {
  const most = Math.min(MOST_MISTAKES, Math.floor(Math.max(one.length, other.length) / LETTERS_A_MISTAKE));
  return Math.abs(one.length - other.length) <= most && mistakes(one, other, most) <= most;
}

/** Rows of the table, used again for every pair: this is asked thousands of times for one search. */
let rows: readonly [Uint8Array, Uint8Array, Uint8Array] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** Optimal string alignment, given up when every way has more than `most` mistakes. */
function mistakes(one: string, other: string, most: number): number {
  if (Math.max(one.length, other.length) >= LONGEST) return most + 1;
  let [beforeLast, last, row] = rows;
  for (let j = 0; j <= other.length; j += 1) last[j] = j;
  for (let i = 1; i <= one.length; i += 1) {
    row[0] = i;
    let fewest = i;
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one.charCodeAt(i - 1) === other.charCodeAt(j - 1);
      let fewer = Math.min(at(last, j - 1) + (isSame ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      const isTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isTurned) fewer = Math.min(fewer, at(beforeLast, j - 2) + 1);
      row[j] = fewer;
      fewest = Math.min(fewest, fewer);
    }
    if (fewest > most) return fewest;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  rows = [beforeLast, last, row];
  return at(last, other.length);
}

function at(row: Uint8Array, index: number): number {
  return row[index] ?? 0;
}
