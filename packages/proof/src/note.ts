/**
 * Signed notes (C2SP signed-note): a text, a blank line, and one line for each signature over the text.
 *
 *     register.example/log
 *     1234
 *     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *
 *     — register.example/log Az3grlgtzPICa5OS8npVmf1M…
 */
import { concatBytes, decodeBase64, encodeBase64, encodeHex, encodeUtf8, exceedsUtf8 } from "./bytes.ts";
import type { Sha256, Signer, VerifierCrypto } from "./crypto.ts";
import { MAXIMUM_NOTE_BYTES, MAXIMUM_NOTE_SIGNATURES } from "./limits.ts";
import { ED25519_SIGNATURE_BYTES, isKeyName, KEY_ID_BYTES, type VerifierKey, verifierKey } from "./note-key.ts";
import { VerificationError } from "./verification-error.ts";

const SIGNATURE_LINE = "— ";

/** A note whose text may be believed, as far as the keys in `signedBy` are. */
export interface OpenedNote {
  readonly text: string;
  readonly signedBy: readonly VerifierKey[];
}

/** Signs a text that ends in a newline. Throws `note-malformed` for a text that no verifier would open. */
export function signNote(sha256: Sha256, text: string, signers: readonly Signer[]): string {
  checkText(text);
  const message = encodeUtf8(text);
  const lines = signers.map((signer) => {
    const { keyId } = verifierKey(sha256, signer.name, signer.publicKey);
    return signatureLine(signer.name, keyId, signer.sign(message));
  });
  return `${text}\n${lines.join("")}`;
}

/**
 * Opens a note. Signatures by keys that are not known are passed over, as signed-note demands; one by a known key that
 * does not verify refuses the whole note, and so does a note no known key signed.
 */
export async function openNote(
  note: string,
  knownKeys: readonly VerifierKey[],
  crypto: VerifierCrypto,
): Promise<OpenedNote> {
  const { text, signatures } = splitNote(note);
  const message = encodeUtf8(text);
  const signedBy = new Set<VerifierKey>();
  for (const { name, keyId, signature } of signatures) {
    const key = knownKeys.find((known) => known.name === name && known.keyId === keyId);
    if (key === undefined) continue;
    const isValid =
      signature.length === ED25519_SIGNATURE_BYTES && (await crypto.verifyEd25519(key.publicKey, message, signature));
    if (!isValid) throw new VerificationError("note-signature-invalid", "a known key did not sign this text");
    signedBy.add(key);
  }
  if (signedBy.size === 0) {
    throw new VerificationError("note-not-signed-by-known-key", "no key known to you signed this text");
  }
  return { text, signedBy: [...signedBy] };
}

interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** Takes a note apart at its last blank line, believing nothing yet. */
function splitNote(note: string): { text: string; signatures: NoteSignature[] } {
  if (exceedsUtf8(note, MAXIMUM_NOTE_BYTES)) {
    throw new VerificationError("note-too-large", `the note is longer than ${MAXIMUM_NOTE_BYTES} bytes`);
  }
  const blank = note.lastIndexOf("\n\n");
  if (blank < 0) throw malformed("the note has no blank line before its signatures");
  const text = note.slice(0, blank + 1);
  const lines = note.slice(blank + 2);
  checkText(text);
  if (!lines.endsWith("\n")) throw malformed("the note does not end with a line of signature");
  const signatures = lines.slice(0, -1).split("\n");
  if (signatures.length > MAXIMUM_NOTE_SIGNATURES) {
    throw malformed(`the note has more than ${MAXIMUM_NOTE_SIGNATURES} signatures`);
  }
  return { text, signatures: signatures.map(parseSignatureLine) };
}

function parseSignatureLine(line: string): NoteSignature {
  const [name, encoded, ...rest] = line.startsWith(SIGNATURE_LINE) ? line.slice(SIGNATURE_LINE.length).split(" ") : [];
  const bytes = decodeBase64(encoded ?? "");
  if (name === undefined || !isKeyName(name) || bytes === undefined || rest.length > 0) {
    throw malformed("a line of signature is not a dash, a name and base64");
  }
  if (bytes.length <= KEY_ID_BYTES) throw malformed("a signature is empty");
  return { name, keyId: encodeHex(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.subarray(KEY_ID_BYTES) };
}

function signatureLine(name: string, keyId: string, signature: Uint8Array): string {
  const id = Uint8Array.from({ length: KEY_ID_BYTES }, (_, at) => Number.parseInt(keyId.slice(2 * at, 2 * at + 2), 16));
  return `${SIGNATURE_LINE}${name} ${encodeBase64(concatBytes(id, signature))}\n`;
}

/** signed-note: UTF-8, ending in a newline, with no other control character of ASCII. */
function checkText(text: string): void {
  if (!text.endsWith("\n")) throw malformed("the note's text does not end with a newline");
  if (!text.isWellFormed()) throw malformed("the note's text is not Unicode");
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x0a) throw malformed("the note's text has a control character in it");
  }
}

function malformed(message: string): VerificationError {
  return new VerificationError("note-malformed", message);
}
