/**
 * Consistency: that the log of today begins with the log of yesterday, entry for entry (rule 3). Whoever kept an old
 * checkpoint can hold the keeper to it.
 */
import { equalBytes } from "./bytes.ts";
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { verifierNodeHash } from "./hashing.ts";
import { areProofHashes, half, isIndex, isOdd } from "./inclusion.ts";
import { hashRanges, type NodeReader } from "./stored-nodes.ts";
import { consistencyRanges } from "./subtree.ts";
import { VerificationError } from "./verification-error.ts";

/** A claim of consistency between two trees, every part of it hostile. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly hashes: readonly Uint8Array[];
}

/** The hashes that show the first `oldSize` leaves unchanged among the first `newSize`. Throws a RangeError for sizes that shrink. */
export async function consistencyProof(
  sha256: Sha256,
  oldSize: number,
  newSize: number,
  reader: NodeReader,
): Promise<Uint8Array[]> {
  if (!isIndex(oldSize) || !isIndex(newSize) || oldSize > newSize) {
    throw new RangeError(`a log of ${newSize} does not begin with ${oldSize}`);
  }
  return hashRanges(sha256, consistencyRanges(oldSize, newSize), reader);
}

/** Resolves where the claim holds; throws `log-not-consistent` where it does not. */
export async function verifyConsistency(crypto: VerifierCrypto, claim: ConsistencyClaim): Promise<void> {
  if (await isConsistent(crypto, claim)) return;
  throw new VerificationError("log-not-consistent", "the newer log does not begin with the older one");
}

async function isConsistent(crypto: VerifierCrypto, claim: ConsistencyClaim): Promise<boolean> {
  const { oldSize, oldRoot, newSize, newRoot, hashes } = claim;
  if (!isIndex(oldSize) || !isIndex(newSize) || oldSize > newSize) return false;
  if (!areProofHashes(hashes)) return false;
  if (oldSize === 0) {
    return hashes.length === 0 && equalBytes(oldRoot, await crypto.sha256(new Uint8Array(0)));
  }
  if (oldSize === newSize) return hashes.length === 0 && equalBytes(oldRoot, newRoot);
  return leadsToBoth(crypto, claim);
}

/** The algorithm of RFC 9162 §2.1.4.2, with its own names: `fr` and `sr` grow into the old and the new root. */
async function leadsToBoth(crypto: VerifierCrypto, claim: ConsistencyClaim): Promise<boolean> {
  const { oldSize, oldRoot, newSize, newRoot } = claim;
  const [start, ...rest] = isPowerOfTwo(oldSize) ? [oldRoot, ...claim.hashes] : claim.hashes;
  if (start === undefined || claim.hashes.length === 0) return false;
  let [fn, sn] = [oldSize - 1, newSize - 1];
  while (isOdd(fn)) [fn, sn] = [half(fn), half(sn)];
  let [fr, sr] = [start, start];
  for (const sibling of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      fr = await verifierNodeHash(crypto, sibling, fr);
      sr = await verifierNodeHash(crypto, sibling, sr);
      while (!isOdd(fn) && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else {
      sr = await verifierNodeHash(crypto, sr, sibling);
    }
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && equalBytes(fr, oldRoot) && equalBytes(sr, newRoot);
}

/** By halving, for a logarithm rounds 2^53 - 1 up to a power it is not. */
function isPowerOfTwo(value: number): boolean {
  let left = value;
  while (left > 1 && !isOdd(left)) left = half(left);
  return left === 1;
}
