/**
 * Names made of two words that are one: Abd al-Rahman, Nour al-Din, Habib Allah. Written together or apart, with the article in
 * any of its sounds, they fold to one word: `abdulrahman`, `nuraldin`, `habibullah`.
 */
import type { Script } from "./script.ts";

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
