/**
 * Hashing and signatures come from outside, so that the room runs unchanged in Node and in a browser. Building a log is
 * synchronous, for it hashes a million times a second; verifying may wait, for WebCrypto does.
 */

/** SHA-256. It must not keep the bytes it is given: the caller reuses them. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** What a verifier needs. `verifyEd25519` (RFC 8032) answers false, and does not throw, for a key that is no key. */
export interface VerifierCrypto {
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>;
}

/** An Ed25519 key that can sign, under the name it signs notes with. `publicKey` is its 32 bytes. */
export interface Signer {
  readonly name: string;
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** As much of WebCrypto's `SubtleCrypto` as verification asks for. */
export interface SubtleVerifier<Key> {
  digest(algorithm: "SHA-256", data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  importKey(
    format: "raw",
    keyData: Uint8Array<ArrayBuffer>,
    algorithm: "Ed25519",
    extractable: boolean,
    usages: "verify"[],
  ): Promise<Key>;
  verify(
    algorithm: "Ed25519",
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** WebCrypto as a verifier: pass `crypto.subtle`, in a browser or in Node. */
export function webCrypto<Key>(subtle: SubtleVerifier<Key>): VerifierCrypto {
  return {
    async sha256(bytes) {
      return new Uint8Array(await subtle.digest("SHA-256", Uint8Array.from(bytes)));
    },
    async verifyEd25519(publicKey, message, signature) {
      const key = await importKey(subtle, publicKey);
      if (key === undefined) return false;
      return subtle.verify("Ed25519", key, Uint8Array.from(signature), Uint8Array.from(message));
    },
  };
}

/** WebCrypto reports 32 bytes that are no point on the curve as a DataError; every other failure is a fault of the platform. */
async function importKey<Key>(subtle: SubtleVerifier<Key>, publicKey: Uint8Array): Promise<Key | undefined> {
  try {
    return await subtle.importKey("raw", Uint8Array.from(publicKey), "Ed25519", false, ["verify"]);
  } catch (error) {
    if (error instanceof Error && error.name === "DataError") return undefined;
    throw error;
  }
}
