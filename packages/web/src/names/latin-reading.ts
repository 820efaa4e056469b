/**
 * A name in another script, read in Latin letters by a machine, for who cannot read the script it was given in. It is a
 * help to the eye and no name: nobody is found, matched or told apart by it. A word that has a usual spelling is written
 * so; every other is written letter by letter. Arabic does not write its short vowels, so an *a* stands where one must be.
 */
import { ARABIC, CYRILLIC, isSorani, type Letters, SORANI } from "./letters.ts";
import { USUAL_SPELLINGS } from "./usual-spellings.ts";

const VOWEL = /[aeiouêîûāīū]/u;
const CONSONANT = /[bcdfghjklmnpqrstvwxyzḥṣṭẓšč]/u;
/** Signs above and below letters, and the stroke that only stretches a word. */
const SIGNS = /[\u064b-\u065f\u0670\u0640]/gu;

/** The name in Latin letters; undefined where it stands in them already, or in a script that is not known here. */
export function latinReading(name: string): string | undefined {
  const letters = lettersFor(name);
  if (letters === undefined) return undefined;
  return name
    .normalize("NFC")
    .replace(SIGNS, "")
    .split(/(\s+|-|،|,)/u)
    .map((part) => (/^\p{L}/u.test(part) ? readWord(part, letters) : part.replace("،", ",")))
    .join("")
    .trim();
}

function lettersFor(name: string): Letters | undefined {
  if (/\p{Script=Cyrillic}/u.test(name)) return CYRILLIC;
  if (!/\p{Script=Arabic}/u.test(name)) return undefined;
  return isSorani(name) ? SORANI : ARABIC;
}

function readWord(word: string, letters: Letters): string {
  if (!letters.writesVowels) {
    const usual = USUAL_SPELLINGS.get(word);
    if (usual !== undefined) return usual;
    if (word.startsWith("ال") && word.length > 3) return `al-${readWord(word.slice(2), letters)}`;
    if (word.startsWith("عبدال") && word.length > 6) return `Abd al-${readWord(word.slice(5), letters)}`;
    if (word.startsWith("بو") && word.length > 4) return `Bu${readWord(word.slice(2), letters).toLowerCase()}`;
  }
  const written = lettersOf(word, letters);
  return capital(letters.writesVowels ? written.join("") : withVowels(written));
}

/** Letter by letter; و and ي are consonants at the start of a word and beside a vowel. */
function lettersOf(word: string, { table, halfVowels }: Letters): string[] {
  const signs = Array.from(word);
  const isVowelSign = (sign: string | undefined): boolean => sign !== undefined && VOWEL.test(table[sign] ?? "");
  return signs.map((sign, at) => {
    const half = halfVowels[sign];
    if (half === undefined) return table[sign] ?? (/\p{L}/u.test(sign) ? "" : sign);
    return at === 0 || isVowelSign(signs[at + 1]) || isVowelSign(signs[at - 1]) ? half.consonant : half.vowel;
  });
}

/** Puts an *a* between consonants that nobody could say together: after the first, and then after every second. */
function withVowels(letters: readonly string[]): string {
  let word = "";
  let closed = true;
  const heard = letters.filter((letter) => letter !== "");
  for (const [at, letter] of heard.entries()) {
    word += letter;
    const next = heard[at + 1];
    const isPair = CONSONANT.test(letter) && next !== undefined && CONSONANT.test(next);
    const beforeVowel = VOWEL.test(heard[at + 2] ?? "");
    if (!isPair || (!closed && beforeVowel)) {
      closed = isPair;
      continue;
    }
    word += "a";
    closed = false;
  }
  return word;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
