/** Somebody who may be the same person as somebody else: proposed with the evidence, never merged by a machine. */
import type { FieldEvidence } from "@muster/names";
import type { EntryNumber, PersonId } from "@muster/record";

export interface Candidate {
  readonly person: PersonId;
  /** log2 of the odds that the two records are one person's, by what is stated of both; the sum of the evidence. */
  readonly weight: number;
  /** 0 to 1: what that comes to among so many people as whoever asks may know of. */
  readonly probability: number;
  /** What the weight is made of, what weighs most first. */
  readonly evidence: readonly FieldEvidence[];
}

/** Two people on the register who may be one. */
export interface PossibleDuplicate extends Candidate {
  /** The one asked about: who came with the entry. */
  readonly one: PersonId;
  /** The entry that said something of `one`. */
  readonly entry: EntryNumber;
}
