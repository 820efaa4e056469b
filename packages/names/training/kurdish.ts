/**
 * Kurdish, for which there are no public pairs: made-up words, written in Kurmanji's Latin letters, in Sorani's Arabic ones by the
 * rules that tie the two, and in the English spelling of passports. They teach the model what the letters are to one another;
 * of real names they know nothing.
 */
import { foldWord } from "../src/fold.ts";
import { anyOf, type Random } from "./random.ts";

/** Kurmanji, Sorani, and what passports write for it. */
const CONSONANTS: readonly (readonly [string, string, string])[] = [
  ["b", "ب", "b"],
  ["c", "ج", "j"],
  ["ç", "چ", "ch"],
  ["d", "د", "d"],
  ["f", "ف", "f"],
  ["g", "گ", "g"],
  ["h", "ه", "h"],
  ["j", "ژ", "zh"],
  ["k", "ک", "k"],
  ["l", "ل", "l"],
  ["m", "م", "m"],
  ["n", "ن", "n"],
  ["p", "پ", "p"],
  ["q", "ق", "q"],
  ["r", "ر", "r"],
  ["s", "س", "s"],
  ["ş", "ش", "sh"],
  ["t", "ت", "t"],
  ["v", "ڤ", "v"],
  ["w", "و", "w"],
  ["x", "خ", "kh"],
  ["y", "ی", "y"],
  ["z", "ز", "z"],
];
const VOWELS: readonly (readonly [string, string, string])[] = [
  ["a", "ا", "a"],
  ["e", "ە", "a"],
  ["e", "ە", "e"],
  ["ê", "ێ", "e"],
  ["i", "", "i"],
  ["î", "ی", "i"],
  ["î", "ی", "ee"],
  ["o", "ۆ", "o"],
  ["u", "و", "u"],
  ["û", "وو", "u"],
  ["û", "وو", "oo"],
];

/** As many pairs of folded words, Latin and Arabic, half of them in each Latin spelling. */
export function kurdishPairs(count: number, random: Random): [string, string][] {
  return Array.from({ length: count }, (_, index): [string, string] => {
    const word = madeUp(random);
    const latin = word.map((sound) => sound[index % 2 === 0 ? 0 : 2] ?? "").join("");
    return [foldWord(latin), foldWord(word.map(([, sorani]) => sorani).join(""))];
  }).filter(([latin, arabic]) => latin !== "" && arabic !== "");
}

/** Two or three syllables, most of them closed. */
function madeUp(random: Random): (readonly [string, string, string])[] {
  const syllables = 2 + Math.floor(random() * 2);
  const sounds: (readonly [string, string, string] | undefined)[] = [];
  for (let syllable = 0; syllable < syllables; syllable += 1) {
    if (syllable > 0 || random() < 0.8) sounds.push(anyOf(CONSONANTS, random));
    sounds.push(anyOf(VOWELS, random));
    if (random() < 0.5) sounds.push(anyOf(CONSONANTS, random));
  }
  return sounds.flatMap((sound) => (sound === undefined ? [] : [sound]));
}
