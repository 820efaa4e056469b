/** What an authenticator app shows (RFC 6238), worked out here and not with the library that checks it. */
import { createHmac } from "node:crypto";
import { epochMilliseconds, type Instant } from "@muster/record";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** `key` as the page shows it: base32, in groups. */
export function codeOf(key: string, now: Instant): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(epochMilliseconds(now) / STEP_MS)));
  const digest = createHmac("sha1", bytesOf(key)).update(counter).digest();
  const offset = digest.readUInt8(19) & 0x0f;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function bytesOf(key: string): Buffer {
  const bits = Array.from(key.replaceAll(" ", ""))
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
