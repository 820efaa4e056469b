/** The closed lists of the law of custody: on what a person can be held, why, and what a review can decide. */

/** On what a person is held. *None stated* is allowed, shown to oversight, and starts a clock. */
export const BASIS_KINDS = [
  "court-order",
  "sentence",
  "detention-order",
  "internment-order",
  "arrest-without-order",
  "prisoner-of-war",
  "none-stated",
] as const;
export type BasisKind = (typeof BASIS_KINDS)[number];

/** The kinds of basis that are somebody's order: who gave it must be named (ICPPED-17.3). */
export const ORDERS: readonly BasisKind[] = ["court-order", "sentence", "detention-order", "internment-order"];

/** The kind of grounds. What exactly is alleged is detail. */
export const GROUNDS = [
  "criminal-charge",
  "conviction",
  "security",
  "immigration",
  "hostilities",
  "protection",
  "other",
  "not-stated",
] as const;

/** How an order was shown to be genuine (ORD-1): never by its looks alone. */
export const AUTHENTICATIONS = ["confirmed-by-issuer", "signature-verified", "seal-and-original-seen"] as const;

export const REVIEW_OUTCOMES = ["continue", "release-ordered", "transfer-ordered", "adjourned"] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];
