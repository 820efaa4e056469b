/**
 * A person's file: everything recorded about the person that is not where they are. Like every state it is a fold of
 * entries, oldest fact first; nothing in it is ever edited, only withdrawn or followed by something newer, and both
 * stay to be read. Each rule fills in the facts it owns; see its `applies.person`.
 */
import type { AuthorityCode, EntryNumber, Instant, Officer, PersonId } from "@muster/record";
import type { BasisKind, ReviewOutcome } from "../basis/kinds.ts";
import type { AdmissionDetail } from "../admission/reception.ts";
import type { ErasureReason } from "../detail/erasure.ts";
import type { DetailKind } from "../detail/kinds.ts";
import type { Claim } from "./claim.ts";

/** What every fact of the file has: the entry that says so, and when it was true. */
interface Fact {
  readonly entry: EntryNumber;
  readonly at: Instant;
}

/** Words by the name they have in the command: `clinical`, `reasons`, `grounds`, `inventory` … */
export type Words = Readonly<Record<string, unknown>>;

/** A fact that may have been said with words. */
export interface Worded extends Fact {
  /** Absent where nothing was said, or once it has been erased (rule 11). */
  said?: Words;
}

export interface StatedClaim extends Fact {
  /** Which of the entry's claims about the person: from 0. */
  readonly index: number;
  readonly by: Officer;
  readonly claim: Claim["claim"];
  /** Undefined once the detail has been erased (rule 11). */
  detail: Claim | undefined;
  withdrawn?: Fact;
}

export interface GivenNumber {
  readonly number: string;
  /** The authority that gave it: no number is *the* number. */
  readonly issuer: string;
  readonly entry: EntryNumber;
}

/** What was taken down when the person came in (MR-7). */
export interface Admission extends Fact {
  readonly arrestedAt?: Instant;
  readonly arrestedBy?: AuthorityCode;
  /** Undefined where none was taken down, or once it has been erased. */
  detail: AdmissionDetail | undefined;
}

/** On what the person is held, as stated; *none-stated* is a statement too. */
export interface Basis extends Worded {
  readonly kind: BasisKind;
  readonly orderingAuthority?: AuthorityCode;
  readonly court?: string;
  readonly orderedAt?: Instant;
  readonly reviewDue?: Instant;
  /** Whether the order was authenticated, and not only shown (ORD-1). */
  readonly authenticated: boolean;
}

export interface Review extends Worded {
  readonly outcome: ReviewOutcome;
  readonly nextDue?: Instant;
}

/** A certificate of fitness, or unfitness, to travel. The clinical part is detail, and is not for escorts (MR-26). */
export interface Fitness extends Worded {
  readonly fit: boolean;
  readonly expiresAt: Instant;
  readonly by: Officer;
}

/** Whether the person may be handed to this receiver without a risk of ill-treatment (NR-1). */
export interface Assessment extends Worded {
  readonly by: Officer;
  readonly outcome: "may-proceed" | "must-not-proceed";
  readonly receiver: AuthorityCode;
}

export const OBJECTORS = ["person", "counsel", "kin", "monitor"] as const;

/** An objection to being moved: it suspends a transfer until it is withdrawn (NR-1). */
export interface Objection extends Worded {
  readonly by: (typeof OBJECTORS)[number];
  withdrawn?: Fact;
}

/** The person's objection to their consulate being told (Vienna Convention on Consular Relations 36). */
export interface ConsularObjection extends Worded {
  withdrawn?: Fact;
}

/** That detail was erased, and which: everything said before this entry, or these kinds of it (rule 11). */
export interface Erasure extends Fact {
  readonly by: Officer;
  readonly why: ErasureReason | "retention";
  /** Absent: detail of every kind. */
  readonly kinds?: readonly DetailKind[];
}

/** The person's belongings, sealed under this number (MR-67-73). */
export interface SealedProperty extends Worded {
  readonly seal: string;
}

/** A release later found to have been made in error (ORD-1). */
export interface ReleaseError extends Worded {
  readonly release: EntryNumber;
}

/** A duty reported as done. */
export interface MetDuty extends Worded {
  /** The duty's id, as `dutiesOf` gives it. */
  readonly duty: string;
}

/** That this file and another are of one human being, or of two: asserted, judged, and perhaps taken back. */
export interface IdentityLink extends Worded {
  readonly by: Officer;
  readonly second?: Officer;
  /** The other file; absent for whoever may not know of it. */
  readonly other?: PersonId;
  withdrawn?: Fact;
}

export interface PersonFile {
  readonly person: PersonId;
  readonly numbers: GivenNumber[];
  readonly claims: StatedClaim[];
  readonly admissions: Admission[];
  readonly bases: Basis[];
  readonly reviews: Review[];
  readonly fitness: Fitness[];
  readonly assessments: Assessment[];
  readonly objections: Objection[];
  readonly consularObjections: ConsularObjection[];
  readonly property: SealedProperty[];
  readonly releaseErrors: ReleaseError[];
  readonly dutiesMet: MetDuty[];
  /** Files that two officers asserted to be of the same human being. */
  readonly sameAs: IdentityLink[];
  /** Files that an officer judged to be of somebody else. */
  readonly judgedDifferent: IdentityLink[];
  readonly erasures: Erasure[];
}

export function newFile(person: PersonId): PersonFile {
  return {
    person,
    numbers: [],
    claims: [],
    admissions: [],
    bases: [],
    reviews: [],
    fitness: [],
    assessments: [],
    objections: [],
    consularObjections: [],
    property: [],
    releaseErrors: [],
    dutiesMet: [],
    sameAs: [],
    judgedDifferent: [],
    erasures: [],
  };
}

/** Claims of one kind that stand, newest first. */
export function claimsOf<Kind extends Claim["claim"]>(file: PersonFile, kind: Kind): Extract<Claim, { claim: Kind }>[] {
  return file.claims
    .filter((stated) => stated.claim === kind && stated.withdrawn === undefined && stated.detail !== undefined)
    .map((stated) => stated.detail as Extract<Claim, { claim: Kind }>)
    .reverse();
}

/** The sex every standing claim agrees on; undefined where none says or they differ (rule 9: none is the truth). */
export function sexOf(file: PersonFile): "female" | "male" | "other" | undefined {
  const said = new Set(claimsOf(file, "sex").map(({ sex }) => sex));
  return said.size === 1 ? [...said][0] : undefined;
}

/** Whether the person is in a camp without an individual order, by the newest claim that stands. */
export function isResident(file: PersonFile): boolean {
  return claimsOf(file, "status")[0]?.status === "resident";
}
