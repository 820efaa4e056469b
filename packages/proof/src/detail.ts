/**
 * Openings of personal detail (rule 11). An entry holds only SHA-256(salt ‖ canonical detail); whoever is shown the salt
 * and the detail can see that it is what was sealed, and erasing both leaves every proof intact.
 */
import { concatBytes, encodeBase64, encodeUtf8, exceedsUtf8 } from "./bytes.ts";
import type { Sha256, VerifierCrypto } from "./crypto.ts";
import { type Json, parseJson } from "./json.ts";
import { MAXIMUM_DETAIL_BYTES, MAXIMUM_SALT_BYTES, MINIMUM_SALT_BYTES } from "./limits.ts";
import { VerificationError } from "./verification-error.ts";

/** `content` is canonical JSON text; `digest` is base64, as the entry carries it. */
export interface DetailOpening {
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly content: string;
}

/** The digest that seals a detail into an entry, in base64. */
export function detailDigest(sha256: Sha256, salt: Uint8Array, content: string): string {
  return encodeBase64(sha256(concatBytes(salt, encodeUtf8(content))));
}

/** Checks one opening against the digests an entry and its shown item carry; gives the detail. */
export async function verifyDetail(
  { digest, salt, content }: DetailOpening,
  sealed: readonly string[],
  crypto: VerifierCrypto,
): Promise<Json> {
  if (salt.length < MINIMUM_SALT_BYTES || salt.length > MAXIMUM_SALT_BYTES) {
    throw new VerificationError("detail-malformed", "the salt of a detail is too short or too long");
  }
  if (exceedsUtf8(content, MAXIMUM_DETAIL_BYTES)) {
    throw new VerificationError("detail-too-large", `a detail is longer than ${MAXIMUM_DETAIL_BYTES} bytes`);
  }
  const detail = parseJson(content, "detail-malformed", "a detail");
  const computed = encodeBase64(await crypto.sha256(concatBytes(salt, encodeUtf8(content))));
  if (computed !== digest) {
    throw new VerificationError("detail-digest-differs", "a detail is not the one its digest was made of");
  }
  if (!sealed.includes(digest)) {
    throw new VerificationError("detail-not-in-entry", "a detail is not among those the entry seals");
  }
  return detail;
}
