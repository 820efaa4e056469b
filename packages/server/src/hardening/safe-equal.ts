/** Comparing secrets in a time that tells nothing of them, neither how much of them was right nor how long they are. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Of this process alone: nobody can choose texts whose digests begin alike. */
const KEY = randomBytes(32);

export function safeEqual(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Uint8Array {
  return createHmac("sha256", KEY).update(text, "utf8").digest();
}
