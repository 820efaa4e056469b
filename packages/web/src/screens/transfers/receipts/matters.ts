/** What a receipt can come to, and what a reservation or a dispute can be about: the rule's own lists, in its order. */
export const RECEIPT_OUTCOMES = ["accepted", "accepted-with-reservations", "disputed"] as const;

export const MATTERS_OF_RECEIPTS = [
  "identity",
  "age",
  "health",
  "injury",
  "ill-treatment",
  "property",
  "papers",
  "medical-file",
  "basis",
  "no-place",
  "other",
] as const;
