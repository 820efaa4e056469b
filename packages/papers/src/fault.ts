/**
 * The one way a paper fails. The codes are a closed set that other programs may switch on; what `muster verify` is handed is
 * hostile, and whatever is wrong with it ends here or in a `VerificationError` of its proof.
 */
export const PAPER_CODES = [
  "paper-too-large",
  "paper-not-pdf",
  "paper-without-proof",
  "paper-attachment-malformed",
  "paper-attachment-too-large",
  "paper-malformed",
  "paper-format-unknown",
  "paper-proof-missing",
  "paper-entry-unfit",
  "paper-items-differ",
  "paper-of-another-edition",
  "paper-pages-not-made",
  "paper-altered",
] as const;

export type PaperCode = (typeof PAPER_CODES)[number];

/** The message never quotes hostile text. */
export class PaperFault extends Error {
  override readonly name = "PaperFault";
  readonly code: PaperCode;

  constructor(code: PaperCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
