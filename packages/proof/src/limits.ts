/**
 * A limit on every length a verifier reads. Whoever hands us a file may want to exhaust us rather than convince us, so
 * each limit is checked before the work it bounds.
 */

/** A whole bundle file. */
export const MAXIMUM_BUNDLE_BYTES = 1_048_576;
/** One entry: what a tlog-tiles entry bundle can carry behind its uint16 length. */
export const MAXIMUM_ENTRY_BYTES = 65_535;
/** What one entry says about one person. */
export const MAXIMUM_ITEM_BYTES = 16_384;
/** People in one entry. */
export const MAXIMUM_ITEMS = 200_000;
/** Hashes in one inclusion or consistency proof: RFC 6962 needs no more than twice the depth of the tree. */
export const MAXIMUM_PROOF_HASHES = 64;
/** Opaque data beside a tlog-proof. */
export const MAXIMUM_EXTRA_BYTES = 65_536;
/** A signed note with all its signatures; sixteen post-quantum signatures still fit. */
export const MAXIMUM_NOTE_BYTES = 262_144;
/** signed-note: a verifier must accept at least sixteen. */
export const MAXIMUM_NOTE_SIGNATURES = 16;
/** The name of a key, the origin of a log. */
export const MAXIMUM_NAME_BYTES = 255;
/** Openings of personal detail in one bundle. */
export const MAXIMUM_DETAILS = 64;
export const MAXIMUM_DETAIL_BYTES = 262_144;
/** A shorter salt would let the detail be guessed from its digest (rule 11). */
export const MINIMUM_SALT_BYTES = 16;
export const MAXIMUM_SALT_BYTES = 64;
/** Objects and arrays within one another. */
export const MAXIMUM_JSON_DEPTH = 32;
