/** What one commit writes: entries with everything derived from them. All of it is kept, or none. */
import type { LineRow, Refusal } from "@muster/custody";
import type { AuthorityCode, EntryNumber, Instant, PersonId, SealedEntry } from "@muster/record";
import type { PersonKeyRow, SealedDetailRow } from "../sealing/person-keys.ts";

export interface JournalRow {
  readonly sealed: SealedEntry;
  /** RFC 6962 leaf hash of the entry's bytes. */
  readonly leaf: Uint8Array;
}

export interface LogNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

export interface Checkpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
}

/** What was answered to a command that came with an idempotency key. */
export interface Answered {
  readonly key: string;
  readonly request: Uint8Array;
  readonly number: EntryNumber | null;
  readonly refusal: Refusal | null;
}

export interface Batch {
  readonly entries: readonly JournalRow[];
  /** Rows of the books that are new with this batch, as they stand after it. */
  readonly newRows: readonly LineRow[];
  /** Rows that were there before and are spent or replaced by this batch. */
  readonly changedRows: readonly LineRow[];
  readonly nodes: readonly LogNode[];
  /** Undefined where the batch holds refusals only. */
  readonly checkpoint: Checkpoint | undefined;
  readonly answered: readonly Answered[];
}

/** What cannot be derived from anything else: all that a backup has to hold. */
export interface Kept {
  readonly entries: readonly {
    readonly sealed: Pick<SealedEntry, "entry" | "text" | "itemTexts">;
    readonly leaf: Uint8Array;
  }[];
  readonly keys: readonly PersonKeyRow[];
  readonly details: readonly SealedDetailRow[];
  readonly nodes: readonly LogNode[];
  readonly checkpoints: readonly Checkpoint[];
  readonly answered: readonly Answered[];
}

/** Where an entry's items go in the projections. The same for a batch and for a rebuild. */
export interface Projected {
  readonly about: readonly { readonly kind: string; readonly id: string; readonly entry: EntryNumber }[];
  readonly party: readonly {
    readonly kind: string;
    readonly id: string;
    readonly authority: AuthorityCode;
    readonly entry: EntryNumber;
  }[];
  readonly said: readonly { readonly person: PersonId; readonly entry: EntryNumber; readonly ordinal: number }[];
  readonly seen: readonly { readonly person: PersonId; readonly at: Instant; readonly entry: EntryNumber }[];
  readonly corrected: readonly { readonly entry: EntryNumber; readonly by: EntryNumber }[];
  readonly withdrawn: readonly {
    readonly person: PersonId;
    readonly entry: EntryNumber;
    readonly ordinal: number;
    readonly by: EntryNumber;
  }[];
}
