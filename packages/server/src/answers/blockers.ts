/** What stands in the way of a transfer, person by person, and what can be done about each. */
import type { BlockerKind, TransferState } from "@muster/custody";
import type { EntryNumber, Instant, PersonId, TransferCode } from "@muster/record";
import type { StatedName } from "./names.ts";
import type { WithheldOfSome } from "./roll.ts";

/** Something to do: a command, and for `transfer.settle` the arrangements that settle it. */
export interface Remedy {
  readonly command: string;
  readonly arrangements?: readonly string[];
}

export interface OpenBlocker {
  readonly kind: BlockerKind;
  /** Why, in a stable code: `not-certified`, `expired`, `raised` … */
  readonly why: string;
}

export interface BlockedPerson {
  readonly person: PersonId;
  /** Absent where identity is withheld. */
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly blockers: readonly OpenBlocker[];
}

export interface BlockersAnswer {
  readonly transfer: TransferCode;
  readonly state: TransferState;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** How many are open, of those that this officer may know of. */
  readonly open: number;
  readonly byKind: Readonly<Partial<Record<BlockerKind, number>>>;
  /** About the transfer as a whole. */
  readonly whole: readonly OpenBlocker[];
  /** People with something open, in the manifest's order. */
  readonly people: readonly BlockedPerson[];
  /** What to do about each kind that is open: by whoever's role it is. */
  readonly remedies: Readonly<Partial<Record<BlockerKind, readonly Remedy[]>>>;
  readonly withheld: readonly WithheldOfSome[];
}
