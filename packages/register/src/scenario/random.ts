/**
 * Chance with a seed: the same text always draws the same numbers, on every machine. The generator is sfc32 (Chris
 * Doty-Humphrey's Small Fast Counting), started from the SHA-256 of the seed's text. For invented people, never for keys.
 */
import { sha256 } from "../cryptography.ts";

/** Outputs drawn and thrown away, so that seeds that differ in one bit have parted ways. */
const WARM_UP = 12;
const TWO_TO_32 = 4_294_967_296;

export class SeededRandom {
  readonly #state: Uint32Array;

  constructor(seed: string) {
    const digest = Buffer.from(sha256(Buffer.from(seed, "utf8")));
    const words = [0, 4, 8].map((offset) => digest.readUInt32LE(offset));
    this.#state = Uint32Array.from([...words, 1]);
    for (let draw = 0; draw < WARM_UP; draw += 1) this.#next();
  }

  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number {
    return Math.floor((this.#next() / TWO_TO_32) * limit);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True with this probability. */
  happens(probability: number): boolean {
    return this.#next() / TWO_TO_32 < probability;
  }

  /** One of these. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError("nothing to pick from");
    return items[this.below(items.length)] as Item;
  }

  /** One of these keys, as often as its weight has it. */
  pickWeighted(weights: Readonly<Record<string, number>>): string {
    const entries = Object.entries(weights);
    let left = (this.#next() / TWO_TO_32) * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    return (entries.at(-1) as [string, number])[0];
  }

  /** The items in an order of chance (Fisher and Yates). */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [order[last], order[other]] = [order[other] as Item, order[last] as Item];
    }
    return order;
  }

  /** An identifier in the form of a random UUID (RFC 9562, version 4). */
  uuid(): string {
    const words = Array.from({ length: 4 }, () => this.#next());
    const bytes = Buffer.alloc(16);
    words.forEach((word, index) => bytes.writeUInt32BE(word, index * 4));
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  #next(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.#state;
    const result = (a + b + counter) >>> 0;
    this.#state[0] = b ^ (b >>> 9);
    this.#state[1] = (c + (c << 3)) >>> 0;
    this.#state[2] = (((c << 21) | (c >>> 11)) + result) >>> 0;
    this.#state[3] = (counter + 1) >>> 0;
    return result;
  }
}
