/** Transfers: manifest on one side, arrivals on the other, the difference between them. */
import {
  difference,
  type Ending,
  notFound,
  outstanding,
  type Passenger,
  type Refusal,
  type Transfer,
  type TransferCounts,
  type TransferState,
  unexplained,
} from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, Instant, OfficerCode, PersonId, ProgrammeCode, TransferCode } from "@muster/record";
import type { Questions } from "@muster/register";
import { namesIn, numberBy, type StatedName } from "./names.ts";
import { type Plain, plain } from "./plain.ts";

/** How many people stand at each stage of a transfer. */
export interface TransferStages extends TransferCounts {
  readonly listed: number;
  /** Left, and neither arrived nor ended. */
  readonly onTheWay: number;
  /** Arrived, and neither received nor ended. */
  readonly arrivedNotReceived: number;
  readonly disputed: number;
  /** Not there at the latest count on arrival, and nothing explains it. */
  readonly missing: number;
  readonly unexpected: number;
}

export interface TransferSummary {
  readonly code: TransferCode;
  readonly programme: ProgrammeCode | null;
  readonly state: TransferState;
  readonly from: Transfer["from"];
  readonly to: Transfer["to"];
  readonly escort: Transfer["escort"];
  /** People on its list. */
  readonly listed: number;
  readonly counts: TransferCounts;
  readonly outstanding: number;
  /** People about whom it owes an answer: nobody, when it can be closed. */
  readonly unexplained: number;
  readonly proposedAt: Instant;
  readonly departedAt: Instant | null;
  readonly arrivedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly latest: Instant;
}

export interface TransfersAnswer {
  readonly transfers: readonly TransferSummary[];
}

type Moments = Pick<
  Transfer,
  "proposed" | "listed" | "senderAuthorised" | "receiverAuthorised" | "sealed" | "departed" | "arrived" | "ended"
>;

export interface TransferAnswer extends TransferSummary {
  readonly moments: Plain<Moments>;
  readonly vehicles: Plain<Transfer["vehicles"]>;
  readonly overridden: Plain<Transfer["overridden"]>;
  readonly reports: Transfer["reports"];
  readonly stages: TransferStages;
  /** Officers who asked for the move: none of them can assess its risk (NR-1). */
  readonly proposers: readonly OfficerCode[];
}

/** Somebody on a transfer, and what they are called. */
export interface Called {
  readonly person: PersonId;
  /** The newest name that stands. */
  readonly name: string | null;
  /** Every name that stands, the newest first. */
  readonly names: readonly StatedName[];
  readonly number: string | null;
}

/** Where somebody on the manifest stands now. */
export const PASSENGER_STAGES = [
  "listed",
  "left-behind",
  "on-the-way",
  "missing",
  "arrived",
  "disputed",
  "received",
  "returned",
  "escaped",
  "died",
  "unaccounted",
] as const;
export type PassengerStage = (typeof PASSENGER_STAGES)[number];

export interface ManifestLine extends Called, Plain<Passenger> {
  readonly stage: PassengerStage;
}

export interface Arrival extends Called {
  readonly at: Instant;
  readonly entry: EntryNumber;
  readonly received: boolean;
  readonly expected: boolean;
}

export interface UnmatchedLine extends Called {
  readonly explained?: { readonly how: Ending["how"] | "explained"; readonly entry: EntryNumber };
}

export interface ManifestAnswer extends TransferAnswer {
  readonly manifest: readonly ManifestLine[];
  /** By the time of arrival, the unexpected too. */
  readonly arrivals: readonly Arrival[];
  readonly difference: {
    readonly leftAndNotArrived: readonly UnmatchedLine[];
    readonly arrivedAndHadNotLeft: readonly UnmatchedLine[];
    readonly arrivedAndNotReceived: readonly Called[];
    readonly unexplained: readonly PersonId[];
  };
}

export async function transfersAnswer(questions: Questions, moment: Moment): Promise<TransfersAnswer> {
  const transfers = await questions.subjects("transfer", moment);
  return { transfers: [...transfers.values()].map(summary) };
}

/** How it stands, with no word of who is on it. */
export async function transferAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<TransferAnswer | Refusal> {
  const transfer = await questions.subject("transfer", code, moment);
  return transfer === undefined ? notFound("transfer", code) : stateOf(transfer);
}

/** Who is on it: manifest on one side, arrivals on the other, the difference between them. */
export async function manifestAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
): Promise<ManifestAnswer | Refusal> {
  const transfer = await questions.subject("transfer", code, moment);
  if (transfer === undefined) return notFound("transfer", code);
  const between = difference(transfer);
  const called = await calledOf(questions, transfer, moment);
  return {
    ...stateOf(transfer),
    manifest: [...transfer.people].map(([person, passenger]) => ({
      ...called(person),
      ...plain(passenger),
      stage: stageOf(passenger),
    })),
    arrivals: arrivals(transfer).map((arrival) => ({ ...called(arrival.person), ...arrival })),
    difference: {
      leftAndNotArrived: between.leftAndNotArrived.map((one) => ({ ...called(one.person), ...one })),
      arrivedAndHadNotLeft: between.arrivedAndHadNotLeft.map((one) => ({ ...called(one.person), ...one })),
      arrivedAndNotReceived: between.arrivedAndNotReceived.map(called),
      unexplained: unexplained(between),
    },
  };
}

/** A manifest is named people: whoever calls it out at the gate needs what they answer to. */
async function calledOf(questions: Questions, transfer: Transfer, moment: Moment) {
  const people = [...transfer.people.keys(), ...transfer.unexpected.keys()];
  const [names, numbers] = await Promise.all([questions.namesOf(people, moment), questions.numbersOf(people, moment)]);
  return (person: PersonId): Called => {
    const stated = namesIn(names.get(person));
    const number = numberBy(transfer.from.authority, numbers.get(person));
    return { person, name: stated[0]?.name ?? null, names: stated, number };
  };
}

function stateOf(transfer: Transfer): TransferAnswer {
  const { proposed, listed, senderAuthorised, receiverAuthorised, sealed, departed, arrived, ended } = transfer;
  const { reports, vehicles, overridden, proposers } = transfer;
  return {
    ...summary(transfer),
    moments: plain({
      proposed,
      listed,
      senderAuthorised,
      receiverAuthorised,
      sealed,
      departed,
      arrived,
      ended,
    }) as Plain<Moments>,
    vehicles: plain(vehicles),
    overridden: plain(overridden),
    reports,
    stages: stagesOf(transfer),
    proposers: [...proposers],
  };
}

/** Where one person stands: what ended it for them, or else the last that happened to them. */
function stageOf({ boarded, leftBehind, arrived, missing, disputed, ending }: Passenger): PassengerStage {
  if (ending !== undefined) return ending.how;
  if (boarded === undefined) return leftBehind === undefined ? "listed" : "left-behind";
  if (arrived !== undefined) return disputed === undefined ? "arrived" : "disputed";
  return missing === undefined ? "on-the-way" : "missing";
}

function stagesOf({ people, counts, unexpected }: Transfer): TransferStages {
  const at = new Map<PassengerStage, number>();
  for (const passenger of people.values()) {
    const stage = stageOf(passenger);
    at.set(stage, (at.get(stage) ?? 0) + 1);
  }
  const number = (...stages: readonly PassengerStage[]): number =>
    stages.reduce((sum, stage) => sum + (at.get(stage) ?? 0), 0);
  return {
    ...counts,
    listed: people.size,
    onTheWay: number("on-the-way", "missing"),
    arrivedNotReceived: number("arrived", "disputed"),
    disputed: number("disputed"),
    missing: number("missing"),
    unexpected: unexpected.size,
  };
}

/** Everyone who arrived, the unexpected too, by the time of their arrival. */
function arrivals({ people, unexpected }: Transfer) {
  const expected = [...people].flatMap(([person, { arrived, ending }]) =>
    arrived === undefined ? [] : [{ person, ...arrived, received: ending?.how === "received", expected: true }],
  );
  const others = [...unexpected].map(([person, { arrived }]) => ({
    person,
    ...arrived,
    received: false,
    expected: false,
  }));
  return [...expected, ...others].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

function summary(transfer: Transfer): TransferSummary {
  const { code, programme = null, state, from, to, escort, people, counts, latest } = transfer;
  return {
    code,
    programme,
    state,
    from,
    to,
    escort,
    listed: people.size,
    counts,
    outstanding: outstanding(transfer),
    unexplained: unexplained(difference(transfer)).length,
    proposedAt: transfer.proposed.at,
    departedAt: transfer.departed?.at ?? null,
    arrivedAt: transfer.arrived?.at ?? null,
    endedAt: transfer.ended?.at ?? null,
    latest,
  };
}
