/**
 * What needs an answer now. Each item says what it is, where, since when, and the codes that lead to it; none of them says
 * who: people are counted here, and read where they are recorded as read. Everything is as of the moment asked about.
 */
import type { BlockerKind, DutyKind, Incident, TransferState } from "@muster/custody";
import type {
  AgreementCode,
  AuthorityCode,
  CountCode,
  EntryNumber,
  IncidentCode,
  Instant,
  Officer,
  SiteCode,
  TransferCode,
} from "@muster/record";
import type { SiteReport } from "./sites.ts";

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
