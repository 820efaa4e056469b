/** Why somebody reads about people: chosen from this list, and said in words of their own where it has none (DP-1). */
export const PURPOSES = [
  "custody-care",
  "legal-review",
  "medical-care",
  "transfer",
  "count",
  "tracing",
  "consular",
  "monitoring-visit",
  "complaint",
  "court-order",
  "data-protection-request",
  "audit",
  "correction",
  "handover",
  "other",
] as const;
export type Purpose = (typeof PURPOSES)[number];
