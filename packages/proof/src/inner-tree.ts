/**
 * The tree inside an entry about many people: one leaf for each person's item, hashed as the log itself is (RFC 6962).
 * The entry carries only its root, so one person's item can be shown alone and nobody else's is seen (rule 10).
 */
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { treeRoot } from "./frontier.ts";
import { leafHash, nodeHash, verifierLeafHash } from "./hashing.ts";
import { isIncluded } from "./inclusion.ts";
import { completeSubtrees, inclusionRanges, joinSubtrees, type Range } from "./subtree.ts";
import { VerificationError } from "./verification-error.ts";

/** Keeps every complete subtree, so that a proof for each of seven thousand people does not hash them all again. */
export class InnerTree {
  readonly #sha256: Sha256;
  /** `#levels[level][index]` is the hash of a complete subtree. */
  readonly #levels: readonly (readonly Uint8Array[])[];

  /** `items` are the canonical bytes of each person's item, in the entry's order. */
  constructor(sha256: Sha256, items: readonly Uint8Array[]) {
    if (items.length === 0) throw new RangeError("an inner tree holds at least one item");
    this.#sha256 = sha256;
    this.#levels = buildLevels(
      sha256,
      items.map((item) => leafHash(sha256, item)),
    );
  }

  get count(): number {
    return this.#levels[0]?.length ?? 0;
  }

  root(): Uint8Array {
    return this.#hashOf({ start: 0, end: this.count });
  }

  /** The hashes that show item `index`, from its sibling up. */
  proof(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      throw new RangeError(`no item ${index} among ${this.count}`);
    }
    return inclusionRanges(index, this.count).map((range) => this.#hashOf(range));
  }

  #hashOf(range: Range): Uint8Array {
    const hashes = completeSubtrees(range).flatMap(({ level, index }) => this.#levels[level]?.[index] ?? []);
    return joinSubtrees(this.#sha256, hashes);
  }
}

/** The root over items, where no proof is wanted. */
export function innerRoot(sha256: Sha256, items: readonly Uint8Array[]): Uint8Array {
  return treeRoot(
    sha256,
    items.map((item) => leafHash(sha256, item)),
  );
}

/** The hashes that show one item; where several are wanted, make one `InnerTree`. */
export function innerProof(sha256: Sha256, items: readonly Uint8Array[], index: number): Uint8Array[] {
  return new InnerTree(sha256, items).proof(index);
}

/** One person's item, claimed to be part of an entry; every part hostile but `count` and `root`, which the entry states. */
export interface InnerClaim {
  readonly item: Uint8Array;
  readonly index: number;
  readonly count: number;
  readonly root: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}

/** Resolves where the claim holds; throws `item-not-in-entry` where it does not. */
export async function verifyInnerInclusion(crypto: VerifierCrypto, claim: InnerClaim): Promise<void> {
  const leaf = await verifierLeafHash(crypto, claim.item);
  const { index, count: size, root, hashes } = claim;
  if (await isIncluded(crypto, { leaf, index, size, root, hashes })) return;
  throw new VerificationError("item-not-in-entry", "the proof does not lead from this item to the entry's root");
}

function buildLevels(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [[...leaves]];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    const level: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      const [left, right] = [below[at], below[at + 1]];
      if (left !== undefined && right !== undefined) level.push(nodeHash(sha256, left, right));
    }
    levels.push(level);
  }
  return levels;
}
