/**
 * Names made of two words that are one: Abd al-Rahman, Nour al-Din, Habib Allah. Written together or apart, with the article in
 * any of its sounds, they fold to one word: `abdulrahman`, `nuraldin`, `habibullah`.
 */
import { type Script, scriptOf } from "./script.ts";

/** `abd`, a vowel, and the article as it sounds before the letter that follows it. */
const SERVANT = /^abd(?:ou|oe|[aeuio])(?:l-?|(?=(sh|th|dh|[drstznl])\1)(?:\1))(?=\p{L}{3})/u;
const SERVANT_OF_GOD = /^abd(?:ou|oe|[aeuio])l?l[ae]h?$/u;
const OF_THE_FAITH = /^(\p{L}{2,}?)(?:ou|[aeuio])(?:ld|dd|tt)(?:in|een|ine|ene|ien|yn)$/u;
const OF_GOD = /^(\p{L}{2,}?)(?:ou|[aou])ll?ah$|^(\p{L}{3,}?)(?:ou|[uo])lla$/u;

/** The folded word with its compound, if it is one, written in the one way. */
export function canonicalCompound(folded: string, script: Script): string {
  if (script !== "Latn" || folded.length < 6) return folded;
  if (folded.startsWith("abd")) {
    if (SERVANT_OF_GOD.test(folded)) return "abdullah";
    return folded.replace(SERVANT, "abdul");
  }
  const [, faith] = OF_THE_FAITH.exec(folded) ?? [];
  if (faith !== undefined) return `${faith}aldin`;
  const god = OF_GOD.exec(folded);
  return god === null ? folded : `${god[1] ?? god[2] ?? ""}ullah`;
}

const SCRIPTS = {
  Arab: { servant: "عبد", article: "ال", faith: "ال", god: "الله", ofGod: "عبدالله" },
  Cyrl: { servant: "абдул", article: "", faith: "", god: "улла", ofGod: "абдулла" },
  Latn: { servant: "abdul", article: "", faith: "al", god: "ullah", ofGod: "abdullah" },
} as const;

/** Two folded words as the one word they are: *servant of* and a name, a name and the faith, a name and God. */
export function joined(how: "servant" | "faith" | "god", head: string, rest: string, article: boolean): string {
  const script = scriptOf(rest);
  const { servant, article: the, faith, god, ofGod } = SCRIPTS[script === "Other" ? "Latn" : script];
  if (how === "god") return `${head}${god}`;
  if (how === "faith") return `${head}${faith}${/^(?:[eua]dd)?(?:in|d[iy]ne?|deen)e?$/.test(rest) ? "din" : rest}`;
  return GOD.test(rest) ? ofGod : `${servant}${article ? the : ""}${rest}`;
}

const GOD = /^(?:[auo]ll?[ae]h?|l?lah|(?:ال)?له|الله|улла|аллах|оллох)$/u;

/** What a folded word may be written as by somebody who leaves a part of it out. Shortest is three letters. */
export function alsoWritten(folded: string): readonly string[] {
  for (const pattern of SHORTER) {
    const [, stem] = pattern.exec(folded) ?? [];
    if (stem !== undefined) return [stem];
  }
  return [];
}

/** The first group of each is what is left. */
const SHORTER: readonly RegExp[] = [
  // The Rahman of an Abd al-Rahman, and the Nour of a Nour al-Din.
  /^(?:abdul(?!lah)|عبدال(?!له)|абдул(?!ла))(.{3,})$/u,
  /^(.{3,})(?:aldin|الدين|иддин|аддин|уддин)$/u,
  // Alrawi, Benali, Belkacem, Bouazizi.
  /^[ae]l((?![aeiouyl]{2}|ex|[fb][aeior])[^aeiou].{3,})$/u,
  /^(?:bin|ben|ibn|bel)(.{4,})$/u,
  // The father in Ivanovich, Rahmonzoda, Nurlanuly, Mammadoglu; Hosseini has no other.
  /^(.{3,}?)(?:ovich|evich|ovitch|evitch|ovych|ovna|evna|ovic|ович|евич|овна|евна|івна)$/u,
  /^(.{3,}?)(?:zadeh?|zodah?|زاده|зода|заде|oglu|oghlu|ogly|uly|qizi|kyzy|оглы|улы|уулу|кызы)$/u,
];
