/** A vault over one key in memory, by the envelope that personal detail has too: each thing bound to what it is about. */
import { decrypt, encrypt, KEY_BYTES } from "@muster/ledger";
import type { Vault } from "./options.ts";

/** For a node whose key is at hand as bytes. */
export function vaultOf(key: Uint8Array): Vault {
  if (key.length !== KEY_BYTES) throw new RangeError("A vault's key has 256 bits");
  return {
    async seal(plain, about) {
      return encrypt(key, Buffer.from(about, "utf8"), [plain]);
    },
    async open(sealed, about) {
      const plain = decrypt(key, Buffer.from(about, "utf8"), sealed);
      if (plain === undefined) throw new Error("sealed under another key or about another thing, or changed since");
      return plain;
    },
  };
}
