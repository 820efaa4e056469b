/** A person as one is picked from a list: the id, and what the officer may know them by. */
import type { PersonId } from "@muster/record";
import type { FoundAnswer, PeopleAnswer, StatedName } from "@muster/server/api";

export interface PickedPerson {
  readonly person: PersonId;
  /** Null where none is known, or identity is withheld. */
  readonly name: string | null;
  readonly number: string | null;
}

/** As a line of a roll, a manifest or a search has them. */
export function pickedFrom(line: {
  readonly person: PersonId;
  readonly names?: readonly StatedName[];
  readonly number: string | null;
}): PickedPerson {
  return { person: line.person, name: line.names?.[0]?.name ?? null, number: line.number };
}

/** The people a search found, whichever way it was asked. */
export function foundIn(answer: FoundAnswer | PeopleAnswer): FoundAnswer["people"] {
  return "asOf" in answer ? [] : answer.people;
}
