/**
 * Who carries which word: for each word the slots of its people. What came last hangs together word by word, backwards; when
 * there is enough of it, everything is laid out again as one run of slots (Uint32) after another.
 */
/** The newest are laid out with the rest when there are so many, or more than of the rest. */
const FEWEST_NEWEST = 1 << 18;
const NONE = -1;
const NOBODY = new Uint32Array(0);

export class Postings {
  /** The slots of word w stand from `#starts[w]` to `#starts[w + 1]`, as far as words were laid out. */
  #slots = new Uint32Array(0);
  #starts = new Uint32Array(1);
  /** The newest, in the order in which they came: the slot, and where the one before of the same word stands. */
  #newest = new Uint32Array(1_024);
  #before = new Int32Array(1_024);
  #newestSize = 0;
  /** By word: where the last of its newest stands, and how many there are. */
  #last = new Int32Array(1_024).fill(NONE);
  #newestCounts = new Uint32Array(1_024);
  /** Words are numbered up to here. */
  #words = 0;

  /** Words are numbered from 0; a new word has the number after the last. */
  add(word: number, slot: number): void {
    if (word >= this.#last.length) this.#growWords(word + 1);
    const before = this.#last[word] ?? NONE;
    if (before !== NONE && this.#newest[before] === slot) return;
    if (this.#newestSize === this.#newest.length) this.#growNewest();
    this.#newest[this.#newestSize] = slot;
    this.#before[this.#newestSize] = before;
    this.#last[word] = this.#newestSize;
    this.#newestCounts[word] = (this.#newestCounts[word] ?? 0) + 1;
    this.#newestSize += 1;
    if (word >= this.#words) this.#words = word + 1;
    if (this.#newestSize > Math.max(FEWEST_NEWEST, this.#slots.length)) this.layOut();
  }

  /** How many people carry a word: one who stated it in two entries may be counted twice. */
  count(word: number): number {
    return this.#laidOut(word) + (this.#newestCounts[word] ?? 0);
  }

  /** The word's people, for loops that must be quick: a part of a run, and the newest; both ascend. */
  of(word: number): { readonly run: Uint32Array; readonly newest: Uint32Array } {
    const start = this.#starts[word] ?? 0;
    return { run: this.#slots.subarray(start, start + this.#laidOut(word)), newest: ascending(this.#newestOf(word)) };
  }

  /** Lays everything out anew. Of each word, people whose slots are `gone` are left out. */
  layOut(gone?: ReadonlySet<number>): void {
    const starts = new Uint32Array(this.#words + 1);
    const slots = new Uint32Array(this.#slots.length + this.#newestSize);
    let at = 0;
    for (let word = 0; word < this.#words; word += 1) {
      starts[word] = at;
      const run = this.#starts[word] ?? 0;
      const end = run + this.#laidOut(word);
      for (let from = run; from < end; from += 1) {
        const slot = this.#slots[from] as number;
        if (gone === undefined || !gone.has(slot)) slots[at++] = slot;
      }
      for (const slot of this.#newestOf(word)) if (gone === undefined || !gone.has(slot)) slots[at++] = slot;
      ascending(slots.subarray(starts[word], at));
    }
    starts[this.#words] = at;
    this.#slots = at === slots.length ? slots : slots.slice(0, at);
    this.#starts = starts;
    this.#newestSize = 0;
    this.#last.fill(NONE);
    this.#newestCounts.fill(0);
  }

  #laidOut(word: number): number {
    return word + 1 < this.#starts.length ? (this.#starts[word + 1] ?? 0) - (this.#starts[word] ?? 0) : 0;
  }

  #newestOf(word: number): Uint32Array {
    let left = this.#newestCounts[word] ?? 0;
    if (left === 0) return NOBODY;
    const slots = new Uint32Array(left);
    for (let at = this.#last[word] ?? NONE; at !== NONE; at = this.#before[at] ?? NONE) {
      left -= 1;
      slots[left] = this.#newest[at] ?? 0;
    }
    return slots;
  }

  #growNewest(): void {
    const [newest, before] = [new Uint32Array(this.#newestSize * 2), new Int32Array(this.#newestSize * 2)];
    newest.set(this.#newest);
    before.set(this.#before);
    this.#newest = newest;
    this.#before = before;
  }

  #growWords(words: number): void {
    const size = Math.max(words, this.#last.length * 2);
    const [last, counts] = [new Int32Array(size).fill(NONE), new Uint32Array(size)];
    last.set(this.#last);
    counts.set(this.#newestCounts);
    this.#last = last;
    this.#newestCounts = counts;
  }
}

/** Puts slots in order, which mostly are: people are numbered as they come. */
export function ascending(slots: Uint32Array): Uint32Array {
  for (let at = 1; at < slots.length; at += 1)
    if ((slots[at] as number) < (slots[at - 1] as number)) return slots.sort();
  return slots;
}
