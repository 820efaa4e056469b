/**
 * A transfer: named people moving from a sending to a receiving authority. Its state is the fold of the entries about it.
 *
 *     proposed ─▶ authorised ─▶ sealed ─▶ departed ─▶ arrived ─▶ closed
 *         └───────────┴───────────┴─▶ cancelled                (nothing leads out of closed or cancelled: rule 3)
 *
 * Every person keeps what happened to them on this transfer, and every count is kept beside it, so that one receipt
 * among seven thousand costs the same as one among ten.
 */
import type {
  AuthorityCode,
  Entry,
  EntryNumber,
  Instant,
  OfficerCode,
  PersonId,
  ProgrammeCode,
  SiteCode,
  Subject,
  TransferCode,
} from "@muster/record";
import { about } from "../frame/subjects.ts";
import type { BlockerKind } from "./blockers.ts";

export const TRANSFER_STATES = [
  "proposed",
  "authorised",
  "sealed",
  "departed",
  "arrived",
  "closed",
  "cancelled",
] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** When something happened, and the entry that says so. People of one entry share one moment. */
export interface Moment {
  readonly at: Instant;
  readonly entry: EntryNumber;
}

/** What became of a person in transit other than being received or brought back. */
export type Explanation = "escaped" | "died" | "unaccounted";

/** How the transfer ended for one person: from then on it owes no answer about them. */
export interface Ending {
  readonly how: "received" | "returned" | Explanation;
  readonly entry: EntryNumber;
}

/** One person on the manifest, and what happened to them on this transfer. */
export interface Passenger {
  vehicle?: string;
  seat?: string;
  /** Blockers settled by an arrangement, and those overridden by two officers: with the entry that did it. */
  settled?: Map<BlockerKind, EntryNumber>;
  overridden?: Map<BlockerKind, EntryNumber>;
  boarded?: Moment;
  leftBehind?: Moment;
  arrived?: Moment;
  /** Not there at the latest count on arrival. */
  missing?: Moment;
  /** The receiver saw the person and did not accept: the sender still answers (rule 4). */
  disputed?: Moment;
  ending?: Ending;
  /** The sender has asked for the person back after the handover (GC3-12). */
  returnRequested?: Moment;
}

/** Someone who arrived and had not left. */
export interface Unexpected {
  readonly arrived: Moment;
  explained?: EntryNumber;
}

/** The counts of a transfer, kept as entries come in. */
export interface TransferCounts {
  boarded: number;
  leftBehind: number;
  arrived: number;
  received: number;
  returned: number;
  /** Departed, and then escaped, died or were declared unaccounted for. */
  explained: number;
  unexpectedUnexplained: number;
}

export interface Transfer {
  readonly code: TransferCode;
  readonly programme?: ProgrammeCode;
  readonly from: { readonly authority: AuthorityCode; readonly site: SiteCode };
  /** The site changes only by a redirect the receiver consents to. */
  readonly to: { readonly authority: AuthorityCode; site: SiteCode };
  readonly escort: AuthorityCode;
  state: TransferState;
  /** Officers who asked for the move: none of them can assess its risk (NR-1). */
  readonly proposers: Set<OfficerCode>;
  readonly proposed: Moment;
  /** When the list was last changed: what was authorised before is void. */
  listed: Moment;
  senderAuthorised?: Moment;
  /** The receiver's consent, its undertaking (GC3-12), and for how many people it has places. */
  receiverAuthorised?: Moment & { readonly places: number };
  /** The entry whose items are the frozen manifest. */
  sealed?: Moment;
  departed?: Moment;
  arrived?: Moment;
  ended?: Moment;
  /** The latest change before the departure: nothing is sealed or leaves before it. */
  prepared: Instant;
  /** The latest moment this transfer knows of: nothing closes before it. */
  latest: Instant;
  readonly vehicles: Map<string, { readonly seats?: number }>;
  readonly people: Map<PersonId, Passenger>;
  /** Blockers of the whole transfer that two officers overrode. */
  readonly overridden: Map<BlockerKind, EntryNumber>;
  readonly unexpected: Map<PersonId, Unexpected>;
  readonly counts: TransferCounts;
  readonly reports: (Moment & { readonly event: string; readonly site?: SiteCode })[];
}

/** The subjects of an entry about this transfer, for which its programme keeps count too. */
export function subjectsOf({ code, programme }: Pick<Transfer, "code" | "programme">): Subject[] {
  return programme === undefined ? [about.transfer(code)] : [about.transfer(code), about.programme(programme)];
}

/** How many left and have neither been received, nor brought back, nor been explained. Zero closes the transfer (rule 5). */
export function outstanding({ counts }: Transfer): number {
  return counts.boarded - counts.received - counts.returned - counts.explained;
}

/** Whether the person is on the way on this transfer: left, and the transfer still answers for them. */
export function isUnderWay(passenger: Passenger | undefined): passenger is Passenger & { boarded: Moment } {
  return passenger?.boarded !== undefined && passenger.ending === undefined;
}

/** Notes a moment in the transfer's life. */
export function touch(transfer: Transfer, at: Instant): Transfer {
  if (at > transfer.latest) transfer.latest = at;
  return transfer;
}

/** Notes a moment before the departure. Later ones are kept apart, so that a departure corrected away can be entered anew. */
export function prepare(transfer: Transfer, at: Instant): Transfer {
  if (at > transfer.prepared) transfer.prepared = at;
  return touch(transfer, at);
}

/** The transfer's answer about a person who is on the way: received or returned. */
export function end(transfer: Transfer, person: PersonId, how: "received" | "returned", entry: EntryNumber): void {
  const passenger = transfer.people.get(person);
  if (!isUnderWay(passenger)) return;
  passenger.ending = { how, entry };
  transfer.counts[how] += 1;
}

/**
 * What became of a person on the way, as an entry about that person says: for the rules of escape, death and
 * unaccounted people, in their `applies.transfer`. The newest explanation stands; somebody who is not on the way, and
 * was not lost there, needs none.
 */
export function explain(
  transfer: Transfer | undefined,
  person: PersonId,
  { number, occurredAt }: Pick<Entry, "number" | "occurredAt">,
  how: Explanation,
): Transfer | undefined {
  const passenger = transfer?.people.get(person);
  if (transfer === undefined || passenger?.boarded === undefined) return transfer;
  const { ending } = passenger;
  if (ending !== undefined && !isExplanation(ending.how)) return transfer;
  passenger.ending = { how, entry: number };
  if (ending === undefined) transfer.counts.explained += 1;
  return touch(transfer, occurredAt);
}

/** A person who was lost on the way is on the transfer again (found, recaptured): their explanation no longer holds. */
export function resume(transfer: Transfer | undefined, person: PersonId): Transfer | undefined {
  const passenger = transfer?.people.get(person);
  if (transfer === undefined || passenger?.ending === undefined || !isExplanation(passenger.ending.how)) {
    return transfer;
  }
  delete passenger.ending;
  transfer.counts.explained -= 1;
  return transfer;
}

/** Whether an ending is an explanation rather than an answer. */
function isExplanation(how: Ending["how"]): how is Explanation {
  return how !== "received" && how !== "returned";
}
