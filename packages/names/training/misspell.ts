/** Typing errors: a letter lost, doubled, swapped with the next, or taken from beside it on the keyboard. */
import type { LearnedScript } from "../src/model/letters.ts";
import { anyOf, type Random } from "./random.ts";

/** Rows of the keyboards people type on, in folded letters. */
const KEYBOARDS: Readonly<Record<LearnedScript, readonly string[]>> = {
  Latn: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  Arab: ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ذرهوزظ"],
  Cyrl: ["йцукенгшщзх", "фывапролджэ", "ячсмитьбю"],
};

const FEWEST_LETTERS = 4;

/** The word with one such error; undefined where it is too short for one. The first letter stays: it is the one people look at. */
export function misspelt(word: string, script: LearnedScript, random: Random): string | undefined {
  if (word.length < FEWEST_LETTERS) return undefined;
  const at = 1 + Math.floor(random() * (word.length - 1));
  const letter = word.charAt(at);
  const [before, behind] = [word.slice(0, at), word.slice(at + 1)];
  const error = Math.floor(random() * 4);
  if (error === 0) return before + behind;
  if (error === 1) return before + letter + letter + behind;
  if (error === 2) return before + behind.slice(0, 1) + letter + behind.slice(1);
  return before + (anyOf(besides(letter, script), random) ?? letter) + behind;
}

function besides(letter: string, script: LearnedScript): string[] {
  return KEYBOARDS[script].flatMap((row) => {
    const at = row.indexOf(letter);
    return at < 0 ? [] : [row.charAt(at - 1), row.charAt(at + 1)].filter((beside) => beside !== "");
  });
}
