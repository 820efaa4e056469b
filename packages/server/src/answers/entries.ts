/** Entries about one thing, the newest first: what a screen tells of it, with the words that the officer may read. */
import type { EntryNumber, Instant, Officer, PersonId } from "@muster/record";
import type { Section } from "../access/sections.ts";

/** What was said in words with an entry: personal detail, or a narrative. */
export interface SaidDetail {
  /** Whom it is about; null for what is about nobody in particular. */
  readonly person: PersonId | null;
  /** The kind of detail, as custody names it: `claim:name`, `basis.stated`; or the entry's own. */
  readonly kind: string;
  readonly detail: unknown;
}

export interface EntryLine {
  readonly number: EntryNumber;
  /** Past tense: `transfer.departed`. */
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly notedAt: Instant | null;
  readonly recordedAt: Instant;
  readonly by: Officer;
  readonly second: Officer | null;
  /** The things it is about, as `kind:id`. */
  readonly about: readonly string[];
  /** How many people it is about, whether or not this officer may know of them. */
  readonly people: number;
  /** What it says that is no detail: sites, numbers, codes. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The entry it corrects, for a correction; and the one that corrected it by the moment asked about. */
  readonly corrects: EntryNumber | null;
  readonly correctedBy: EntryNumber | null;
  readonly said: readonly SaidDetail[];
  /** Sections of which something was said that is withheld; null: words about nobody in particular. */
  readonly withheld: readonly (Section | null)[];
}

export interface EntriesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly entries: readonly EntryLine[];
  /** Ask again with `after` this number; null at the end. */
  readonly next: EntryNumber | null;
}
