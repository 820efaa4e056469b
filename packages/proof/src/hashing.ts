/**
 * The three hashes of an RFC 6962 tree (§2.1). A leaf and a node are hashed behind different bytes, so that neither can
 * be passed off as the other.
 */
import { concatBytes } from "./bytes.ts";
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { MAXIMUM_ENTRY_BYTES } from "./limits.ts";

export const HASH_BYTES = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/** Reused by every call: building a log hashes a million nodes a second, and nothing may be allocated for each. */
const leafInput = new Uint8Array(1 + MAXIMUM_ENTRY_BYTES);
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES);
leafInput.set(LEAF_PREFIX);
nodeInput.set(NODE_PREFIX);

/** The hash of an entry's, or an item's, canonical bytes. */
export function leafHash(sha256: Sha256, bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAXIMUM_ENTRY_BYTES) return sha256(concatBytes(LEAF_PREFIX, bytes));
  leafInput.set(bytes, 1);
  return sha256(leafInput.subarray(0, 1 + bytes.length));
}

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new Error("a node joins two hashes of 32 bytes");
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha256(nodeInput);
}

/** The root of a tree with nothing in it: the hash of no bytes. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0));
}

/** `leafHash` for a verifier, whose hash may be asynchronous and so must own its bytes. */
export async function verifierLeafHash(crypto: VerifierCrypto, bytes: Uint8Array): Promise<Uint8Array> {
  return crypto.sha256(concatBytes(LEAF_PREFIX, bytes));
}

/** `nodeHash` for a verifier. */
export async function verifierNodeHash(
  crypto: VerifierCrypto,
  left: Uint8Array,
  right: Uint8Array,
): Promise<Uint8Array> {
  return crypto.sha256(concatBytes(NODE_PREFIX, left, right));
}
