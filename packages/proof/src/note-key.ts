/**
 * The keys of signed notes (C2SP signed-note), and their texts as Go's `sumdb/note` writes them:
 * `name+keyid+base64(0x01 ‖ public key)`, and `PRIVATE+KEY+name+keyid+base64(0x01 ‖ seed)` for the one that signs.
 */
import { concatBytes, decodeBase64, encodeBase64, encodeHex, encodeUtf8, exceedsUtf8 } from "./bytes.ts";
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { MAXIMUM_NAME_BYTES } from "./limits.ts";
import { VerificationError } from "./verification-error.ts";

/** The signature type of Ed25519 in signed-note; the only one made or checked here. */
const ED25519_TYPE = 0x01;
export const ED25519_KEY_BYTES = 32;
export const ED25519_SIGNATURE_BYTES = 64;
export const KEY_ID_BYTES = 4;

const SIGNER_KEY_PREFIX = "PRIVATE+KEY+";

/** A key that is known, under its name. `keyId` is eight digits of lower-case hex. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

/** The secret half, as it is kept in a file: the 32-byte seed of RFC 8032. */
export interface SignerKey {
  readonly name: string;
  readonly keyId: string;
  readonly seed: Uint8Array;
}

/** The key of a signer on this node. Throws `key-malformed` for a name that no note could carry. */
export function verifierKey(sha256: Sha256, name: string, publicKey: Uint8Array): VerifierKey {
  checkKey(name, publicKey);
  return { name, keyId: keyIdText(sha256(keyIdInput(name, publicKey))), publicKey };
}

export function formatVerifierKey({ name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${typedKeyText(publicKey)}`;
}

/** Reads a verifier key someone gave us, and checks that its id is its own. Throws `key-malformed`. */
export async function parseVerifierKey(text: string, crypto: Pick<VerifierCrypto, "sha256">): Promise<VerifierKey> {
  const { name, keyId, key: publicKey } = splitKeyText(text);
  const derived = keyIdText(await crypto.sha256(keyIdInput(name, publicKey)));
  if (derived !== keyId) throw new VerificationError("key-malformed", "the key's id is not that of its name and bytes");
  return { name, keyId, publicKey };
}

export function formatSignerKey({ name, keyId, seed }: SignerKey): string {
  checkKey(name, seed);
  return `${SIGNER_KEY_PREFIX}${name}+${keyId}+${typedKeyText(seed)}`;
}

/** Reads a signer key. Its id is of the public key, so only who derives that from the seed can check it. */
export function parseSignerKey(text: string): SignerKey {
  if (!text.startsWith(SIGNER_KEY_PREFIX)) throw malformed("the text is not a signer key");
  const { name, keyId, key: seed } = splitKeyText(text.slice(SIGNER_KEY_PREFIX.length));
  return { name, keyId, seed };
}

/** signed-note: a name is not empty and holds no Unicode space and no plus; nor control characters, which no note may hold. */
export function isKeyName(name: string): boolean {
  if (name === "" || !name.isWellFormed() || exceedsUtf8(name, MAXIMUM_NAME_BYTES)) return false;
  return !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** The first four bytes of a key's hash, as they are written. */
function keyIdText(hash: Uint8Array): string {
  return encodeHex(hash.subarray(0, KEY_ID_BYTES));
}

function splitKeyText(text: string): { name: string; keyId: string; key: Uint8Array } {
  const parts = /^([^+]{1,255})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44})$/u.exec(text);
  const typed = decodeBase64(parts?.[3] ?? "");
  const [name, keyId] = [parts?.[1], parts?.[2]];
  if (name === undefined || keyId === undefined || typed === undefined) {
    throw malformed("the text is not name+id+key");
  }
  if (typed[0] !== ED25519_TYPE) throw malformed("the key is not an Ed25519 key");
  const key = typed.subarray(1);
  checkKey(name, key);
  return { name, keyId, key };
}

function checkKey(name: string, key: Uint8Array): void {
  if (!isKeyName(name)) throw malformed("the key's name is empty, too long, or has a space or a plus in it");
  if (key.length !== ED25519_KEY_BYTES) throw malformed("the key is not 32 bytes");
}

function keyIdInput(name: string, publicKey: Uint8Array): Uint8Array {
  return concatBytes(encodeUtf8(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey);
}

function typedKeyText(key: Uint8Array): string {
  return encodeBase64(concatBytes(Uint8Array.of(ED25519_TYPE), key));
}

function malformed(message: string): VerificationError {
  return new VerificationError("key-malformed", message);
}
