/** Node's crypto behind the room's interfaces, for tests: hashing, verifying, and signing from a fixed seed. */
import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";
import type { Sha256, Signer, VerifierCrypto } from "../src/crypto.ts";

/** The DER that stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410 §7). */
const SEED_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

export const sha256: Sha256 = (bytes) => new Uint8Array(hash("sha256", bytes, "buffer"));

export const nodeCrypto: VerifierCrypto = {
  sha256,
  verifyEd25519(publicKey, message, signature) {
    const x = Buffer.from(publicKey).toString("base64url");
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, message, key, signature);
  },
};

/** A signer whose key is made from its name alone: the same in every run, and secret from nobody. */
export function exampleSigner(name: string): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([SEED_PREFIX, exampleSeed(name)]),
    format: "der",
    type: "pkcs8",
  });
  const { x } = createPublicKey(key).export({ format: "jwk" });
  return {
    name,
    publicKey: new Uint8Array(Buffer.from(x ?? "", "base64url")),
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

export function exampleSeed(name: string): Uint8Array {
  return sha256(Buffer.from(`example seed of ${name}`));
}
