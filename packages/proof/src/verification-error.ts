/**
 * The one way verification fails. The codes are a closed set that other programs may switch on: a code never changes its
 * meaning, and malformed input ends here too, never in a SyntaxError or a RangeError.
 */
export const VERIFICATION_CODES = [
  "bundle-too-large",
  "bundle-malformed",
  "bundle-format-unknown",
  "entry-too-large",
  "entry-malformed",
  "entry-format-unknown",
  "entry-number-differs",
  "entry-not-in-log",
  "item-too-large",
  "item-malformed",
  "item-not-in-entry",
  "detail-too-large",
  "detail-malformed",
  "detail-digest-differs",
  "detail-not-in-entry",
  "receipt-malformed",
  "receipt-signature-invalid",
  "receipt-about-another-person",
  "proof-malformed",
  "proof-too-long",
  "note-too-large",
  "note-malformed",
  "note-signature-invalid",
  "note-not-signed-by-known-key",
  "checkpoint-malformed",
  "checkpoint-origin-differs",
  "log-not-consistent",
  "key-malformed",
  "tile-malformed",
] as const;

export type VerificationCode = (typeof VERIFICATION_CODES)[number];

/** Thrown by everything in this room that reads what others wrote. The message never quotes hostile text. */
export class VerificationError extends Error {
  override readonly name = "VerificationError";
  readonly code: VerificationCode;

  constructor(code: VerificationCode, message: string) {
    super(message);
    this.code = code;
  }
}
