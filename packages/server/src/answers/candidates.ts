/**
 * People who may be on the register twice: proposed, each with its evidence part by part, to officers who may read who both
 * are. Nothing here merges anybody.
 */
import type { FieldEvidence } from "@muster/names";
import type { EntryNumber, Instant } from "@muster/record";
import type { FoundLine } from "./people-listed.ts";

/** One of two records, as a list shows a person. */
export type ComparedPerson = Omit<FoundLine, "by" | "text" | "score" | "words">;

/** Somebody who may be the person asked about. */
export interface CandidateLine extends ComparedPerson {
  /** log2 of the odds that the two are one person: the sum of the evidence's weights. */
  readonly weight: number;
  /** What weighs most first; each says what is stated for the one asked about (`one`) and for this one (`other`). */
  readonly evidence: readonly FieldEvidence[];
}

/** Of a person on the register, or of claims not yet registered: at most twenty, what weighs most first. */
export interface CandidatesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly candidates: readonly CandidateLine[];
}

export interface DuplicateLine {
  /** Who came with the entry, or of whom it said something. */
  readonly one: ComparedPerson;
  readonly other: ComparedPerson;
  readonly entry: EntryNumber;
  readonly weight: number;
  readonly evidence: readonly FieldEvidence[];
}

/** The queue of possible duplicates: of the newest entries first, a bounded piece of work at a time. */
export interface DuplicatesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly pairs: readonly DuplicateLine[];
  /** Ask again with `before` this number; null when the beginning of the journal is reached. */
  readonly next: EntryNumber | null;
}
