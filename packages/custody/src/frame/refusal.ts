/**
 * Refusals. A rule that says no returns a value: what is wrong, what it conflicts with, and what to do. It never
 * throws: a refusal is an ordinary answer to an officer, a fault is a defect.
 */

export const CATEGORIES = ["invalid", "not-found", "conflict", "forbidden-by-rule"] as const;
/** The server alone turns these into HTTP. */
export type Category = (typeof CATEGORIES)[number];

export interface Refusal {
  readonly refused: true;
  /** Stable, kebab-case: what programs switch on. */
  readonly code: string;
  readonly category: Category;
  /** One sentence for the officer: what is wrong. */
  readonly says: string;
  /** One sentence: what to do now. */
  readonly remedy: string;
  /** What it conflicts with: entry numbers, people, codes, fields. */
  readonly conflicts: Readonly<Record<string, unknown>>;
}

/** Makes a refusal. */
export function refuse(
  category: Category,
  code: string,
  says: string,
  remedy: string,
  conflicts: Readonly<Record<string, unknown>> = {},
): Refusal {
  return { refused: true, code, category, says, remedy, conflicts };
}

/** The refusal of one officer alone, where two are needed. `says` why; `conflicts` names what makes it so. */
export function oneOfficerAlone(
  says = "This needs two officers.",
  conflicts: Readonly<Record<string, unknown>> = {},
): Refusal {
  return refuse("forbidden-by-rule", "second-officer-needed", says, "Have a second officer sign.", {
    field: "second",
    ...conflicts,
  });
}

/** The refusal for a thing the register does not have. */
export function notFound(kind: string, id: string): Refusal {
  return refuse(
    "not-found",
    `${kind}-not-found`,
    `The register has no ${kind} ${id}.`,
    `Check the code, or enter the ${kind} first.`,
    { [kind]: id },
  );
}

/** Whether an answer is a refusal. */
export function isRefusal(answer: object): answer is Refusal {
  return "refused" in answer && answer.refused === true;
}
