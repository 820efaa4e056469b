/**
 * Frozen vectors: what they are made of, and what verifying one of them means. A vector is an input, and either
 * `verified` with what is then shown, or the code of the refusal. Its meaning never changes (vectors/proof/README.md).
 */
import { parseBundle } from "../src/bundle.ts";
import { decodeBase64, encodeBase64, encodeUtf8 } from "../src/bytes.ts";
import { openCheckpoint } from "../src/checkpoint.ts";
import { verifyConsistency } from "../src/consistency.ts";
import { treeRoot } from "../src/frontier.ts";
import { leafHash } from "../src/hashing.ts";
import { verifyInclusion } from "../src/inclusion.ts";
import { verifyInnerInclusion } from "../src/inner-tree.ts";
import type { Json } from "../src/json.ts";
import { openNote } from "../src/note.ts";
import { formatVerifierKey, parseVerifierKey } from "../src/note-key.ts";
import { decodeEntries, decodeTile, parseTilePath } from "../src/tile.ts";
import { parseTlogProof } from "../src/tlog-proof.ts";
import { type VerificationCode, VerificationError } from "../src/verification-error.ts";
import { verifyBundle } from "../src/verify-bundle.ts";
import { nodeCrypto, sha256 } from "./node-crypto.ts";

/** Where the vectors of this format are, from the root of the repository. */
export const VECTORS_FOLDER = "vectors/proof/v1";

export interface Vector<Input> {
  readonly name: string;
  /** The vector that this one is a tampered copy of. */
  readonly twinOf?: string;
  readonly input: Input;
  readonly expect: "verified" | VerificationCode;
  /** What is shown when it is verified. */
  readonly shows?: Json;
  /** Why Go's golang.org/x/mod/sumdb answers otherwise, where it does. */
  readonly goDiffers?: string;
}

export interface VectorFile<Input> {
  readonly about: string;
  readonly vectors: readonly Vector<Input>[];
}

/** The inputs, by file. Bytes are base64, keys are verifier key texts. */
export interface Inputs {
  readonly roots: { leaves: readonly string[] };
  readonly inclusion: { leaf: string; index: number; size: number; root: string; hashes: readonly string[] };
  readonly "inner-inclusion": { item: string; index: number; count: number; root: string; hashes: readonly string[] };
  readonly consistency: {
    oldSize: number;
    oldRoot: string;
    newSize: number;
    newRoot: string;
    hashes: readonly string[];
  };
  readonly keys: { key: string };
  readonly notes: { note: string; keys: readonly string[] };
  readonly checkpoints: { note: string; keys: readonly string[] };
  readonly "tlog-proofs": { proof: string };
  readonly "tile-paths": { path: string };
  readonly tiles: { tile: string };
  readonly entries: { bundle: string };
  readonly bundles: {
    bundle: string;
    logKeys: readonly string[];
    authorityKeys: readonly { name: string; publicKey: string }[];
  };
}

/** For each file, what it is to verify an input: gives what is shown, or throws a `VerificationError`. */
export const verifiers: { readonly [Name in keyof Inputs]: (input: Inputs[Name]) => Promise<Json> } = {
  async roots({ leaves }) {
    return encodeBase64(
      treeRoot(
        sha256,
        leaves.map((leaf) => leafHash(sha256, bytes(leaf))),
      ),
    );
  },
  async inclusion({ leaf, index, size, root, hashes }) {
    await verifyInclusion(nodeCrypto, { leaf: bytes(leaf), index, size, root: bytes(root), hashes: hashes.map(bytes) });
    return null;
  },
  async "inner-inclusion"({ item, index, count, root, hashes }) {
    const claim = { item: bytes(item), index, count, root: bytes(root), hashes: hashes.map(bytes) };
    await verifyInnerInclusion(nodeCrypto, claim);
    return null;
  },
  async consistency({ oldSize, oldRoot, newSize, newRoot, hashes }) {
    const roots = { oldRoot: bytes(oldRoot), newRoot: bytes(newRoot) };
    await verifyConsistency(nodeCrypto, { oldSize, newSize, ...roots, hashes: hashes.map(bytes) });
    return null;
  },
  async keys({ key }) {
    const { name, keyId, publicKey } = await parseVerifierKey(key, nodeCrypto);
    return { name, keyId, publicKey: encodeBase64(publicKey) };
  },
  async notes({ note, keys }) {
    const { text, signedBy } = await openNote(note, await parseKeys(keys), nodeCrypto);
    return { text, signedBy: signedBy.map(formatVerifierKey) };
  },
  async checkpoints({ note, keys }) {
    const { origin, size, root } = await openCheckpoint(note, await parseKeys(keys), nodeCrypto);
    return { origin, size, root: encodeBase64(root) };
  },
  async "tlog-proofs"({ proof }) {
    const { index, hashes, checkpoint, extra } = parseTlogProof(proof);
    return {
      index,
      hashes: hashes.map(encodeBase64),
      checkpoint,
      extra: extra === undefined ? null : encodeBase64(extra),
    };
  },
  async "tile-paths"({ path }) {
    const { level, index, width } = parseTilePath(path);
    return { level, index, width };
  },
  async tiles({ tile }) {
    return decodeTile(bytes(tile)).map(encodeBase64);
  },
  async entries({ bundle }) {
    return decodeEntries(bytes(bundle)).map(encodeBase64);
  },
  async bundles({ bundle, logKeys, authorityKeys }) {
    const trust = {
      logKeys: await parseKeys(logKeys),
      authorityKeys: authorityKeys.map(({ name, publicKey }) => ({ name, publicKey: bytes(publicKey) })),
    };
    const file = encodeUtf8(bundle);
    const verified = await verifyBundle(file, trust, nodeCrypto);
    return {
      checks: verified.checks.map(({ check }) => check),
      number: verified.number,
      kind: verified.kind,
      person: verified.person ?? null,
      details: verified.details,
      receiptKeys: verified.receipts.map(({ fingerprint }) => fingerprint),
      entrySha256: encodeBase64(sha256(parseBundle(file).entry)),
    };
  },
};

/** Whether an input is verified, and then what it shows, or the code it is refused with. */
export async function outcome<Input>(
  verify: (input: Input) => Promise<Json>,
  input: Input,
): Promise<Pick<Vector<Input>, "expect" | "shows">> {
  try {
    const shows = await verify(input);
    return shows === null ? { expect: "verified" } : { expect: "verified", shows };
  } catch (error) {
    if (error instanceof VerificationError) return { expect: error.code };
    throw error;
  }
}

function bytes(text: string): Uint8Array {
  const decoded = decodeBase64(text);
  if (decoded === undefined) throw new Error("a vector holds base64");
  return decoded;
}

function parseKeys(texts: readonly string[]) {
  return Promise.all(texts.map((text) => parseVerifierKey(text, nodeCrypto)));
}
