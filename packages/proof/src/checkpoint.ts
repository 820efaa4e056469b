/**
 * Checkpoints (C2SP tlog-checkpoint): the note in which a log states, at one size, the root of everything in it. Who holds
 * one can hold the keeper to it for ever (rule 10).
 */
import { decodeBase64, encodeBase64, exceedsUtf8 } from "./bytes.ts";
import type { VerifierCrypto } from "./crypto.ts";
import { parseDecimal } from "./decimal.ts";
import { HASH_BYTES } from "./hashing.ts";
import { MAXIMUM_NAME_BYTES } from "./limits.ts";
import { openNote } from "./note.ts";
import type { VerifierKey } from "./note-key.ts";
import { VerificationError } from "./verification-error.ts";

/** A log's state at one size. `origin` names the log; `extensions` are opaque lines, which Muster itself never writes. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly extensions?: readonly string[];
}

/** The text of the note, to be signed with `signNote`. Throws `checkpoint-malformed` for what could not be read back. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const text = `${[origin, String(size), encodeBase64(root), ...extensions].join("\n")}\n`;
  const readBack = parseCheckpoint(text);
  if (readBack.origin !== origin || readBack.extensions?.length !== extensions.length) {
    throw malformed("a line of the checkpoint has a newline in it");
  }
  return text;
}

/** Reads the text of an opened note. */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith("\n")) throw malformed("the checkpoint does not end with a newline");
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split("\n");
  if (origin === undefined || origin === "" || exceedsUtf8(origin, MAXIMUM_NAME_BYTES)) {
    throw malformed("the origin is empty or too long");
  }
  const size = parseDecimal(sizeText ?? "");
  if (size === undefined) throw malformed("the size is not a decimal number");
  const root = decodeBase64(rootText ?? "");
  if (root?.length !== HASH_BYTES) throw malformed("the root is not base64 of 32 bytes");
  if (extensions.includes("")) throw malformed("a line of the checkpoint is empty");
  return { origin, size, root, extensions };
}

/** Opens a signed checkpoint: the log itself, whose key bears the origin's name, must be among those who signed. */
export async function openCheckpoint(
  note: string,
  logKeys: readonly VerifierKey[],
  crypto: VerifierCrypto,
): Promise<Checkpoint> {
  const { text, signedBy } = await openNote(note, logKeys, crypto);
  const checkpoint = parseCheckpoint(text);
  if (!signedBy.some((key) => key.name === checkpoint.origin)) {
    throw new VerificationError("checkpoint-origin-differs", "the checkpoint is signed by another log than it names");
  }
  return checkpoint;
}

function malformed(message: string): VerificationError {
  return new VerificationError("checkpoint-malformed", message);
}
