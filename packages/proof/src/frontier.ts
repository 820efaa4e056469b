/**
 * The growing edge of a log: the roots of the complete subtrees of what has been appended so far, at most one for each
 * bit of the size. It is all that is needed to append the next leaf and to state the root.
 */
import type { Sha256 } from "./crypto.ts";
import { emptyRoot, HASH_BYTES, nodeHash } from "./hashing.ts";
import { completeSubtrees, joinSubtrees } from "./subtree.ts";

/** Told of each subtree that fills a whole tile (tlog-tiles): level 8, 16, 24 …; leaf hashes are the caller's own. */
export type OnTileNode = (level: number, index: number, hash: Uint8Array) => void;

/** Tiles hold eight levels of the tree; only their bottom rows are stored. */
export const TILE_HEIGHT = 8;

export class Frontier {
  readonly #sha256: Sha256;
  readonly #hashes: Uint8Array[];
  #size: number;

  constructor(sha256: Sha256, size = 0, hashes: readonly Uint8Array[] = []) {
    this.#sha256 = sha256;
    this.#size = size;
    this.#hashes = [...hashes];
  }

  /** Leaves appended so far. */
  get size(): number {
    return this.#size;
  }

  /** The roots of the complete subtrees, largest first: what `frontierFrom` takes back. */
  get hashes(): readonly Uint8Array[] {
    return [...this.#hashes];
  }

  /** Appends one leaf hash; the log must keep it, and every node reported, for proofs to be made from. */
  append(leaf: Uint8Array, onTileNode?: OnTileNode): void {
    let hash = leaf;
    let level = 0;
    let index = this.#size;
    // Each odd index closes a pair, as a carry runs through the ones at the end of a binary number.
    while (index % 2 === 1) {
      const left = this.#hashes.pop();
      if (left === undefined) throw new Error("a frontier holds one hash for each bit of its size");
      hash = nodeHash(this.#sha256, left, hash);
      index = (index - 1) / 2;
      level++;
      if (level % TILE_HEIGHT === 0) onTileNode?.(level, index, hash);
    }
    this.#hashes.push(hash);
    this.#size++;
  }

  root(): Uint8Array {
    return this.#size === 0 ? emptyRoot(this.#sha256) : joinSubtrees(this.#sha256, this.#hashes);
  }

  /** A frontier that grows on its own from here: a batch is tried on a copy and kept when it is committed. */
  clone(): Frontier {
    return new Frontier(this.#sha256, this.#size, this.#hashes);
  }
}

/** A frontier as it was stored: the hashes of its complete subtrees, largest first. Throws where their number is wrong. */
export function frontierFrom(sha256: Sha256, size: number, hashes: readonly Uint8Array[]): Frontier {
  const wanted = completeSubtrees({ start: 0, end: size }).length;
  if (hashes.length !== wanted || hashes.some((hash) => hash.length !== HASH_BYTES)) {
    throw new Error(`a frontier of ${size} leaves holds ${wanted} hashes of 32 bytes`);
  }
  return new Frontier(sha256, size, hashes);
}

/** The root over leaf hashes that are all at hand (RFC 6962 §2.1). */
export function treeRoot(sha256: Sha256, leafHashes: Iterable<Uint8Array>): Uint8Array {
  const frontier = new Frontier(sha256);
  for (const leaf of leafHashes) frontier.append(leaf);
  return frontier.root();
}
