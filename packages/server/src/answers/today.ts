/**
 * What needs an answer now. Each item says what it is, where, since when, and the codes that lead to it; none of them says
 * who: people are counted here, and read where they are recorded as read. Everything is as of the moment asked about.
 */
import {
  type Agreement,
  type Blocker,
  type BlockerKind,
  type Count,
  difference,
  type DutyKind,
  type Incident,
  openBlockers,
  outstanding,
  owesReport,
  termStanding,
  type Transfer,
  type TransferState,
  unexplained,
} from "@muster/custody";
import type { LostRow, Moment } from "@muster/ledger";
import {
  type AgreementCode,
  type AuthorityCode,
  type CountCode,
  type EntryNumber,
  epochMilliseconds,
  type IncidentCode,
  type Instant,
  instantFromEpoch,
  type Officer,
  type PersonId,
  type SiteCode,
  type TransferCode,
} from "@muster/record";
import type { Questions } from "@muster/register";
import type { ProposalHead } from "../proposals/store.ts";
import { clashingPeople } from "./same-people.ts";
import { type DutiesLeave, overdueTotals } from "./duties.ts";
import { countedByKind, isBeforeDeparture } from "./blockers.ts";
import { type SiteReport, sitesAnswer, type SiteSummary } from "./sites.ts";

interface OfTransfer {
  readonly transfer: TransferCode;
  readonly state: TransferState;
  readonly from: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly to: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly escort: AuthorityCode;
}

export type TodayItem =
  /** Left and not arrived, arrived and had not left, arrived and not received: rule 5. */
  | ({ readonly kind: "transfer-unexplained"; readonly since: Instant; readonly people: number } & OfTransfer)
  /** Not departed, and something stands in the way. */
  | ({
      readonly kind: "transfer-blocked";
      readonly since: Instant;
      readonly people: number;
      readonly blockers: Readonly<Partial<Record<BlockerKind, number>>>;
    } & OfTransfer)
  | {
      readonly kind: "count-uncleared";
      readonly count: CountCode;
      readonly site: SiteCode;
      readonly since: Instant;
      readonly round: number;
    }
  | {
      readonly kind: "duties-overdue";
      readonly duty: DutyKind;
      readonly since: Instant;
      readonly people: number;
    }
  /** Silence is silence (rule 6): a site kept here, with people, from which nothing has come for so long. */
  | {
      readonly kind: "site-silent";
      readonly site: SiteCode;
      /** The last report there was; null where there never was one. */
      readonly since: Instant | null;
      readonly report: SiteReport | null;
      readonly held: number;
    }
  | {
      readonly kind: "people-unaccounted" | "people-at-large" | "people-to-be-confirmed";
      readonly site: SiteCode | null;
      readonly custodian: AuthorityCode | null;
      /** Since when the first of them is. */
      readonly since: Instant;
      readonly people: number;
    }
  /** The books say of several files of one human being what cannot all be so: they count that human being more than once. */
  | {
      readonly kind: "files-clash";
      /** The newest of these positions: since then they cannot all be so. */
      readonly since: Instant;
      /** How many human beings. */
      readonly people: number;
    }
  | {
      readonly kind: "incident-report-owed";
      readonly incident: IncidentCode;
      readonly type: Incident["type"];
      readonly site: SiteCode | null;
      readonly transfer: TransferCode | null;
      readonly since: Instant;
    }
  | {
      readonly kind: "term-overdue" | "term-due" | "term-disputed";
      readonly agreement: AgreementCode;
      readonly term: string;
      readonly owedBy: AuthorityCode | null;
      /** Null for a disputed term without one. */
      readonly deadline: Instant | null;
      readonly since: Instant;
    }
  | {
      readonly kind: "proposal-to-confirm";
      readonly proposal: string;
      /** The command's kind, or `export`. */
      readonly command: string;
      readonly by: Officer;
      readonly since: Instant;
      readonly expiresAt: Instant;
    };

/** People on the way. */
export interface Movement extends OfTransfer {
  readonly departedAt: Instant;
  readonly boarded: number;
  readonly arrived: number;
  /** Left, and neither received, nor brought back, nor explained. */
  readonly outstanding: number;
  readonly lastReport: { readonly at: Instant; readonly event: string; readonly site: SiteCode | null } | null;
}

/** How many entries of a kind the last day had about a site. */
export interface DayOfEntries {
  readonly kind: string;
  /** Null for entries about no site. */
  readonly site: SiteCode | null;
  readonly entries: number;
  readonly last: EntryNumber;
}

export interface TodayAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** A site is silent when nothing came for this long. */
  readonly silentAfter_hours: number;
  /** Oldest first within a kind. */
  readonly items: readonly TodayItem[];
  readonly movements: readonly Movement[];
  /** What occurred in the 24 hours before `asOf`. */
  readonly day: readonly DayOfEntries[];
  /** Kinds of item whose subject is not this officer's to see: no such item is missing, it was not looked for. */
  readonly notLookedFor: readonly TodayItem["kind"][];
}

/** A site is silent when nothing came for a day: it is called every day. */
const SILENT_AFTER_HOURS = 24;
const TERM_DUE_WITHIN_HOURS = 72;
const HOUR_MS = 3_600_000;

/** What this officer may look for; what is not here is not looked for, and said so. */
export interface TodayLeave {
  readonly transfers: (transfers: readonly Transfer[]) => Promise<readonly Transfer[]>;
  readonly sites: (sites: readonly SiteSummary[]) => Promise<readonly SiteSummary[]>;
  readonly counts: (counts: readonly Count[]) => Promise<readonly Count[]>;
  readonly incidents: (incidents: readonly Incident[]) => Promise<readonly Incident[]>;
  readonly agreements: (agreements: readonly Agreement[]) => Promise<readonly Agreement[]>;
  /** Whether blockers of this kind may be counted, of people on this transfer. */
  readonly blockers: (transfer: Transfer, blockers: readonly Blocker[]) => Promise<readonly Blocker[]>;
  readonly proposals: () => Promise<readonly ProposalHead[]>;
  /** Whether numbers of the lost are this officer's to see. */
  readonly balance: boolean;
  /** Whether people's files are this officer's to look for. */
  readonly files: boolean;
  /** Whose duties may be counted; undefined for an officer who has nothing to do with them. */
  readonly duties: ((people: readonly PersonId[]) => Promise<DutiesLeave>) | undefined;
}

export async function todayAnswer(questions: Questions, moment: Moment, leave: TodayLeave): Promise<TodayAnswer> {
  const { ledger } = questions;
  const since = instantFromEpoch(epochMilliseconds(moment.asOf) - SILENT_AFTER_HOURS * HOUR_MS);
  const [transfers, { sites }, counts, incidents, agreements, lost, overdue, clashing, proposals, day] =
    await Promise.all([
      questions.subjects("transfer", moment).then((all) => leave.transfers([...all.values()])),
      sitesAnswer(questions, moment),
      questions.subjects("count", moment).then((all) => leave.counts([...all.values()])),
      questions.subjects("incident", moment).then((all) => leave.incidents([...all.values()])),
      questions.subjects("agreement", moment).then((all) => leave.agreements([...all.values()])),
      leave.balance ? ledger.lost(moment) : [],
      overdueItems(questions, moment, leave),
      leave.files ? clashingPeople(questions, moment) : undefined,
      leave.proposals(),
      ledger.entriesSince(since, moment),
    ]);
  const known = await leave.sites(sites);
  const blocked = await Promise.all(
    transfers.filter(isBeforeDeparture).map((one) => blockedItem(questions, one, moment, leave)),
  );
  const items: readonly TodayItem[] = [
    ...transfers.flatMap(unexplainedItem),
    ...blocked.flat(),
    ...counts.flatMap(unclearedItem),
    ...known.flatMap((site) => silentItem(site, since)),
    ...lost.map(lostItem),
    ...known.flatMap(unseenItem),
    ...incidents.flatMap(owedItem),
    ...overdue,
    ...(clashing === undefined ? [] : [{ kind: "files-clash", ...clashing } as const]),
    ...agreements.flatMap((agreement) => termItems(agreement, moment.asOf)),
    ...proposals.map(proposalItem),
  ];
  return {
    ...moment,
    silentAfter_hours: SILENT_AFTER_HOURS,
    items: items.toSorted(byKindThenAge),
    movements: transfers.filter(isOnTheWay).map(movementOf),
    day,
    notLookedFor: [
      ...(leave.balance ? [] : (["people-unaccounted", "people-at-large"] as const)),
      ...(leave.files ? [] : (["files-clash"] as const)),
      ...(leave.duties === undefined ? (["duties-overdue"] as const) : []),
    ],
  };
}

/** What is overdue, by kind: whom it is about is read where it is recorded as read. */
async function overdueItems(
  questions: Questions,
  moment: Moment,
  { duties: leaveOf }: TodayLeave,
): Promise<readonly TodayItem[]> {
  if (leaveOf === undefined) return [];
  const totals = await overdueTotals(questions, moment, leaveOf);
  return totals.map(({ kind: duty, since, people }) => ({ kind: "duties-overdue", duty, since, people }));
}

function unexplainedItem(transfer: Transfer): readonly TodayItem[] {
  // On the way everybody is yet to arrive: nothing is unexplained before the first arrival.
  if (transfer.state !== "arrived") return [];
  const people = unexplained(difference(transfer)).length;
  const since = transfer.arrived?.at ?? transfer.latest;
  return people === 0 ? [] : [{ kind: "transfer-unexplained", ...ofTransfer(transfer), since, people }];
}

async function blockedItem(
  questions: Questions,
  transfer: Transfer,
  moment: Moment,
  leave: TodayLeave,
): Promise<readonly TodayItem[]> {
  const files = await questions.files([...transfer.people.keys()], moment);
  const open = await leave.blockers(
    transfer,
    openBlockers(transfer, (person) => files.get(person), moment.asOf),
  );
  if (open.length === 0) return [];
  const people = new Set(open.flatMap(({ person }) => person ?? [])).size;
  const since = transfer.listed.at;
  return [{ kind: "transfer-blocked", ...ofTransfer(transfer), since, people, blockers: countedByKind(open) }];
}

function unclearedItem({ code, site, status, openedAt, round }: Count): readonly TodayItem[] {
  return status === "open" ? [{ kind: "count-uncleared", count: code, site, since: openedAt, round }] : [];
}

/** A site whose books are kept elsewhere reports there; one without people has nobody to speak of. */
function silentItem({ code, books, held, lastReport }: SiteSummary, since: Instant): readonly TodayItem[] {
  if (books === "elsewhere" || held === 0 || (lastReport !== null && lastReport.at > since)) return [];
  return [{ kind: "site-silent", site: code, since: lastReport?.at ?? null, report: lastReport, held }];
}

function lostItem({ state, site, custodian, people, since }: LostRow): TodayItem {
  return { kind: state === "at-large" ? "people-at-large" : "people-unaccounted", site, custodian, since, people };
}

function unseenItem({ code, toBeConfirmed, controlledBy, controlled }: SiteSummary): readonly TodayItem[] {
  if (toBeConfirmed === 0 || controlled === null) return [];
  const { from: since } = controlled;
  return [{ kind: "people-to-be-confirmed", site: code, custodian: controlledBy, since, people: toBeConfirmed }];
}

function owedItem(incident: Incident): readonly TodayItem[] {
  if (!owesReport(incident)) return [];
  const { code, type, site = null, transfer = null, at } = incident;
  return [{ kind: "incident-report-owed", incident: code, type, site, transfer, since: at }];
}

function termItems({ code, at, terms }: Agreement, asOf: Instant): readonly TodayItem[] {
  const soon = instantFromEpoch(epochMilliseconds(asOf) + TERM_DUE_WITHIN_HOURS * HOUR_MS);
  return [...terms.values()].flatMap((term): readonly TodayItem[] => {
    const standing = termStanding(term, asOf);
    const { term: name, owedBy = null, deadline = null, reports } = term;
    const item = { agreement: code, term: name, owedBy, deadline, since: deadline ?? at };
    if (standing === "overdue") return [{ kind: "term-overdue", ...item }];
    if (standing === "disputed") return [{ kind: "term-disputed", ...item, since: reports.at(-1)?.at ?? at }];
    return standing === "open" && deadline !== null && deadline <= soon
      ? [{ kind: "term-due", ...item, since: at }]
      : [];
  });
}

function proposalItem({ id, kind, authority, officer, proposedAt, expiresAt }: ProposalHead): TodayItem {
  const by = { authority, officer } as Officer;
  return { kind: "proposal-to-confirm", proposal: id, command: kind, by, since: proposedAt, expiresAt };
}

function isOnTheWay(transfer: Transfer): boolean {
  return transfer.departed !== undefined && outstanding(transfer) > 0;
}

function movementOf(transfer: Transfer): Movement {
  const { departed, counts, reports, latest } = transfer;
  const last = reports.at(-1);
  return {
    ...ofTransfer(transfer),
    departedAt: departed?.at ?? latest,
    boarded: counts.boarded,
    arrived: counts.arrived,
    outstanding: outstanding(transfer),
    lastReport: last === undefined ? null : { at: last.at, event: last.event, site: last.site ?? null },
  };
}

function ofTransfer({ code, state, from, to, escort }: Transfer): OfTransfer {
  return { transfer: code, state, from, to, escort };
}

function byKindThenAge(one: TodayItem, other: TodayItem): number {
  if (one.kind !== other.kind) return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  const [since, otherSince] = [one.since ?? "", other.since ?? ""];
  return since < otherSince ? -1 : since > otherSince ? 1 : 0;
}

/** In the order of how long an answer can wait. */
const KINDS: readonly TodayItem["kind"][] = [
  "people-unaccounted",
  "people-at-large",
  "transfer-unexplained",
  "proposal-to-confirm",
  "transfer-blocked",
  "count-uncleared",
  "people-to-be-confirmed",
  "files-clash",
  "site-silent",
  "incident-report-owed",
  "duties-overdue",
  "term-overdue",
  "term-disputed",
  "term-due",
];
