/**
 * The envelope of personal detail (rule 11, docs/decisions/0014-sealed-detail.md): AES-256-GCM (NIST SP 800-38D) twice. Each
 * detail is sealed under its person's own key, and that key is wrapped under the register's. What is sealed is bound to its
 * place, so that no row can be put in the place of another.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from "node:crypto";

export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = "aes-256-gcm";
const OPTIONS = { authTagLength: TAG_BYTES } as const;

/** Where a detail stands: it opens there and nowhere else. */
export interface DetailPlace {
  readonly person: string;
  readonly entry: number;
  readonly ordinal: number;
  readonly digest: string;
}

/** What a digest was made of: SHA-256(salt || content). */
export interface ClearDetail {
  readonly salt: Uint8Array;
  readonly content: string;
}

/** A fresh key for one person. */
export function newKey(): Uint8Array {
  return Uint8Array.from(randomBytes(KEY_BYTES));
}

/** A person's key, under the register's key of this id. */
export function wrapKey(secret: Uint8Array, registerKey: string, person: string, key: Uint8Array): Uint8Array {
  return encrypt(secret, wrapping(registerKey, person), [key]);
}

/** Undefined where these bytes are not that person's key wrapped under that key. */
export function unwrapKey(
  secret: Uint8Array,
  registerKey: string,
  person: string,
  wrapped: Uint8Array,
): Uint8Array | undefined {
  return decrypt(secret, wrapping(registerKey, person), wrapped);
}

/** `iv || AES-256-GCM(salt || content) || tag`. The salt is inside: beside the digest it would let detail be guessed. */
export function sealDetail(key: Uint8Array, place: DetailPlace, { salt, content }: ClearDetail): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes`);
  const clear = Buffer.allocUnsafe(SALT_BYTES + Buffer.byteLength(content));
  clear.set(salt);
  clear.write(content, SALT_BYTES);
  const sealed = encrypt(key, placing(place), [clear]);
  // From the pool that other buffers come from: nothing clear stays behind in it.
  clear.fill(0);
  return sealed;
}

/** Undefined where these bytes were not sealed under this key for this place. */
export function openDetail(key: Uint8Array, place: DetailPlace, sealed: Uint8Array): ClearDetail | undefined {
  const clear = decrypt(key, placing(place), sealed);
  if (clear === undefined || clear.length < SALT_BYTES) return undefined;
  return { salt: clear.subarray(0, SALT_BYTES), content: clear.toString("utf8", SALT_BYTES) };
}

function wrapping(registerKey: string, person: string): Buffer {
  return Buffer.from(`muster person key|${person}|${registerKey}`);
}

function placing({ person, entry, ordinal, digest }: DetailPlace): Buffer {
  return Buffer.from(`muster detail|${person}|${entry}|${ordinal}|${digest}`);
}

/** Seals these parts, joined, under a key: `iv || ciphertext || tag`. Random nonces: no key here seals anywhere near 2^32 messages. */
export function encrypt(key: Uint8Array, bound: Uint8Array, clear: readonly Uint8Array[]): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, prepared(key), iv, OPTIONS);
  cipher.setAAD(bound);
  const length = clear.reduce((sum, part) => sum + part.length, 0);
  const sealed = Buffer.allocUnsafe(IV_BYTES + length + TAG_BYTES);
  sealed.set(iv);
  let end = IV_BYTES;
  for (const part of clear) {
    sealed.set(cipher.update(part), end);
    end += part.length;
  }
  // Of a mode that counts, `final` gives no more bytes.
  cipher.final();
  sealed.set(cipher.getAuthTag(), end);
  return sealed;
}

/** Undefined where the bytes were not sealed under this key and bound to this. */
export function decrypt(key: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < IV_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, prepared(key), sealed.subarray(0, IV_BYTES), OPTIONS)
    .setAAD(bound)
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  const clear = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
  try {
    decipher.final();
    return clear;
  } catch {
    // The one thing that `final` throws for: the tag does not hold.
    return undefined;
  }
}

/** Node makes a key of bare bytes anew each time, for four times the price of the sealing itself (35 µs against 9). */
const preparedKeys = new WeakMap<Uint8Array, KeyObject>();

function prepared(key: Uint8Array): KeyObject {
  let found = preparedKeys.get(key);
  if (found === undefined) {
    found = createSecretKey(key);
    preparedKeys.set(key, found);
  }
  return found;
}

const POOL_BYTES = 16_384;
let pool = Buffer.alloc(0);

/** Drawn many at a time: a call to the system for each would cost as much as the sealing. What was drawn leaves the pool. */
function randomBytes(length: number): Buffer {
  if (pool.length < length) pool = randomFillSync(Buffer.allocUnsafeSlow(POOL_BYTES));
  const drawn = Buffer.from(pool.subarray(0, length));
  pool.fill(0, 0, length);
  pool = pool.subarray(length);
  return drawn;
}
