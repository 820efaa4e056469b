/**
 * Folding: one way of writing for what a clerk may write in several. Only within a script, and never for words that differ in
 * sound; what stands in two scripts or in another spelling is compared by the learned model (likeness.ts), and found by
 * its skeleton (skeleton.ts).
 */
import { canonicalCompound } from "./compound.ts";
import { foldArabic } from "./fold-arabic.ts";
import { foldCyrillic } from "./fold-cyrillic.ts";
import { foldLatin } from "./fold-latin.ts";
import { hasLookAlikes, unmasked, withoutDigitsForLetters } from "./look-alikes.ts";
import { scriptOf } from "./script.ts";

/** What a word may hold; the rest of a longer one is not compared. The longest word known in a name has some thirty letters. */
export const MOST_LETTERS = 60;

/** One word without case, marks, tatweel, article and the letters' variants; in its own script. Empty where nothing is left. */
export function foldWord(word: string): string {
  let folded = foldOnce(word);
  // A word of one script is folded when it is folded; of two scripts, what is left may be of the other.
  for (let round = 0; round < MOST_ROUNDS && !isPlain(folded); round += 1) {
    const again = foldOnce(folded);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

const MOST_ROUNDS = 8;

/** Letters of one script, in the forms that folding leaves; and no Latin d, for compounds (compound.ts) have one. */
function isPlain(folded: string): boolean {
  return /^(?:[a-ce-z]+|[ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ]+|[а-дж-шыюя]+)$/.test(folded) && !folded.startsWith("ال");
}

function foldOnce(word: string): string {
  const looked = word.slice(0, 4 * MOST_LETTERS);
  return foldPlain(PLAIN_LETTERS.test(looked) ? looked.toLowerCase() : withoutMarks(looked)).slice(0, MOST_LETTERS);
}

/** Letters that are written in one way only and have no marks on them: ASCII, Arabic, and what Kurdish and Persian add. */
const PLAIN_LETTERS = /^(?:[A-Za-z]+|[\u0621-\u063a\u0641-\u064aپچژکگیۆێەڵڕھ]+)$/;

function withoutMarks(word: string): string {
  return word
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replaceAll(/[\u064b-\u065f\u0670\u0640\p{Cf}]/gu, "")
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

function foldPlain(plain: string): string {
  const script = scriptOf(plain);
  if (script === "Arab") return canonicalCompound(foldArabic(plain), "Arab");
  if (script === "Other") return foldLatin(plain);
  const meant = hasLookAlikes(plain) ? unmasked(plain, script) : plain;
  if (script === "Cyrl") return foldCyrillic(meant);
  return canonicalCompound(foldLatin(withoutDigitsForLetters(meant)), "Latn");
}
