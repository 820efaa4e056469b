/** How the same name comes to be written otherwise: another usual spelling, or a typing error. Names here are invented. */
import type { Random } from "../simulation/random.ts";
import {
  ARAB_FAMILIES,
  CENTRAL_ASIAN_FAMILIES,
  CENTRAL_ASIAN_MEN,
  CENTRAL_ASIAN_WOMEN,
  KURDISH_FAMILIES,
} from "./family-words.ts";
import { ARAB_MEN, ARAB_WOMEN, KURDISH_MEN, KURDISH_WOMEN } from "./given-words.ts";
import { readWords } from "./words.ts";

const TABLES = [
  ...[ARAB_MEN, ARAB_WOMEN, ARAB_FAMILIES, KURDISH_MEN, KURDISH_WOMEN, KURDISH_FAMILIES].map((table) =>
    readWords(table),
  ),
  ...[CENTRAL_ASIAN_MEN, CENTRAL_ASIAN_WOMEN, CENTRAL_ASIAN_FAMILIES].map((table) => readWords(table, true)),
];

const USUAL = usualSpellings();

function usualSpellings(): ReadonlyMap<string, readonly string[]> {
  const usual = new Map<string, Set<string>>();
  for (const { latin, otherLatin } of TABLES.flat()) {
    const together = [latin, ...otherLatin];
    for (const spelling of together) {
      const others = usual.get(spelling.toLowerCase()) ?? new Set();
      for (const other of together) if (other !== spelling) others.add(other);
      usual.set(spelling.toLowerCase(), others);
    }
  }
  return new Map([...usual].map(([spelling, others]) => [spelling, [...others]]));
}

/** How clerks differ over a sound: both ways of writing each. */
const DIFFERENCES: readonly (readonly [string, string])[] = [
  ["kh", "h"],
  ["ou", "u"],
  ["ee", "i"],
  ["ay", "ai"],
  ["aw", "au"],
  ["dh", "z"],
  ["sh", "ch"],
  ["q", "k"],
  ["gh", "g"],
  ["u", "o"],
  ["i", "e"],
  ["al-", "Al "],
  ["'", ""],
  ["j", "g"],
  ["ss", "s"],
  ["х", "к"],
  ["ё", "е"],
  ["дж", "ж"],
];

/** What is left off or joined in Arabic letters; nobody puts a hamza where none belongs. */
const LEFT_OFF: readonly (readonly [RegExp, string])[] = [
  [/[أإآ]/u, "ا"],
  [/ة(?= |$)/u, "ه"],
  [/ى(?= |$)/u, "ي"],
  [/ي(?= |$)/u, "ى"],
  [/عبد /u, "عبد"],
  [/ئ/u, "ي"],
  [/ؤ/u, "و"],
  [/ء(?= |$)/u, ""],
];

/** The other usual spellings of a word (or compound) in Latin letters: from the tables, else by how clerks differ. */
export function latinVariants(word: string): readonly string[] {
  return USUAL.get(word.toLowerCase()) ?? differently(word);
}

function differently(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [one, other] of DIFFERENCES) {
    if (one !== "" && text.includes(one)) found.add(text.replace(one, other));
    if (other !== "" && text.includes(other)) found.add(text.replace(other, one));
  }
  for (const [whole, less] of LEFT_OFF) found.add(text.replace(whole, less));
  found.delete(text);
  return [...found];
}

/** A word or a whole name with one of its words in another usual spelling; as it was where none is known. */
export function respelt(text: string, random: Random): string {
  const whole = USUAL.get(text.toLowerCase());
  if (whole !== undefined) return random.pick(whole) ?? text;
  const words = text.split(" ");
  const first = random.below(words.length);
  for (let turn = 0; turn < words.length; turn++) {
    const at = (first + turn) % words.length;
    const other = random.pick(latinVariants(words[at] ?? ""));
    if (other !== undefined) return [...words.slice(0, at), other, ...words.slice(at + 1)].join(" ");
  }
  return text;
}

const KEYBOARDS = [
  "qwertyuiop asdfghjkl zxcvbnm",
  "ضصثقفغعهخحجد شسيبلاتنمكط ئءؤرىةوزظ",
  "йцукенгшщзхъ фывапролджэ ячсмитьбю",
];

/** With one typing error: two letters swapped, one left out, one twice, or its neighbour on the keyboard. Never as it was. */
export function mistyped(text: string, random: Random): string {
  const letters = Array.from(text);
  const places = letters.flatMap((letter, place) => (/\p{L}/u.test(letter) ? [place] : []));
  const place = random.pick(places);
  if (place === undefined) return `${text}.`;
  const letter = letters[place] ?? "";
  const next = letters[place + 1];
  const error = random.below(4);
  if (error === 0 && next !== undefined && next !== letter && /\p{L}/u.test(next)) {
    return [...letters.slice(0, place), next, letter, ...letters.slice(place + 2)].join("");
  }
  if (error === 1 && places.length > 2) return [...letters.slice(0, place), ...letters.slice(place + 1)].join("");
  if (error === 2)
    return [...letters.slice(0, place), besideOnKeyboard(letter, random), ...letters.slice(place + 1)].join("");
  return [...letters.slice(0, place), letter, ...letters.slice(place)].join("");
}

function besideOnKeyboard(letter: string, random: Random): string {
  for (const keyboard of KEYBOARDS) {
    const at = keyboard.indexOf(letter.toLowerCase());
    if (at === -1) continue;
    const beside = [keyboard[at - 1], keyboard[at + 1]].filter((key) => key !== undefined && key !== " ");
    return random.pick(beside) ?? letter + letter;
  }
  return letter + letter;
}
