/**
 * Proofs that travel alone (C2SP tlog-proof): an entry's index, its inclusion proof and the checkpoint, in one text that
 * other tools read too.
 */
import { decodeBase64, encodeBase64 } from "./bytes.ts";
import { parseDecimal } from "./decimal.ts";
import { HASH_BYTES } from "./hashing.ts";
import { MAXIMUM_EXTRA_BYTES, MAXIMUM_NOTE_BYTES, MAXIMUM_PROOF_HASHES } from "./limits.ts";
import { VerificationError } from "./verification-error.ts";

const HEADER = "c2sp.org/tlog-proof@v1";
const EXTRA = "extra ";
const INDEX = "index ";

/** `checkpoint` is the signed note, verbatim. `extra` is opaque and nobody vouches for it. */
export interface TlogProof {
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
}

export function formatTlogProof({ index, hashes, checkpoint, extra }: TlogProof): string {
  const lines = [HEADER];
  if (extra !== undefined) lines.push(EXTRA + encodeBase64(extra));
  lines.push(INDEX + String(index), ...hashes.map(encodeBase64));
  return `${lines.join("\n")}\n\n${checkpoint}`;
}

/** Reads the proof's form; whether it holds is for `openCheckpoint` and `verifyInclusion`. */
export function parseTlogProof(text: string): TlogProof {
  // No checkpoint is longer than a note may be, and what stands before it is bounded by the lines counted below.
  if (text.length > MAXIMUM_NOTE_BYTES + 2 * MAXIMUM_EXTRA_BYTES) throw malformed("the proof is too large");
  const blank = text.indexOf("\n\n");
  if (blank < 0) throw malformed("no blank line stands before the checkpoint");
  const [header, ...lines] = text.slice(0, blank).split("\n");
  if (header !== HEADER) throw malformed(`the first line is not ${HEADER}`);
  const extra = lines[0]?.startsWith(EXTRA) ? parseExtra(lines.shift() ?? "") : undefined;
  const index = parseIndex(lines.shift() ?? "");
  if (lines.length > MAXIMUM_PROOF_HASHES) {
    throw new VerificationError("proof-too-long", `the proof has more than ${MAXIMUM_PROOF_HASHES} hashes`);
  }
  const proof = { index, hashes: lines.map(parseHash), checkpoint: text.slice(blank + 2) };
  return extra === undefined ? proof : { ...proof, extra };
}

function parseExtra(line: string): Uint8Array {
  const extra = decodeBase64(line.slice(EXTRA.length));
  if (extra === undefined || extra.length > MAXIMUM_EXTRA_BYTES) throw malformed("the extra data is not base64");
  return extra;
}

function parseIndex(line: string): number {
  const index = line.startsWith(INDEX) ? parseDecimal(line.slice(INDEX.length)) : undefined;
  if (index === undefined) throw malformed("the index is not a decimal number");
  return index;
}

function parseHash(line: string): Uint8Array {
  const hash = decodeBase64(line);
  if (hash?.length !== HASH_BYTES) throw malformed("a hash is not base64 of 32 bytes");
  return hash;
}

function malformed(message: string): VerificationError {
  return new VerificationError("proof-malformed", message);
}
