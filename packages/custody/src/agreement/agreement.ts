/**
 * An agreement: what parties undertook, by when, and what would show it done. Whether a term is met is what the parties
 * report, side by side; the register decides nothing between them (rule 9).
 */
import type { AgreementCode, AuthorityCode, EntryNumber, Instant, Officer } from "@muster/record";

export const REPORTED = ["met", "disputed"] as const;

/** What one party said of a term, once. */
export interface TermReport {
  readonly entry: EntryNumber;
  readonly at: Instant;
  readonly by: Officer;
  readonly party: AuthorityCode;
  readonly status: (typeof REPORTED)[number];
}

export interface Term {
  readonly term: string;
  /** Who has to do it; absent where all of them have to. */
  readonly owedBy?: AuthorityCode;
  readonly deadline?: Instant;
  /** Every report, oldest first. */
  readonly reports: TermReport[];
}

export interface Agreement {
  readonly code: AgreementCode;
  readonly parties: readonly AuthorityCode[];
  readonly at: Instant;
  readonly entry: EntryNumber;
  /** By the term's own code. */
  readonly terms: Map<string, Term>;
}

export type TermStanding = "open" | "overdue" | "met" | "disputed";

/**
 * Where a term stood at `asOf`, by what each party had said last by then: *disputed* while any party disputes it, *met*
 * when one says so and none disputes it; with no word of anybody, *overdue* once the deadline has passed.
 */
export function termStanding({ reports, deadline }: Term, asOf: Instant): TermStanding {
  const last = new Map<AuthorityCode, TermReport["status"]>();
  for (const { at, party, status } of reports) if (at <= asOf) last.set(party, status);
  const said = [...last.values()];
  if (said.includes("disputed")) return "disputed";
  if (said.includes("met")) return "met";
  return deadline !== undefined && deadline < asOf ? "overdue" : "open";
}
