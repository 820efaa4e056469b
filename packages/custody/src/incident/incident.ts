/**
 * An incident, and what each party says about it. Accounts stand side by side, in the order they were given, and nothing
 * is made of them together: no mean, no last word (rule 9). Beside them stands the register's own count of the people it
 * has by name.
 */
import type {
  AuthorityCode,
  EntryNumber,
  IncidentCode,
  Instant,
  Officer,
  SiteCode,
  TransferCode,
} from "@muster/record";
import type { StatedNumber } from "./stated-number.ts";

export const INCIDENTS = [
  "escape",
  "attempted-escape",
  "recapture",
  "death",
  "disappearance",
  "birth",
  "injury",
  "illness",
  "disturbance",
  "attack",
  "fire",
  "seizure",
  "other",
] as const;

/** Of what has to be reported without delay to a body outside the site (MR-71). */
const REPORTED_OUTSIDE: readonly string[] = ["death", "disappearance", "injury"];

export const STANCES = ["states", "supports", "denies"] as const;

/** Who says so: an authority of the register, or a party named as it is known. */
export type Party = { readonly authority: AuthorityCode } | { readonly named: string };

/** What one party said, once. Its number is that of its entry. */
export interface Account {
  readonly entry: EntryNumber;
  readonly at: Instant;
  /** Who entered it, which need not be who said it. */
  readonly by: Officer;
  readonly party: Party;
  readonly stance: (typeof STANCES)[number];
  /** The account that is supported or denied. */
  readonly of?: EntryNumber;
  readonly figure?: StatedNumber;
  readonly source?: string;
  readonly publishedAt?: Instant;
}

export interface Incident {
  readonly code: IncidentCode;
  readonly type: (typeof INCIDENTS)[number];
  readonly site?: SiteCode;
  readonly transfer?: TransferCode;
  readonly at: Instant;
  readonly entry: EntryNumber;
  /** People named when it was recorded. */
  readonly people: number;
  readonly number?: StatedNumber;
  readonly accounts: Account[];
  /** Bodies outside the site to which it was reported. */
  readonly reports: { readonly to: AuthorityCode; readonly at: Instant; readonly entry: EntryNumber }[];
  /** The register's own count: people who escaped in it, and who of them were recaptured, each by name. */
  escaped: number;
  recaptured: number;
}

/** Adds people to the register's own count: what entries about single people call when they are about an incident. */
export function tally(
  state: Incident | undefined,
  what: "escaped" | "recaptured",
  people: number,
): Incident | undefined {
  if (state !== undefined) state[what] += people;
  return state;
}

/** The accounts of one party, oldest first. */
export function accountsOf(incident: Incident, party: Party): readonly Account[] {
  const key = partyKey(party);
  return incident.accounts.filter((account) => partyKey(account.party) === key);
}

/** One text for one party, to group accounts by. */
function partyKey(party: Party): string {
  return "authority" in party ? `authority:${party.authority}` : `named:${party.named}`;
}

/** Whether it has yet to be reported to a body outside the site (MR-71). */
export function owesReport({ type, reports }: Incident): boolean {
  return REPORTED_OUTSIDE.includes(type) && reports.length === 0;
}
