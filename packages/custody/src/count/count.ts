/**
 * A count: people counted, now, by two officers independently, round after round until both say the same (CNT-1). While
 * it is open nobody moves in or out of what it covers.
 */
import type { CountCode, EntryNumber, Instant, Officer, PersonId, SiteCode, UnitCode } from "@muster/record";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";

/** `named`: each person identified. `bare`: a number. */
export const COUNTINGS = ["named", "bare"] as const;

/** What one officer counted in one round. */
export interface CountRecord {
  readonly entry: EntryNumber;
  readonly at: Instant;
  readonly by: Officer;
  readonly round: number;
  readonly number: number;
  /** In a named count: who they were. */
  readonly people?: ReadonlySet<PersonId>;
}

export interface Count {
  readonly code: CountCode;
  readonly site: SiteCode;
  /** What it covers; empty: the whole site. */
  readonly units: readonly UnitCode[];
  readonly counting: (typeof COUNTINGS)[number];
  readonly entry: EntryNumber;
  readonly openedAt: Instant;
  /** From 1. A difference between the two records of a round forces the next. */
  round: number;
  /** Of every round, oldest first: those that differed stay to be read. */
  readonly records: CountRecord[];
  status: "open" | "cleared" | "abandoned";
  endedAt?: Instant;
}

/** What was recorded in the round under way. */
export function recordsOfRound(count: Count): readonly CountRecord[] {
  return count.records.filter(({ round }) => round === count.round);
}

/** Whether two records say the same: the same people, or the same number. */
export function agree(one: CountRecord, other: CountRecord): boolean {
  if (one.people === undefined || other.people === undefined) return one.number === other.number;
  const { people } = other;
  return one.people.size === people.size && [...one.people].every((person) => people.has(person));
}

/** Whether whom both counted is known: of a named count, as many people as the number says. */
export function comparable(...records: readonly CountRecord[]): boolean {
  return records.every(({ people, number }) => people === undefined || people.size === number);
}

/** The count, where it is open and `at` is no earlier than anything said in it; or why nothing can be said in it. */
export function openCount(code: CountCode, count: Count | undefined, at: Instant): Count | Refusal {
  if (count === undefined) return notFound("count", code);
  if (count.status !== "open") {
    return refuse(
      "conflict",
      "count-ended",
      `${code} was ${count.status} on ${count.endedAt}.`,
      "Open another count.",
      {
        count: code,
        status: count.status,
      },
    );
  }
  const last = count.records.at(-1);
  const since = last?.at ?? count.openedAt;
  if (at >= since) return count;
  return refuse(
    "conflict",
    "before-the-count",
    `${at} lies before entry ${last?.entry ?? count.entry} of count ${code}, of ${since}.`,
    "Check the time.",
    { count: code, entry: last?.entry ?? count.entry },
  );
}
