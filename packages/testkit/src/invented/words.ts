/** A word of a name as it is written in each script, and how often one is drawn. */
import type { Random } from "../simulation/random.ts";

export interface InventedWord {
  readonly arabic: string;
  /** The first of the usual Latin spellings. */
  readonly latin: string;
  /** Other usual Latin spellings; empty for a rare word. */
  readonly otherLatin: readonly string[];
  /** For Central Asia and the Caucasus. */
  readonly cyrillic?: string;
}

/** A table of given-words.ts or family-words.ts, commonest first. */
export function readWords(table: string, withCyrillic = false): readonly InventedWord[] {
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [arabic = "", ...rest] = line.split("|");
      const cyrillic = withCyrillic ? rest.shift() : undefined;
      const [latin = "", ...otherLatin] = rest;
      if (arabic === "" || latin === "") throw new Error(`not a line of words: ${line}`);
      return { arabic, latin, otherLatin, ...(cyrillic === undefined ? {} : { cyrillic }) };
    });
}

/** Draws by rank as names are borne: the word of rank r about 1/(r + 2) as often (Zipf). */
export class WordDrawer {
  readonly #words: readonly InventedWord[];
  readonly #cumulative: Float64Array;
  readonly #total: number;

  constructor(words: readonly InventedWord[]) {
    if (words.length === 0) throw new Error("no words to draw from");
    this.#words = words;
    this.#cumulative = new Float64Array(words.length);
    let total = 0;
    for (let rank = 0; rank < words.length; rank++) {
      total += 1 / (rank + 2);
      this.#cumulative[rank] = total;
    }
    this.#total = total;
  }

  draw(random: Random): InventedWord {
    const at = random.next() * this.#total;
    let low = 0;
    let high = this.#cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#cumulative[middle] ?? this.#total) > at) high = middle;
      else low = middle + 1;
    }
    const word = this.#words[low];
    if (word === undefined) throw new Error(`no word of rank ${low}`);
    return word;
  }
}
