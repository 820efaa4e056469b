/** Canonical JSON (RFC 8785) and the text encodings of digests: one value has one sequence of bytes. */
import canonicalize from "canonicalize";

const encoder = new TextEncoder();

/** Canonical JSON text. Throws on what JSON cannot hold (NaN, lone surrogates, cycles): a programmer's error by now. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("nothing to canonicalise");
  return text;
}

/** Canonical JSON as UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return encoder.encode(canonicalText(value));
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648 §4). */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET[group >> 18] as string;
    text += ALPHABET[(group >> 12) & 63] as string;
    text += left > 1 ? (ALPHABET[(group >> 6) & 63] as string) : "=";
    text += left > 2 ? (ALPHABET[group & 63] as string) : "=";
  }
  return text;
}
