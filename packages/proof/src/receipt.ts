/**
 * A receipt: the receiving officer's statement about one named person, signed with the receiving authority's Ed25519 key
 * (rule 4). The signature is over the statement's UTF-8 bytes, so it can be checked without this register, and the key is
 * the authority's own: the log cannot vouch for it, only whoever knows that authority can.
 */
import { encodeHex, encodeUtf8, equalBytes } from "./bytes.ts";
import type { VerifierCrypto } from "./crypto.ts";
import { type Json, type JsonObject, parseJsonObject } from "./json.ts";
import { ED25519_KEY_BYTES, ED25519_SIGNATURE_BYTES } from "./note-key.ts";
import { Shape } from "./shape.ts";
import { VerificationError } from "./verification-error.ts";

/** An authority's key that the reader knows, from a meeting or a publication, under a name of the reader's own. */
export interface AuthorityKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** A receipt whose signature holds. `knownAs` is missing where the reader does not know the key. */
export interface VerifiedReceipt {
  readonly statement: JsonObject;
  /** SHA-256 of the public key in hex, to be compared with the authority itself. */
  readonly fingerprint: string;
  readonly knownAs?: string;
}

/** Checks a receipt as an entry carries it: `{ statement, signature, key }`. An unknown key is reported, not refused. */
export async function verifyReceipt(
  value: Json,
  authorityKeys: readonly AuthorityKey[],
  crypto: VerifierCrypto,
): Promise<VerifiedReceipt> {
  const { text, signature, key } = readReceipt(value);
  const statement = parseJsonObject(text, "receipt-malformed", "the receipt's statement");
  if (!(await crypto.verifyEd25519(key, encodeUtf8(text), signature))) {
    throw new VerificationError("receipt-signature-invalid", "the receipt's key did not sign its statement");
  }
  const fingerprint = await keyFingerprint(crypto, key);
  const known = authorityKeys.find(({ publicKey }) => equalBytes(publicKey, key));
  return known === undefined ? { statement, fingerprint } : { statement, fingerprint, knownAs: known.name };
}

/** How a key is read out over a telephone: SHA-256 of its 32 bytes, in hex. */
export async function keyFingerprint(crypto: Pick<VerifierCrypto, "sha256">, publicKey: Uint8Array): Promise<string> {
  return encodeHex(await crypto.sha256(publicKey));
}

function readReceipt(value: Json): { text: string; signature: Uint8Array; key: Uint8Array } {
  const shape = new Shape("receipt-malformed", "the receipt");
  const { statement, signature, key } = shape.closedObject(value, "it", ["statement", "signature", "key"]);
  return {
    text: shape.text(statement, "statement"),
    signature: shape.bytesOf(signature, "signature", ED25519_SIGNATURE_BYTES),
    key: shape.bytesOf(key, "key", ED25519_KEY_BYTES),
  };
}
