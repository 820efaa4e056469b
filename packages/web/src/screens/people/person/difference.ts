/** What was known of somebody at one time beside what is known at another, for the same instant: fact by fact, none merged. */
import type { PersonShown } from "@muster/server/api";

/** The facts that are held against each other, in the order they are shown. */
export const FACTS = [
  "position",
  "since",
  "lastSeen",
  "names",
  "numbers",
  "nationality",
  "birth",
  "sex",
  "listed",
  "basis",
  "duties",
  "line",
] as const;
export type FactName = (typeof FACTS)[number];

/** How a fact of the register is said in words; an empty list is that there is none. */
export type SayFact = (fact: FactName, shown: PersonShown) => readonly string[];

export type Verdict = "same" | "changed" | "not-known-then" | "no-longer";

export interface Compared {
  readonly fact: FactName;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly verdict: Verdict;
}

/** Every fact as it was known then and as it is now. `then` is undefined where the person was not on the register yet. */
export function compared(then: PersonShown | undefined, now: PersonShown, say: SayFact): readonly Compared[] {
  return FACTS.map((fact) => {
    const before = then === undefined ? [] : say(fact, then);
    const after = say(fact, now);
    return { fact, before, after, verdict: verdictOf(before, after) };
  });
}

function verdictOf(then: readonly string[], now: readonly string[]): Verdict {
  if (then.join("\n") === now.join("\n")) return "same";
  if (then.length === 0) return "not-known-then";
  return now.length === 0 ? "no-longer" : "changed";
}
