/**
 * The receiving authority's key, from a file the officer chooses (PKCS #8 in PEM, Ed25519). It stays in this page's memory, in a
 * form no script can read out again, and is gone with it: nothing is stored or sent but the signatures.
 */
import { encodeBase64, keyFingerprint, webCrypto } from "@muster/proof";

export interface SigningKey {
  /** 32 bytes in base64, as the register has it. */
  readonly publicKey: string;
  /** SHA-256 of the public key, to be compared over a telephone. */
  readonly fingerprint: string;
  /** Signs the text's UTF-8 bytes: base64. */
  readonly sign: (text: string) => Promise<string>;
}

/** The key in the file; undefined where it holds none, or this browser cannot sign with one. */
export async function signingKeyIn(file: Blob): Promise<SigningKey | undefined> {
  const bytes = derIn(await file.text());
  if (bytes === undefined) return undefined;
  try {
    // Read once so that its public half can be asked for; kept so that nothing can.
    const readable = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", true, ["sign"]);
    const { x = "" } = await crypto.subtle.exportKey("jwk", readable);
    const key = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"]);
    const publicBytes = bytesOf(x.replaceAll("-", "+").replaceAll("_", "/"));
    return {
      publicKey: encodeBase64(publicBytes),
      fingerprint: await keyFingerprint(webCrypto(crypto.subtle), publicBytes),
      sign: async (text) =>
        encodeBase64(new Uint8Array(await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(text)))),
    };
  } catch {
    // Another kind of key, or a browser without Ed25519: both are said in the same words.
    return undefined;
  }
}

function derIn(pem: string): Uint8Array<ArrayBuffer> | undefined {
  const [, body] = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(pem) ?? [];
  return body === undefined ? undefined : bytesOf(body.replace(/\s/g, ""));
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
