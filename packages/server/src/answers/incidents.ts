/** Incidents, each party's accounts side by side and nothing made of them together (rule 9). */
import { type Account, type Incident, notFound, owesReport, type Party, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, IncidentCode, Instant, SiteCode, TransferCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Narrowed } from "./counts.ts";
import { type Plain, plain } from "./plain.ts";
import { wordsOf } from "./words.ts";

export interface IncidentSummary {
  readonly code: IncidentCode;
  readonly type: Incident["type"];
  readonly site: SiteCode | null;
  readonly transfer: TransferCode | null;
  readonly at: Instant;
  readonly entry: EntryNumber;
  readonly people: number;
  readonly escaped: number;
  readonly recaptured: number;
  /** How many parties have said something. */
  readonly parties: number;
  readonly accounts: number;
  readonly reportedTo: readonly AuthorityCode[];
  readonly owesReport: boolean;
}

export interface IncidentsAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** The newest first. */
  readonly incidents: readonly IncidentSummary[];
}

/** What one party said once, with its words where they are still there. */
export interface WordedAccount extends Omit<Account, "party"> {
  /** What the party says; absent where it gave a figure alone, or it has been erased. */
  readonly account?: string;
}

export interface IncidentAnswer extends Omit<Plain<Incident>, "accounts"> {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** Absent where nothing was told, or it has been erased. */
  readonly narrative?: string;
  readonly evidence?: string;
  readonly owesReport: boolean;
  /** One column for each party. */
  readonly accounts: readonly { readonly party: Party; readonly accounts: readonly WordedAccount[] }[];
}

export async function incidentsAnswer(
  questions: Questions,
  moment: Moment,
  { site, open }: Narrowed = {},
): Promise<IncidentsAnswer> {
  const incidents = [...(await questions.subjects("incident", moment)).values()]
    .map(incidentSummary)
    .filter((one) => (site === undefined || one.site === site) && (open === undefined || one.owesReport === open));
  return { ...moment, incidents: incidents.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)) };
}

/** What each party says stands beside what the others say, never made into one (rule 9). */
export async function incidentAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<IncidentAnswer | Refusal> {
  const incident = await questions.subject("incident", code, moment);
  if (incident === undefined) return notFound("incident", code);
  const { accounts, entry, ...facts } = incident;
  const said = await wordsOf<Told>(questions, [entry, ...accounts.map((account) => account.entry)]);
  const parties = new Map<string, { readonly party: Party; readonly accounts: WordedAccount[] }>();
  for (const { party, ...account } of accounts) {
    const key = JSON.stringify(party);
    const column = parties.get(key) ?? { party, accounts: [] };
    column.accounts.push({ ...account, ...said.get(account.entry) });
    parties.set(key, column);
  }
  return {
    ...plain(facts),
    ...moment,
    entry,
    ...said.get(entry),
    owesReport: owesReport(incident),
    accounts: [...parties.values()],
  };
}

interface Told {
  readonly narrative: string;
  readonly evidence: string;
  readonly account: string;
}

function incidentSummary(incident: Incident): IncidentSummary {
  const {
    code,
    type,
    site = null,
    transfer = null,
    at,
    entry,
    people,
    escaped,
    recaptured,
    accounts,
    reports,
  } = incident;
  return {
    code,
    type,
    site,
    transfer,
    at,
    entry,
    people,
    escaped,
    recaptured,
    parties: new Set(accounts.map(({ party }) => JSON.stringify(party))).size,
    accounts: accounts.length,
    reportedTo: reports.map(({ to }) => to),
    owesReport: owesReport(incident),
  };
}
