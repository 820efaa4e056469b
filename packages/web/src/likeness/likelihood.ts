/** How likely two records are one person's, as a word: for the eye, and decides nothing. */

const FROM = [
  [0.99, "very-likely"],
  [0.9, "likely"],
  [0, "possible"],
] as const;

/** `probability`: 0 to 1, as the node gives it for a register of so many people. */
export function likelihoodOf(probability: number): (typeof FROM)[number][1] {
  return FROM.find(([least]) => probability >= least)?.[1] ?? "possible";
}
