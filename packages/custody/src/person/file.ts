/**
 * A person's file: everything recorded about the person that is not where they are. Like every state it is a fold of
 * entries; a claim is never edited, only withdrawn, and both stay to be read.
 */
import type { EntryNumber, Instant, Officer, PersonId } from "@muster/record";
import type { Claim } from "./claim.ts";

export interface StatedClaim {
  readonly entry: EntryNumber;
  /** Which of the entry's claims about the person: from 0. */
  readonly index: number;
  readonly at: Instant;
  readonly by: Officer;
  readonly claim: Claim["claim"];
  /** Undefined once the detail has been erased (rule 11). */
  readonly detail: Claim | undefined;
  withdrawn?: { readonly entry: EntryNumber; readonly at: Instant };
}

export interface GivenNumber {
  readonly number: string;
  /** The authority that gave it: no number is *the* number. */
  readonly issuer: string;
  readonly entry: EntryNumber;
}

/** Facts of the file are filled in by the rules that own them; see each rule's `applies.person`. */
export interface PersonFile {
  readonly person: PersonId;
  readonly numbers: GivenNumber[];
  readonly claims: StatedClaim[];
}

export function newFile(person: PersonId): PersonFile {
  return { person, numbers: [], claims: [] };
}

/** Claims of one kind that stand, newest first. */
export function claimsOf<Kind extends Claim["claim"]>(file: PersonFile, kind: Kind): Extract<Claim, { claim: Kind }>[] {
  return file.claims
    .filter((stated) => stated.claim === kind && stated.withdrawn === undefined && stated.detail !== undefined)
    .map((stated) => stated.detail as Extract<Claim, { claim: Kind }>)
    .reverse();
}
