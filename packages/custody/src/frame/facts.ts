/**
 * What a rule may see. A rule names its needs; the register gathers them in one query per kind of thing for the whole
 * batch, and hands them in as facts. Nothing here reads a database, a clock or a key.
 */
import type {
  Entry,
  EntryNumber,
  Instant,
  Item,
  PersonId,
  SiteCode,
  Subject,
  SubjectKind,
  TransferCode,
} from "@muster/record";
import type { Chain } from "../books/chain.ts";
import type { PersonFile } from "../person/file.ts";
import type { SubjectStates } from "./subjects.ts";

/** A signature to be checked at the edge: the register answers whether it holds. Key and signature in base64. */
export interface SignatureToCheck {
  readonly key: string;
  /** The exact text that was signed (UTF-8). */
  readonly statement: string;
  readonly signature: string;
}

/** What a rule must see before it can decide. Everything is optional: name only what the rule reads. */
export interface Needs {
  /** People whose position matters. */
  readonly people?: readonly PersonId[];
  /** People whose file matters too: claims, bases, certificates, objections. */
  readonly files?: readonly PersonId[];
  /** People whose whole chain matters, not only their last line: what happened to them, from the first line on. */
  readonly histories?: readonly PersonId[];
  /** People whose file matters, and those of everybody asserted to be one human being with them. */
  readonly groupsOf?: readonly PersonId[];
  readonly subjects?: readonly Subject[];
  /** Everyone on the manifest of these transfers, with position; with `manifestFiles` also their files. */
  readonly peopleOf?: readonly TransferCode[];
  readonly manifestFiles?: boolean;
  /** Everyone the books hold at a site at an instant, with position. */
  readonly peopleAt?: { readonly site: SiteCode; readonly at: Instant };
  /** The entry to be corrected, and all that hangs on it. */
  readonly entry?: EntryNumber;
  readonly signatures?: readonly SignatureToCheck[];
}

/** An entry as the folds read it: with its items and the clear detail of those not erased. */
export interface RecordedEntry {
  readonly entry: Entry;
  readonly items: readonly Item[];
  /** Clear detail by digest; erased detail is absent. */
  readonly details: ReadonlyMap<string, unknown>;
}

/** One person as a rule sees them. */
export interface PersonFacts {
  readonly chain: Chain;
  /** Present where the rule's needs named the file. */
  readonly file: PersonFile | undefined;
}

export interface Facts {
  /** Undefined when the register has no such person. */
  person(id: PersonId): PersonFacts | undefined;
  /** The chain to write to: the person's own, or a new one for a person who comes on the register with this entry. */
  chainOf(id: PersonId): Chain;
  subject<Kind extends SubjectKind>(kind: Kind, id: string): SubjectStates[Kind] | undefined;
  /** Everyone the books hold at the site named in the needs, at the instant named there. */
  peopleAt(site: SiteCode): readonly PersonId[];
  /** The entry named in the needs. */
  entry(number: EntryNumber): RecordedEntry | undefined;
  /** The entry that corrected this one, if any. */
  correctedBy(number: EntryNumber): EntryNumber | undefined;
  /** Whether a signature named in the needs holds. */
  signatureHolds(signature: SignatureToCheck): boolean;
}

/** What comes from the edge with each command: time, number, new ids. */
export interface Context {
  /** The number the entry will have if it is recorded. */
  readonly number: EntryNumber;
  /** The register's time: the `recordedAt` of the entry. */
  readonly recordedAt: Instant;
  /** A fresh opaque person id. */
  readonly newPerson: () => PersonId;
}
