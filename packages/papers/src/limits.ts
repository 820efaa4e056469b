/** A limit on every length, checked before the work it bounds: of what we print, and of what we are handed to check. */

/** People on one paper: a camp of 24,000 in one joint roll, and no more. */
export const MOST_PEOPLE = 25_000;
/** Entries that one paper proves. */
export const MOST_PROOFS = 100;
/** A whole PDF: 25,000 people take about a fifth of it. */
export const MAXIMUM_PAPER_BYTES = 64 * 1024 * 1024;
/** One attachment, unpacked. */
export const MAXIMUM_ATTACHMENT_BYTES = 32 * 1024 * 1024;
/** All attachments of one paper, unpacked. */
export const MAXIMUM_ATTACHED_BYTES = 64 * 1024 * 1024;
/** The paper's own facts and items, and one for each proof. */
export const MOST_ATTACHMENTS = MOST_PROOFS + 2;
