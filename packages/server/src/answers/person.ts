/** One person's life in the books, with the file beside it: as much of it as the officer may read. */
import type { PersonFile, TransferState } from "@muster/custody";
import type { HistoryRow } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, PersonId, Position, SiteCode, TransferCode } from "@muster/record";
import type { Withheld } from "../access/sections.ts";
import type { StandingDuty } from "./duties.ts";
import type { StatedName } from "./names.ts";
import type { Plain } from "./plain.ts";

/** A position, and the entry that made it. */
export interface HistoryLine extends HistoryRow {
  /** The entry's kind; null where this officer may not see the entry itself. */
  readonly kind: string | null;
}

/** The transfer that the person is listed on or under way with. */
export interface CurrentTransfer {
  readonly code: TransferCode;
  readonly state: TransferState;
  readonly from: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly to: { readonly authority: AuthorityCode; readonly site: SiteCode };
  readonly escort: AuthorityCode;
}

export interface PersonShown {
  readonly person: PersonId;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly position: Position | null;
  readonly since: Instant | null;
  readonly lastSeen: { readonly at: Instant; readonly entry: EntryNumber } | null;
  /** Every name that stands, the newest first; empty where none does or identity is withheld. */
  readonly names: readonly StatedName[];
  /** Oldest first. */
  readonly history: readonly HistoryLine[];
  /** Oldest first; empty where custody is withheld. */
  readonly duties: readonly StandingDuty[];
  readonly transfer: CurrentTransfer | null;
  readonly file: Plain<PersonFile>;
  /** The sections that are withheld, each with the policy that does. */
  readonly withheld: readonly Withheld[];
}
