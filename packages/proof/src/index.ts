/** What can be shown. The public face of the room: a log to build, and everything needed to check it offline. */
export { type Bundle, BUNDLE_FORMAT, type BundleItem, formatBundle, parseBundle } from "./bundle.ts";
export { decodeBase64, encodeBase64, encodeHex } from "./bytes.ts";
export { type Checkpoint, formatCheckpoint, openCheckpoint, parseCheckpoint } from "./checkpoint.ts";
export { type ConsistencyClaim, consistencyProof, verifyConsistency } from "./consistency.ts";
export { type Sha256, type Signer, type SubtleVerifier, type VerifierCrypto, webCrypto } from "./crypto.ts";
export { detailDigest, type DetailOpening } from "./detail.ts";
export { Frontier, frontierFrom, type OnTileNode, treeRoot } from "./frontier.ts";
export { emptyRoot, leafHash, nodeHash } from "./hashing.ts";
export { type InclusionClaim, inclusionProof, verifyInclusion } from "./inclusion.ts";
export { type InnerClaim, innerProof, innerRoot, InnerTree, verifyInnerInclusion } from "./inner-tree.ts";
export { type Json, type JsonArray, type JsonObject } from "./json.ts";
export { type OpenedNote, openNote, signNote } from "./note.ts";
export {
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  verifierKey,
} from "./note-key.ts";
export { type AuthorityKey, keyFingerprint, type VerifiedReceipt, verifyReceipt } from "./receipt.ts";
export { type NodeReader, readFrontier, rootAt } from "./stored-nodes.ts";
export {
  CHECKPOINT_PATH,
  decodeEntries,
  decodeTile,
  encodeEntries,
  encodeTile,
  isTileWithin,
  parseTilePath,
  type Tile,
  tileNodes,
  tilePath,
} from "./tile.ts";
export { formatTlogProof, parseTlogProof, type TlogProof } from "./tlog-proof.ts";
export { VERIFICATION_CODES, type VerificationCode, VerificationError } from "./verification-error.ts";
export { type Check, type CheckName, type Trust, type VerifiedBundle, verifyBundle } from "./verify-bundle.ts";
