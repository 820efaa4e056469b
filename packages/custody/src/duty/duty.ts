/** What a duty is: something owed to a person or a body by a time, raised by an entry and met by another. */
import type { EntryNumber, Instant, PersonId } from "@muster/record";
import { plusDuration } from "@muster/record";

/** The duties met by reporting them done; the others are met by the entry that does them. */
export const REPORTED_DUTIES = [
  "capture-card",
  "notice-to-tracing-agency",
  "notice-to-family",
  "report-outside",
] as const;

export type ReportedDuty = (typeof REPORTED_DUTIES)[number];
export type DutyKind = ReportedDuty | "lawful-basis" | "review" | "ordered-release";

/** How long *promptly* is here, as durations in ISO 8601, by kind of duty: the keeper's policy, and no law's. */
export type DutyPolicy = { readonly [Kind in DutyKind]?: string };

export interface Duty {
  /** `kind:entry`, unique for the person and stable for as long as the raising entry stands. */
  readonly id: string;
  readonly kind: DutyKind;
  readonly person: PersonId;
  readonly owedTo: "person" | "family" | "tracing-agency" | "outside-body" | "oversight";
  /** Where the duty comes from: an id of docs/standards.md. */
  readonly source: string;
  readonly raisedBy: EntryNumber;
  readonly raisedAt: Instant;
  /** Absent where the law says *promptly* and the keeper has set no policy. */
  readonly dueAt?: Instant;
  /** Who set the deadline: the law, the order or review itself, or the keeper. */
  readonly deadline: "law" | "stated" | "policy";
  readonly met?: { readonly entry: EntryNumber; readonly at: Instant };
}

/** Whether the duty was owed and its deadline had passed at `asOf`. */
export function isOverdue({ met, dueAt }: Duty, asOf: Instant): boolean {
  return met === undefined && dueAt !== undefined && dueAt < asOf;
}

/** The deadline that policy sets for a duty raised at `at`. */
export function promptly(kind: DutyKind, at: Instant, policy: DutyPolicy): Pick<Duty, "dueAt" | "deadline"> {
  const within = policy[kind];
  return within === undefined ? { deadline: "policy" } : { dueAt: plusDuration(at, within), deadline: "policy" };
}
