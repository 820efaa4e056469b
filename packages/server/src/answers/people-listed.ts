/** The people behind a number of the balance: a page at a time, in the order of their ids. */
import type { EntryNumber, Instant, PersonId, Position } from "@muster/record";
import type { StatedName } from "./names.ts";

export interface PersonLine {
  readonly person: PersonId;
  /** The newest first; absent where identity is withheld. */
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly position: Position;
  readonly since: Instant;
  readonly lastSeenAt: Instant | null;
}

export interface PeopleAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly people: readonly PersonLine[];
  /** Ask again with `after` this person; null at the end. */
  readonly next: PersonId | null;
  /** People of this page whom policy keeps from this officer. */
  readonly notShown: number;
}

/** Somebody found by an id, a number, or part of a name. */
export interface FoundLine extends PersonLine {
  readonly by: "id" | "number" | "name";
  /** What they were found by, as it was stated. */
  readonly text: string;
}

/** At most fifty. */
export interface FoundAnswer {
  readonly people: readonly FoundLine[];
}
