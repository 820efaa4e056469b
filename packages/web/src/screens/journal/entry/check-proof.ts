/**
 * Checks an entry in this browser, trusting nothing that the node says but the key that its checkpoints are signed with:
 *
 *     entry ─▶ canonical JSON ─▶ leaf ─▶ inclusion proof ─▶ root ─▶ checkpoint signed by the log's key
 *
 * The steps are those of `muster verify`, done by the same code (`@muster/proof`) with the browser's own cryptography.
 */
import {
  decodeBase64,
  encodeBase64,
  formatBundle,
  openCheckpoint,
  parseTlogProof,
  parseVerifierKey,
  VerificationError,
  verifyBundle,
  type VerifierCrypto,
  type VerifierKey,
  verifyInclusion,
} from "@muster/proof";
import { canonicalBytes } from "@muster/record";
import type { EntryAnswer } from "@muster/server/api";

/** One step that held, with what it was shown by. */
export type Step =
  | { readonly check: "leaf-of-entry"; readonly leaf: string; readonly bytes: number }
  | { readonly check: "leaf-given"; readonly leaf: string }
  | { readonly check: "entry-in-log"; readonly number: number; readonly hashes: number; readonly root: string }
  | { readonly check: "checkpoint-signed"; readonly origin: string; readonly size: number; readonly key: string };

export type Verdict =
  | { readonly verified: true; readonly steps: readonly Step[] }
  /** The steps that held before the one that did not. `code` is a `VerificationCode`, or one of this page. */
  | { readonly verified: false; readonly steps: readonly Step[]; readonly code: string; readonly says: string };

type Shown = Pick<EntryAnswer, "entry" | "leaf" | "proof" | "asHashed">;

/** Checks `shown`, asked for as `number`, against the log's key in its text form. */
export async function checkProof(
  number: number,
  { entry, leaf, proof, asHashed }: Shown,
  keyText: string,
  crypto: VerifierCrypto,
): Promise<Verdict> {
  const steps: Step[] = [];
  try {
    const key = await parseVerifierKey(keyText.trim(), crypto);
    if (proof === null) throw new NotYetHeld();
    const given = asHashed ? await leafOf(entry, crypto) : leaf;
    if (asHashed) {
      if (given !== leaf) {
        throw new VerificationError(
          "entry-not-in-log",
          "the entry's text does not lead to the leaf that the node gave",
        );
      }
      steps.push({ check: "leaf-of-entry", leaf: given, bytes: canonicalBytes(entry).length });
    } else {
      steps.push({ check: "leaf-given", leaf });
    }
    steps.push(...(await wayToTheRoot(number, given, proof, key, crypto)));
    // The whole of it once more, as `muster verify` does it with a file: the number the entry bears included.
    if (asHashed) await verifyBundle(formatBundle({ entry: canonicalBytes(entry), proof }), { logKeys: [key] }, crypto);
    return { verified: true, steps };
  } catch (fault) {
    if (fault instanceof NotYetHeld) return { verified: false, steps, code: "no-checkpoint-yet", says: fault.message };
    if (!(fault instanceof VerificationError)) throw fault;
    return { verified: false, steps, code: fault.code, says: fault.message };
  }
}

/** From the leaf up to the root, and from the root to who signed it. */
async function wayToTheRoot(
  number: number,
  leaf: string,
  proof: string,
  key: VerifierKey,
  crypto: VerifierCrypto,
): Promise<readonly Step[]> {
  const { index, hashes, checkpoint } = parseTlogProof(proof);
  if (index !== number) {
    throw new VerificationError("entry-number-differs", "the proof is of another entry than the one asked for");
  }
  const { origin, size, root } = await openCheckpoint(checkpoint, [key], crypto);
  await verifyInclusion(crypto, { leaf: decodeBase64(leaf) ?? new Uint8Array(), index, size, root, hashes });
  return [
    { check: "entry-in-log", number, hashes: hashes.length, root: encodeBase64(root) },
    { check: "checkpoint-signed", origin, size, key: key.keyId },
  ];
}

/** RFC 6962 §2.1: a leaf is the SHA-256 of a zero byte and the bytes, here of the entry's canonical JSON. */
async function leafOf(entry: Shown["entry"], crypto: VerifierCrypto): Promise<string> {
  return encodeBase64(await crypto.sha256(Uint8Array.of(0, ...canonicalBytes(entry))));
}

class NotYetHeld extends Error {
  override readonly name = "NotYetHeld";

  constructor() {
    super("no checkpoint holds this entry yet");
  }
}
