/** Inclusion: that a leaf stands at its index in the tree with a given root. Made from stored nodes, checked from nothing. */
import { equalBytes } from "./bytes.ts";
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { HASH_BYTES, verifierNodeHash } from "./hashing.ts";
import { MAXIMUM_PROOF_HASHES } from "./limits.ts";
import { hashRanges, type NodeReader } from "./stored-nodes.ts";
import { inclusionRanges } from "./subtree.ts";
import { VerificationError } from "./verification-error.ts";

/** A claim of inclusion, every part of it hostile. `hashes` run from the leaf's sibling up. */
export interface InclusionClaim {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}

/** The hashes that show leaf `index` in the tree of the first `size` leaves. Throws a RangeError for a leaf not in it. */
export async function inclusionProof(
  sha256: Sha256,
  index: number,
  size: number,
  reader: NodeReader,
): Promise<Uint8Array[]> {
  if (!isIndex(index) || !isIndex(size) || index >= size) throw new RangeError(`no leaf ${index} among ${size}`);
  return hashRanges(sha256, inclusionRanges(index, size), reader);
}

/** Resolves where the claim holds; throws `entry-not-in-log` where it does not. */
export async function verifyInclusion(crypto: VerifierCrypto, claim: InclusionClaim): Promise<void> {
  if (await isIncluded(crypto, claim)) return;
  throw new VerificationError("entry-not-in-log", "the proof does not lead from this entry to the log's root");
}

/** The algorithm of RFC 9162 §2.1.3.2, with its own names: `fn` is the node on the path, `sn` the last node of its level. */
export async function isIncluded(crypto: VerifierCrypto, claim: InclusionClaim): Promise<boolean> {
  const { leaf, index, size, root, hashes } = claim;
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  if (!areProofHashes(hashes)) return false;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const sibling of hashes) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      hash = await verifierNodeHash(crypto, sibling, hash);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      hash = await verifierNodeHash(crypto, hash, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equalBytes(hash, root);
}

/** Whether a list of hashes is short enough, and each hash whole, to be worth hashing. */
export function areProofHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.length <= MAXIMUM_PROOF_HASHES && hashes.every((hash) => hash.length === HASH_BYTES);
}

export function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

export function isOdd(value: number): boolean {
  return value % 2 === 1;
}

/** A right shift by one, for numbers beyond 32 bits. */
export function half(value: number): number {
  return Math.floor(value / 2);
}
