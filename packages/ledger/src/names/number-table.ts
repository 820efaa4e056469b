/**
 * Numbers that authorities gave, in one run of bytes: some twenty-five bytes each, where a map of texts would take a hundred.
 * A whole number is found by its hash; one that begins or ends with what was typed, by looking through the bytes, which takes
 * a few milliseconds for a million.
 */
import { copyBytes, grown, hashOf, isSame } from "./person-table.ts";

const NONE = -1;
/** Of the end of a number so many characters are asked for: two digits are the end of everybody's. */
const SHORTEST_END = 3;

/** A number as it is compared: digits of any script are digits, letters are capitals, and nothing else counts. */
export function foldNumber(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{Nd}]/gu, "");
}

export class NumberTable {
  #bytes = new Uint8Array(16_384);
  /** Where each number begins; one more than there are numbers. */
  #starts = new Uint32Array(1_024);
  #slots = new Uint32Array(1_024);
  /** The number before with the same hash, and the last one by its hash. */
  #before = new Int32Array(1_024);
  #heads = new Int32Array(4_096).fill(NONE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** `folded` is a person's, by the slot. */
  add(folded: string, slot: number): void {
    const text = Buffer.from(folded);
    this.addIn(text, 0, text.length, slot);
  }

  /** The same of a number that stands in these bytes. */
  addIn(source: Uint8Array, at: number, length: number, slot: number): void {
    if (length === 0 || this.#has(source, at, length, slot)) return;
    const start = this.#starts[this.#size] ?? 0;
    while (start + length > this.#bytes.length) this.#bytes = grown(this.#bytes);
    if (this.#size + 2 > this.#starts.length) this.#grow();
    copyBytes(source, at, this.#bytes, start, length);
    this.#starts[this.#size + 1] = start + length;
    this.#slots[this.#size] = slot;
    this.#link(this.#size);
    this.#size += 1;
  }

  /** The slots of people with exactly this number. */
  holders(folded: string): readonly number[] {
    const text = Buffer.from(folded);
    const slots: number[] = [];
    let index = this.#next(this.#headOf(text, 0, text.length), text, 0, text.length);
    for (; index !== NONE; index = this.#next(this.#before[index] ?? NONE, text, 0, text.length))
      slots.push(this.#slots[index] ?? 0);
    return slots;
  }

  /** The slots of people with a number that begins with this, or (from three characters) ends with it: so many at most. */
  partly(folded: string, most: number): readonly number[] {
    const text = Buffer.from(folded);
    const found: number[] = [];
    if (text.length === 0) return found;
    const starts = this.#starts;
    const bytes = Buffer.from(this.#bytes.buffer, 0, starts[this.#size] ?? 0);
    const asEnd = text.length >= SHORTEST_END;
    let last = NONE;
    for (let at = bytes.indexOf(text); at !== NONE && found.length < most; at = bytes.indexOf(text, at + 1)) {
      const index = this.#indexAt(at);
      const end = starts[index + 1] as number;
      // What begins in one number and ends in the next is nobody's.
      const isPart = at === starts[index] || (asEnd && at + text.length === end);
      if (!isPart || at + text.length > end || index === last) continue;
      found.push(this.#slots[index] as number);
      last = index;
    }
    return found;
  }

  /** The number in whose bytes this one is. */
  #indexAt(at: number): number {
    let [low, high] = [0, this.#size];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The same without those of these slots. */
  without(gone: ReadonlySet<number>): NumberTable {
    const rest = new NumberTable();
    const bytes = Buffer.from(this.#bytes.buffer);
    for (let index = 0; index < this.#size; index += 1) {
      const slot = this.#slots[index] ?? 0;
      if (!gone.has(slot)) rest.add(bytes.toString("utf8", this.#starts[index], this.#starts[index + 1]), slot);
    }
    return rest;
  }

  #has(source: Uint8Array, at: number, length: number, slot: number): boolean {
    let index = this.#next(this.#headOf(source, at, length), source, at, length);
    for (; index !== NONE; index = this.#next(this.#before[index] ?? NONE, source, at, length))
      if (this.#slots[index] === slot) return true;
    return false;
  }

  #headOf(source: Uint8Array, at: number, length: number): number {
    return this.#heads[hashOf(source, at, length) & (this.#heads.length - 1)] ?? NONE;
  }

  /** The first from `index` on, of those with one hash, that is the number in these bytes. */
  #next(index: number, source: Uint8Array, at: number, length: number): number {
    for (let next = index; next !== NONE; next = this.#before[next] ?? NONE) {
      const start = this.#starts[next] ?? 0;
      const isAsLong = (this.#starts[next + 1] ?? 0) - start === length;
      if (isAsLong && isSame(this.#bytes, start, source, at, length)) return next;
    }
    return NONE;
  }

  #link(index: number): void {
    const start = this.#starts[index] ?? 0;
    const place = hashOf(this.#bytes, start, (this.#starts[index + 1] ?? 0) - start) & (this.#heads.length - 1);
    this.#before[index] = this.#heads[place] ?? NONE;
    this.#heads[place] = index;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    const [starts, slots] = [new Uint32Array(size), new Uint32Array(size)];
    starts.set(this.#starts);
    slots.set(this.#slots);
    this.#starts = starts;
    this.#slots = slots;
    this.#before = new Int32Array(size);
    this.#heads = new Int32Array(size * 2).fill(NONE);
    for (let index = 0; index < this.#size; index += 1) this.#link(index);
  }
}
