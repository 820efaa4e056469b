/** How close two folded words of places are: by the letters within a script, by the learned model beyond it. */
import { wordLikeness } from "../likeness.ts";
import { scriptOf } from "../script.ts";

/** From 0 to 1, the one as it was written and the other as it is known. Numbers are the same or are not. */
export function closeness(one: string, other: string): number {
  if (one === other) return 1;
  if (/\p{N}/u.test(one + other)) return 0;
  if (isAcrossScripts(one, other)) return wordLikeness(one, other) * ACROSS_SCRIPTS;
  const letters = Math.max(byLetters(one, other), other.startsWith(one) && one.length >= 3 ? SHORTENED : 0);
  if (letters < LEAST_IN_COMMON) return letters;
  const likely = wordLikeness(one, other);
  return likely > letters ? (likely + letters) / 2 : letters;
}

/** Whether only the learned model can compare them. */
export function isAcrossScripts(one: string, other: string): boolean {
  return scriptOf(one) !== scriptOf(other);
}

/** `Det` for detention. */
const SHORTENED = 0.8;
/** What one error costs, of a whole letter: one in a word of six leaves 0.86. */
const ERROR = 0.85;
/** With fewer letters in common the likeliest respelling is none; asking costs more than all the rest. */
const LEAST_IN_COMMON = 0.4;
/** Two scripts never agree as surely as the same letters do. */
const ACROSS_SCRIPTS = 0.97;

function byLetters(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  const fewest = Math.abs(one.length - other.length);
  const most = alikeWith(fewest, longest);
  return most < LEAST_IN_COMMON ? most : alikeWith(errorsBetween(one, other), longest);
}

function alikeWith(errors: number, letters: number): number {
  return 1 - (ERROR * errors) / letters;
}

/** The fewest letters left out, put in, changed or swapped with the next (Damerau's distance, each place edited once). */
function errorsBetween(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const next = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let fewest = Math.min(
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
      );
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped && row > 1 && column > 1) fewest = Math.min(fewest, (before[column - 2] ?? 0) + 1);
      next.push(fewest);
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
