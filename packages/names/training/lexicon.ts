/** All the words there are to learn from, and which of them are one name: those that share a word of another script. */
import type { LearnedScript } from "../src/model/letters.ts";
import { scriptOf } from "../src/script.ts";
import { anyOf, type Random, shuffled } from "./random.ts";
import { isSetAside } from "./set-aside.ts";
import { readPairs, type WordPair } from "./word-pairs.ts";

/** Of a word with many spellings so many pairs are taken, lest the commonest names be all there is. */
const MOST_OF_A_NAME = 4;

export class Lexicon {
  readonly #pairs: Readonly<Record<"Arab" | "Cyrl", readonly WordPair[]>>;
  /** By word, the words of other scripts that it was met with. */
  readonly #partners = new Map<string, Set<string>>();

  private constructor(arabic: readonly WordPair[], cyrillic: readonly WordPair[]) {
    this.#pairs = { Arab: arabic, Cyrl: cyrillic };
    for (const { latin, other } of [...arabic, ...cyrillic]) {
      this.#meet(latin, other);
      this.#meet(other, latin);
    }
  }

  static async read(folder: URL): Promise<Lexicon> {
    const [arabic, cyrillic] = await Promise.all([readPairs(folder, "Arab"), readPairs(folder, "Cyrl")]);
    const kept = (pairs: readonly WordPair[]) => pairs.filter(({ latin }) => !isSetAside(latin));
    return new Lexicon(kept(arabic), kept(cyrillic));
  }

  #meet(word: string, partner: string): void {
    const partners = this.#partners.get(word);
    if (partners === undefined) this.#partners.set(word, new Set([partner]));
    else partners.add(partner);
  }

  /** A word that was made up: where it is none of the words read, it is the same name as this one. */
  alsoWritten(word: string, madeUp: string): void {
    const partners = this.#partners.get(word);
    if (partners !== undefined && !this.#partners.has(madeUp)) this.#partners.set(madeUp, partners);
  }

  isOneName(first: string, second: string): boolean {
    const ofFirst = this.#partners.get(first);
    const ofSecond = this.#partners.get(second);
    if (first === second || ofFirst === undefined || ofSecond === undefined) return first === second;
    return ofFirst.has(second) || [...ofFirst].some((partner) => ofSecond.has(partner));
  }

  /** The pairs there are between two scripts: as they were read, or of words that share a word of another script. */
  pairs(one: LearnedScript, other: LearnedScript, random: Random): (readonly [string, string])[] {
    if (one === "Latn" && other !== "Latn") return this.#pairs[other].map((pair) => [pair.latin, pair.other]);
    const shared = new Map<string, [Set<string>, Set<string>]>();
    for (const [script, side] of [
      [one, 0],
      [other, 1],
    ] as const) {
      for (const [word, through] of this.#through(script, one === other)) {
        const sides = shared.get(through) ?? [new Set(), new Set()];
        sides[side].add(word);
        shared.set(through, sides);
      }
    }
    return [...shared.values()].flatMap(([firsts, seconds]) => someOf([...firsts], [...seconds], random));
  }

  /**
   * Words of a script, each with the words through which it may meet others. Few words of another script than Latin share a Latin one,
   * so they may meet, for a pair within their script, where Latin respellings of one name lead to them.
   */
  *#through(script: LearnedScript, within: boolean): Generator<[string, string]> {
    for (const pairs of [this.#pairs.Arab, this.#pairs.Cyrl]) {
      for (const { latin, other } of pairs) {
        if (script === "Latn") yield [latin, other];
        else if (pairs === this.#pairs[script]) {
          yield [other, latin];
          const partners = within ? (this.#partners.get(latin) ?? []) : [];
          for (const partner of partners) if (partner !== other) yield [other, partner];
        }
      }
    }
  }

  /**
   * Latin words that no Arabic one was met with, each with the Arabic partners of the Latin words that it shares a Cyrillic one with: new
   * spellings of names that are known in Arabic. Some are of another name of the same person; learning leaves out what does not sound alike.
   * From then on the two are no rivals of each other (`isOneName`).
   */
  respellings(): (readonly [string, string])[] {
    const arabic = new Set(this.#pairs.Arab.map(({ latin }) => latin));
    const found = new Map<string, readonly [string, string]>();
    for (const { latin: known, other } of this.#pairs.Arab) {
      for (const cyrillic of this.#partners.get(known) ?? []) {
        if (scriptOf(cyrillic) !== "Cyrl") continue;
        for (const latin of this.#partners.get(cyrillic) ?? []) {
          if (!arabic.has(latin)) found.set(`${latin}\t${other}`, [latin, other]);
        }
      }
    }
    for (const [latin, other] of found.values()) this.#meet(latin, other);
    return [...found.values()];
  }

  /** Any words of the script, each once or not at all. */
  some(script: LearnedScript, count: number, random: Random): string[] {
    const pairs = script === "Cyrl" ? this.#pairs.Cyrl : this.#pairs.Arab;
    const all = [...new Set(pairs.map((pair) => (script === "Latn" ? pair.latin : pair.other)))];
    return [...shuffled(all.length, random).subarray(0, count)].flatMap((place) => all[place] ?? []);
  }
}

function someOf(firsts: readonly string[], seconds: readonly string[], random: Random): [string, string][] {
  const chosen = new Map<string, [string, string]>();
  const possible = Math.min(MOST_OF_A_NAME, firsts.length * seconds.length);
  for (let turn = 0; turn < possible; turn += 1) {
    const [first, second] = [anyOf(firsts, random), anyOf(seconds, random)];
    if (first === undefined || second === undefined || first === second) continue;
    if (!chosen.has(`${second}\t${first}`)) chosen.set(`${first}\t${second}`, [first, second]);
  }
  return [...chosen.values()];
}
