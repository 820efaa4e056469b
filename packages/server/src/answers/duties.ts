/** Duties against the clock: what is owed about people, what is overdue, and what nobody set a deadline for. */
import { type Duty, type DutyKind, isOverdue } from "@muster/custody";
import type { AuthorityCode, EntryNumber, Instant, PersonId, SiteCode, State } from "@muster/record";
import type { StatedName } from "./names.ts";

/** `open`: owed *promptly*, and nobody has said how long that is. */
export const DUTY_STANDINGS = ["overdue", "due", "open", "met"] as const;
export type DutyStanding = (typeof DUTY_STANDINGS)[number];

export interface StandingDuty extends Duty {
  readonly standing: DutyStanding;
}

/** A duty in a list, with whom it is about and where they are. */
export interface DutyLine extends StandingDuty {
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly state: State;
  readonly site: SiteCode | null;
  readonly custodian: AuthorityCode | null;
}

export interface DutyTotal {
  readonly kind: DutyKind;
  readonly standing: Exclude<DutyStanding, "met">;
  readonly people: number;
  readonly duties: number;
  /** The earliest deadline among them, or where there is none, when the first was raised. */
  readonly since: Instant;
}

export interface DutiesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** What is unmet, of everybody that was asked about, whatever the page. */
  readonly totals: readonly DutyTotal[];
  /** The longest overdue first; then by deadline; then what has none. */
  readonly duties: readonly DutyLine[];
  /** Ask again with `after` this; null at the end. */
  readonly next: string | null;
  /** People whose duties policy withholds from this officer. */
  readonly notShown: number;
}

/** A duty's key in a list: duties of one entry about several people have one id. */
export function keyOf({ person, id }: { readonly person: PersonId; readonly id: string }): string {
  return `${person}:${id}`;
}

/** Each duty with where it stood at `asOf`. */
export function standingDuties(duties: readonly Duty[], asOf: Instant): readonly StandingDuty[] {
  return duties.map((duty) => ({ ...duty, standing: standingOf(duty, asOf) }));
}

function standingOf(duty: Duty, asOf: Instant): DutyStanding {
  if (duty.met !== undefined && duty.met.at <= asOf) return "met";
  if (duty.dueAt === undefined) return "open";
  return isOverdue(duty, asOf) ? "overdue" : "due";
}
