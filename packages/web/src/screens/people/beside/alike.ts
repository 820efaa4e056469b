/** Two files held against each other, fact by fact: what both say, what only one says, and what they say otherwise. */

/** How two files' statements of one thing stand to each other. */
export type Verdict = "same" | "overlap" | "differ" | "one";

/** Undefined where neither says anything. */
export function verdictOn(one: readonly string[], other: readonly string[]): Verdict | undefined {
  if (one.length === 0 && other.length === 0) return undefined;
  if (one.length === 0 || other.length === 0) return "one";
  const said = new Set(other);
  const shared = new Set(one.filter((text) => said.has(text))).size;
  if (shared === 0) return "differ";
  return shared === said.size && shared === new Set(one).size ? "same" : "overlap";
}
