/**
 * Who carries which word: for each word the slots of its people. What came last stands in lists of its own; when those have
 * grown, everything is laid out again as one run of slots (Uint32) after another.
 */

/** The newest are laid out with the rest when there are so many, or half as many as the rest. */
const FEWEST_NEWEST = 1 << 18;
const NONE: readonly number[] = [];

export class Postings {
  /** The slots of word w stand from `#starts[w]` to `#starts[w + 1]`, as far as words were laid out. */
  #slots = new Uint32Array(0);
  #starts = new Uint32Array(1);
  #newest = new Map<number, number[]>();
  /** Words are numbered up to here. */
  #words = 0;
  #newestPairs = 0;

  /** Words are numbered from 0; a new word has the number after the last. */
  add(word: number, slot: number): void {
    const newest = this.#newest.get(word);
    if (newest === undefined) this.#newest.set(word, [slot]);
    else if (newest.at(-1) === slot) return;
    else newest.push(slot);
    this.#words = Math.max(this.#words, word + 1);
    this.#newestPairs += 1;
    if (this.#newestPairs > Math.max(FEWEST_NEWEST, this.#slots.length / 2)) this.layOut();
  }

  /** How many people carry a word: one who stated it in two entries may be counted twice. */
  count(word: number): number {
    return this.#laidOut(word) + (this.#newest.get(word)?.length ?? 0);
  }

  /** The word's people, for loops that must be quick: a part of a run, and a list. */
  of(word: number): { readonly run: Uint32Array; readonly newest: readonly number[] } {
    const start = this.#starts[word] ?? 0;
    const run = this.#slots.subarray(start, start + this.#laidOut(word));
    return { run, newest: this.#newest.get(word) ?? NONE };
  }

  /** Lays everything out anew. Of each word, people whose slots are `gone` are left out. */
  layOut(gone?: ReadonlySet<number>): void {
    const starts = new Uint32Array(this.#words + 1);
    const slots = new Uint32Array(this.#slots.length + this.#newestPairs);
    let at = 0;
    for (let word = 0; word < this.#words; word += 1) {
      starts[word] = at;
      const { run, newest } = this.of(word);
      for (const part of [run, newest]) for (const slot of part) if (gone?.has(slot) !== true) slots[at++] = slot;
    }
    starts[this.#words] = at;
    this.#slots = slots.slice(0, at);
    this.#starts = starts;
    this.#newest = new Map();
    this.#newestPairs = 0;
  }

  #laidOut(word: number): number {
    return word + 1 < this.#starts.length ? (this.#starts[word + 1] ?? 0) - (this.#starts[word] ?? 0) : 0;
  }
}
