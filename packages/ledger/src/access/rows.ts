/** What the access journal keeps: one commit's worth of it, and what is asked of it. */
import type { AuthorityCode, Instant, OfficerCode, PersonId } from "@muster/record";
import type { Checkpoint, LogNode } from "../journal/batch.ts";

/** An event with the columns it is found by. */
export interface AccessRow {
  readonly number: number;
  readonly at: Instant;
  readonly kind: string;
  readonly authority: AuthorityCode | null;
  readonly officer: OfficerCode | null;
  readonly purpose: string | null;
  readonly outcome: "allowed" | "refused";
  /** Whom it was about is seen by oversight and the reader's own authority alone. */
  readonly veiled: boolean;
  /** RFC 6962 leaf hash of the event's bytes. */
  readonly leaf: Uint8Array;
  /** Canonical JSON: the bytes that were hashed. */
  readonly entry: string;
  /** In the order of the event's inner tree. */
  readonly subjects: readonly AccessSubjectRow[];
  readonly notes: readonly AccessNoteRow[];
}

/** A person, or a thing as `kind:id`; never both. */
export interface AccessSubjectRow {
  readonly person: PersonId | null;
  readonly thing: string | null;
  readonly salt: Uint8Array;
}

export const NOTE_PARTS = ["note", "asked"] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

/** Free words, sealed: see `sealWords`. */
export interface AccessNoteRow {
  readonly part: NotePart;
  readonly sealed: Uint8Array;
}

/** Where the access journal ends. */
export interface AccessEnd {
  readonly size: number;
  /** The time of its last event; empty where there is none. */
  readonly at: Instant;
}

export interface AccessBatch {
  readonly rows: readonly AccessRow[];
  readonly nodes: readonly LogNode[];
  /** Undefined only where a restore signs anew, at its end. */
  readonly checkpoint: Checkpoint | undefined;
}

/** Which events are wanted; every condition that is given must hold. */
export interface AccessFilter {
  /** From this instant on, and before that one. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly officer?: OfficerCode;
  readonly authority?: AuthorityCode;
  readonly kinds?: readonly string[];
  readonly person?: PersonId;
  /** A thing, as `kind:id`. */
  readonly thing?: string;
  readonly purpose?: string;
  readonly outcome?: "allowed" | "refused";
  /** Events older than this number: the last of the page before. */
  readonly before?: number;
  /** At most so many; 50 unless said, 500 at most. */
  readonly limit?: number;
}

/** An event as whoever asks may see it: subjects and free words that are not for them are not there. */
export interface AccessListed {
  readonly number: number;
  /** Canonical JSON, as it was hashed. */
  readonly entry: string;
  readonly people: readonly PersonId[];
  readonly things: readonly string[];
  readonly notes: readonly AccessNoteRow[];
}
