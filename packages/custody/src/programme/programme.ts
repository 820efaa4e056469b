/**
 * A programme: a plan of transfers with a ceiling ("up to 7,000"). A plan is not a count: what was planned, listed, moved
 * and received are four numbers, each the fold of the transfers' own entries, and none is ever taken for another.
 */
import type { AuthorityCode, EntryNumber, ProgrammeCode, TransferCode } from "@muster/record";

/** What one transfer puts into the programme. */
export interface Share {
  /** People on its list; once it has departed, those who left count instead. */
  listed: number;
  departed?: number;
  received: number;
  returned: number;
  cancelled?: true;
}

export interface Programme {
  readonly code: ProgrammeCode;
  readonly from: readonly AuthorityCode[];
  readonly to: readonly AuthorityCode[];
  /** At most so many people; a later entry may set another. */
  ceiling: number;
  /** Who said so, and where. */
  source: string;
  readonly entry: EntryNumber;
  readonly transfers: Map<TransferCode, Share>;
}

export interface ProgrammeTotals {
  readonly proposed: number;
  readonly departed: number;
  readonly received: number;
  readonly returned: number;
  /** What counts against the ceiling: who left and was not brought back, and who is listed on what has not departed. */
  readonly committed: number;
}

/** The programme in numbers, over all its transfers. */
export function totalsOf({ transfers }: Programme): ProgrammeTotals {
  const totals = { proposed: 0, departed: 0, received: 0, returned: 0, committed: 0 };
  for (const { listed, departed, received, returned, cancelled } of transfers.values()) {
    if (cancelled === true) continue;
    totals.proposed += listed;
    totals.departed += departed ?? 0;
    totals.received += received;
    totals.returned += returned;
    totals.committed += (departed ?? listed) - returned;
  }
  return totals;
}

/** How an entry about a transfer changes its share: for the `applies.programme` of the transfer's own rules. */
export function changeShare(
  programme: Programme | undefined,
  transfer: TransferCode,
  change: (share: Share) => void,
): Programme | undefined {
  if (programme === undefined) return undefined;
  const share = programme.transfers.get(transfer) ?? { listed: 0, received: 0, returned: 0 };
  programme.transfers.set(transfer, share);
  change(share);
  return programme;
}
