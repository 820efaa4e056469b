/** Whether one word may be the other, mistyped: cheap, for it is asked of thousands before the model judges the few. */

/** Letters of which one may be wrong: one of four, two of eight, never more than three. */
const LETTERS_A_MISTAKE = 4;
const MOST_MISTAKES = 3;

/** A mistake is a letter missing, too many, another, or two in the wrong order. */
export function isMisspelling(one: string, other: string): boolean {
  const most = Math.min(MOST_MISTAKES, Math.max(1, Math.floor(Math.max(one.length, other.length) / LETTERS_A_MISTAKE)));
  return Math.abs(one.length - other.length) <= most && mistakes(one, other, most) <= most;
}

/** Optimal string alignment, given up when every way has more than `most` mistakes. */
function mistakes(one: string, other: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let fewest = i;
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      let fewer = Math.min((last[j - 1] ?? 0) + (isSame ? 0 : 1), (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        fewer = Math.min(fewer, (beforeLast[j - 2] ?? 0) + 1);
      row.push(fewer);
      fewest = Math.min(fewest, fewer);
    }
    if (fewest > most) return fewest;
    [beforeLast, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
