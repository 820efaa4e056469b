/**
 * Rivals: the words that are most easily taken for another, which is what the model must learn to tell apart. Found by their
 * consonants, one of which may be missing.
 */
import { anyOf, type Random } from "./random.ts";

/** Letters that writers leave out, in any of the scripts. */
const WEAK = new Set("aeiouyhاويهعаеиоуйыюяь");

export class Rivals {
  readonly #frames: readonly string[];
  readonly #byFrame = new Map<string, number[]>();

  constructor(words: readonly string[]) {
    this.#frames = words.map(frameOf);
    this.#frames.forEach((frame, word) => {
      for (const shorter of withOneLess(frame)) {
        const words = this.#byFrame.get(shorter);
        if (words === undefined) this.#byFrame.set(shorter, [word]);
        else words.push(word);
      }
    });
  }

  /** Up to `count` of the words near this one, by their places; never itself. */
  of(word: number, count: number, random: Random): ReadonlySet<number> {
    const frame = this.#frames[word] ?? "";
    const shorter = withOneLess(frame);
    const found = new Set<number>();
    for (let turn = 0; turn < count; turn += 1) {
      const near = turn % 3 === 0 ? frame : (anyOf(shorter, random) ?? frame);
      const rival = anyOf(this.#byFrame.get(near) ?? [], random);
      if (rival !== undefined && rival !== word) found.add(rival);
    }
    return found;
  }
}

function frameOf(word: string): string {
  let frame = "";
  for (const letter of word) if (!WEAK.has(letter) && !frame.endsWith(letter)) frame += letter;
  return frame;
}

function withOneLess(frame: string): string[] {
  const shorter = new Set([frame]);
  for (let index = 0; index < frame.length; index += 1) shorter.add(frame.slice(0, index) + frame.slice(index + 1));
  return [...shorter];
}
