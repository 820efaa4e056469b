/** A vault over one key in memory: AES-256-GCM, a fresh nonce each time, bound to what it is about. */
import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Vault } from "./options.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** For tests, and for a node whose key is at hand as bytes. `nonces` gives bytes that never repeat. */
export function vaultOf(key: Uint8Array, nonces: (length: number) => Uint8Array): Vault {
  if (key.length !== KEY_BYTES) throw new RangeError("A vault's key has 256 bits");
  return {
    async seal(plain, about) {
      const nonce = nonces(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about, "utf8"));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    async open(sealed, about) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(sealed.length - TAG_BYTES);
      const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(about, "utf8")).setAuthTag(tag);
      return Buffer.concat([cipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), cipher.final()]);
    },
  };
}
