/** Bytes and the texts that stand for them: UTF-8, base64 (RFC 4648 §4) and hex. Decoding is strict: one text per value. */

const encoder = new TextEncoder();
/** `ignoreBOM` keeps a byte order mark in the text, where a comparison sees it, instead of dropping it unseen. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SEXTETS = new Map(ALPHABET.split("").map((character, sextet) => [character.charCodeAt(0), sextet]));
const PADDING = "=";

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text, or undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The length of the text in UTF-8, without encoding more of it than the limit needs. */
export function exceedsUtf8(text: string, maximumBytes: number): boolean {
  return text.length > maximumBytes || encoder.encode(text).length > maximumBytes;
}

export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >> 6) & 63) : PADDING;
    text += left > 2 ? ALPHABET.charAt(group & 63) : PADDING;
  }
  return text;
}

/** The bytes, or undefined for anything but the one text `encodeBase64` makes of them: padded, and with no stray bits. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith(PADDING) ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let pending = 0;
  let pendingBits = 0;
  let written = 0;
  for (let at = 0; at < text.length - padding; at++) {
    const sextet = SEXTETS.get(text.charCodeAt(at));
    if (sextet === undefined) return undefined;
    pending = ((pending << 6) | sextet) & 0xffff;
    pendingBits += 6;
    if (pendingBits < 8) continue;
    pendingBits -= 8;
    bytes[written++] = pending >> pendingBits;
  }
  const strayBits = pending & ((1 << pendingBits) - 1);
  return strayBits === 0 ? bytes : undefined;
}

export function encodeHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Not in constant time: nothing compared in this room is secret. */
export function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
