/**
 * Rarer family words: three consonants in one of the patterns Arabic makes words of. Most are no word anybody bears; they give
 * a million invented people the long tail of words that a real register has.
 */
import type { Random } from "../simulation/random.ts";
import type { InventedWord } from "./words.ts";

const CONSONANTS: readonly (readonly [arabic: string, latin: string])[] = [
  ["ب", "b"],
  ["ت", "t"],
  ["ج", "j"],
  ["ح", "h"],
  ["خ", "kh"],
  ["د", "d"],
  ["ر", "r"],
  ["ز", "z"],
  ["س", "s"],
  ["ش", "sh"],
  ["ص", "s"],
  ["ض", "d"],
  ["ط", "t"],
  ["ع", "'"],
  ["غ", "gh"],
  ["ف", "f"],
  ["ق", "q"],
  ["ك", "k"],
  ["ل", "l"],
  ["م", "m"],
  ["ن", "n"],
  ["ه", "h"],
  ["و", "w"],
  ["ي", "y"],
];

/** 1, 2 and 3 stand for the root's consonants; the Arabic beside the Latin. */
const PATTERNS: readonly (readonly [arabic: string, latin: string])[] = [
  ["1ا23", "1a2i3"],
  ["12ي3", "1a2i3"],
  ["123ان", "1a23an"],
  ["12ا3", "1a22a3"],
  ["12و3", "1a2u3"],
  ["م12و3", "ma12u3"],
  ["12ي3ة", "1u2ay3a"],
  ["1ي2ر3", "1ay2ar3"],
];

const ROOTS = CONSONANTS.length ** 3;

/** One word of some {@link ROOTS} × 8 × 3, the lower ranks far oftener (the rank is a cube of an even draw). */
export function rareFamily(random: Random): InventedWord {
  const rank = Math.floor(ROOTS * random.next() ** 3);
  // Neighbouring ranks are not neighbouring words: 7,919 is prime to the number of roots.
  const root = (rank * 7_919) % ROOTS;
  const first = consonant(root);
  const second = consonant(Math.floor(root / CONSONANTS.length));
  const third = consonant(Math.floor(root / CONSONANTS.length ** 2));
  const [arabicPattern, latinPattern] = PATTERNS[random.below(PATTERNS.length)] ?? ["123", "1a2a3"];
  const arabic = filled(arabicPattern, first[0], second[0], third[0]);
  const latin = capital(filled(latinPattern, first[1], second[1], third[1]).replace(/^'/, ""));
  const ending = random.below(3);
  if (ending === 0) return { arabic, latin, otherLatin: [] };
  if (ending === 1) return { arabic: `ال${arabic}`, latin: `al-${latin}`, otherLatin: [] };
  return { arabic: `ال${arabic.replace(/ة$/, "")}ي`, latin: `al-${latin.replace(/a$/, "")}i`, otherLatin: [] };
}

function consonant(number: number): readonly [string, string] {
  return CONSONANTS[number % CONSONANTS.length] ?? ["م", "m"];
}

function filled(pattern: string, first: string, second: string, third: string): string {
  let word = "";
  for (const sign of pattern) word += sign === "1" ? first : sign === "2" ? second : sign === "3" ? third : sign;
  return word;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
