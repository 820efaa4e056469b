/** What is overdue when the scenario ends: terms of the agreement past their deadline, and duties to people past theirs. */
import { type DutyPolicy, type TermStanding, termStanding } from "@muster/custody";
import type { Instant, PersonId } from "@muster/record";
import { overdueDuties, type Played, type Register, type ScenarioFolder } from "@muster/register";
import { REFERENCE_CASE } from "./reference-case.ts";

export interface TermReport {
  readonly term: string;
  readonly owedBy: string | undefined;
  readonly deadline: Instant | undefined;
  readonly standing: TermStanding;
}

export interface OverdueDuties {
  readonly kind: string;
  readonly source: string;
  /** Who set the deadline: the law, the order itself, or the keeper's policy. */
  readonly deadline: string;
  readonly people: number;
  readonly firstDueAt: Instant;
}

export interface Overdue {
  readonly asOf: Instant;
  readonly terms: readonly TermReport[];
  readonly duties: readonly OverdueDuties[];
}

export async function overdue(register: Register, { scenario }: ScenarioFolder, played: Played): Promise<Overdue> {
  const moment = await register.moment();
  const agreement = await register.subject("agreement", REFERENCE_CASE.agreement, moment);
  const terms = [...(agreement?.terms.values() ?? [])].map((term) => ({
    term: term.term,
    owedBy: term.owedBy,
    deadline: term.deadline,
    standing: termStanding(term, moment.asOf),
  }));
  const people = await owedSomethingByATime(register, played);
  const kinds = new Map<string, OverdueDuties>();
  for await (const duty of overdueDuties(register.ledger, people, moment.asOf, policyOf(scenario))) {
    const dueAt = duty.dueAt ?? duty.raisedAt;
    const known = kinds.get(duty.kind);
    kinds.set(duty.kind, {
      kind: duty.kind,
      source: duty.source,
      deadline: duty.deadline,
      people: (known?.people ?? 0) + 1,
      firstDueAt: known === undefined || dueAt < known.firstDueAt ? dueAt : known.firstDueAt,
    });
  }
  return { asOf: moment.asOf, terms, duties: [...kinds.values()] };
}

function policyOf({ dutyPolicy = {} }: ScenarioFolder["scenario"]): DutyPolicy {
  return dutyPolicy;
}

/**
 * The detainees, and whoever the joint roll of the camp did not find. The other residents are owed notices only, for which
 * neither the law nor this exercise sets a day.
 */
async function owedSomethingByATime(register: Register, { invented, labels }: Played): Promise<PersonId[]> {
  const detainees = invented.filter(({ claims }) =>
    claims.some((claim) => claim.claim === "status" && claim.status === "detainee"),
  );
  const handover = await register.entry(labels.get(REFERENCE_CASE.handover) ?? -1);
  const notFound = (handover?.items ?? []).filter(({ line }) => line?.step === "not-on-joint-roll");
  return [...detainees, ...notFound].map(({ person }) => person);
}
