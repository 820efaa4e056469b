/** A log in memory that stores what a ledger stores, and remembers what was read of it. */
import type { Sha256 } from "../src/crypto.ts";
import { Frontier } from "../src/frontier.ts";
import type { NodeReader } from "../src/stored-nodes.ts";

export class MemoryLog implements NodeReader {
  readonly frontier: Frontier;
  readonly reads: { level: number; start: number; end: number }[] = [];
  readonly #levels = new Map<number, Uint8Array[]>();

  constructor(sha256: Sha256, leaves: Iterable<Uint8Array> = []) {
    this.frontier = new Frontier(sha256);
    for (const leaf of leaves) this.append(leaf);
  }

  append(leaf: Uint8Array): void {
    this.#level(0).push(leaf);
    this.frontier.append(leaf, (level, index, hash) => {
      if (this.#level(level).push(hash) !== index + 1) throw new Error("nodes are reported in order");
    });
  }

  level(level: number): readonly Uint8Array[] {
    return this.#level(level);
  }

  read(level: number, start: number, end: number): Promise<readonly Uint8Array[]> {
    this.reads.push({ level, start, end });
    return Promise.resolve(this.#level(level).slice(start, end));
  }

  #level(level: number): Uint8Array[] {
    const known = this.#levels.get(level) ?? [];
    this.#levels.set(level, known);
    return known;
  }
}
