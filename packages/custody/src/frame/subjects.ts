/**
 * The things that have a state of their own. The state of a thing is the fold of the entries about it, in the order
 * they occurred, save those corrected: there is no table of states to keep in step with the journal.
 */
import type { Subject } from "@muster/record";
import type { Agreement } from "../agreement/agreement.ts";
import type { Count } from "../count/count.ts";
import type { Incident } from "../incident/incident.ts";
import type { Authority } from "../place/authority.ts";
import type { OfficerState } from "../place/officer.ts";
import type { RegisterState } from "../place/register.ts";
import type { Site } from "../place/site.ts";
import type { Programme } from "../programme/programme.ts";
import type { Transfer } from "../transfer/transfer.ts";

export interface SubjectStates {
  register: RegisterState;
  authority: Authority;
  officer: OfficerState;
  site: Site;
  programme: Programme;
  transfer: Transfer;
  count: Count;
  incident: Incident;
  agreement: Agreement;
}

/** The one register's own subject. */
export const THE_REGISTER: Subject = { kind: "register", id: "REGISTER" };

/** Shorthands to name a subject. */
export const about = {
  authority: (id: string): Subject => ({ kind: "authority", id }),
  officer: (id: string): Subject => ({ kind: "officer", id }),
  site: (id: string): Subject => ({ kind: "site", id }),
  programme: (id: string): Subject => ({ kind: "programme", id }),
  transfer: (id: string): Subject => ({ kind: "transfer", id }),
  count: (id: string): Subject => ({ kind: "count", id }),
  incident: (id: string): Subject => ({ kind: "incident", id }),
  agreement: (id: string): Subject => ({ kind: "agreement", id }),
} as const;
