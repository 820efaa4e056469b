/**
 * A receipt: what the receiving officer signs about one named person, with the receiving authority's key (rule 4). The text
 * is canonical JSON (RFC 8785) of one shape, so that it can be built again from the entry, printed, and checked by
 * anybody who knows the key, without this register. It holds no personal detail: it stays readable for good (rule 11).
 */
import type {
  AuthorityCode,
  EntryNumber,
  Instant,
  Officer,
  PersonId,
  SiteCode,
  TransferCode,
  UnitCode,
} from "@muster/record";
import { canonicalText } from "@muster/record";
import type { StandingOverride } from "./override.ts";
import { overridesOf } from "./override.ts";
import type { Moment, Transfer } from "./transfer.ts";

export const RECEIPT_FORMAT = "application/vnd.muster.receipt.v1+json";

export const OUTCOMES = ["accepted", "accepted-with-reservations", "disputed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a reservation or a dispute is about. What exactly is found is detail, and stands beside the receipt. */
export const MATTERS = [
  "identity",
  "age",
  "health",
  "injury",
  "ill-treatment",
  "property",
  "papers",
  "medical-file",
  "basis",
  "no-place",
  "other",
] as const;
export type Matter = (typeof MATTERS)[number];

/** All that a receipt says. */
export interface ReceiptFacts {
  /** The register's name: entry numbers are its own. */
  readonly register: string;
  readonly transfer: TransferCode;
  readonly person: PersonId;
  readonly outcome: Outcome;
  readonly reservations: readonly Matter[];
  readonly at: Instant;
  readonly site: SiteCode;
  readonly unit?: UnitCode;
  readonly authority: AuthorityCode;
  readonly officer: Officer["officer"];
  /** The entry whose items are the manifest; the log binds its number to its root. */
  readonly manifest: EntryNumber;
  readonly overrides: readonly StandingOverride[];
}

/** The exact text to be signed (UTF-8). */
export function receiptStatement(facts: ReceiptFacts): string {
  return canonicalText({ format: RECEIPT_FORMAT, ...facts });
}

/** What the receiving officer says of the person; the rest of the statement follows from the transfer. */
export interface ReceivedPerson {
  readonly person: PersonId;
  readonly outcome: Outcome;
  readonly reservations?: readonly { readonly matter: Matter }[];
  readonly occurredAt: Instant;
  readonly site: SiteCode;
  readonly unit?: UnitCode;
  readonly by: Officer;
}

/** The statement for a person on this transfer: what a client asks to be signed, and what the rule holds it against. */
export function statementFor(register: string, transfer: Transfer, received: ReceivedPerson): string {
  const { person, outcome, reservations = [], occurredAt, site, unit, by } = received;
  return receiptStatement({
    register,
    transfer: transfer.code,
    person,
    outcome,
    reservations: reservations.map(({ matter }) => matter),
    at: occurredAt,
    site,
    ...(unit === undefined ? {} : { unit }),
    authority: by.authority,
    officer: by.officer,
    manifest: manifestOf(transfer).entry,
    overrides: overridesOf(transfer, person),
  });
}

/** The sealed manifest; where a correction has taken the seal away, the count at departure, which names everybody again. */
function manifestOf({ code, sealed, departed }: Transfer): Moment {
  const manifest = sealed ?? departed;
  if (manifest === undefined) throw new Error(`a receipt on ${code}, which has no manifest`);
  return manifest;
}
