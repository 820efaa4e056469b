/**
 * What a roll says, as one text: who is where, whatever order the rows came in. Two rolls of a site with the same text
 * say the same; its SHA-256 is the digest that the edge gives with `roll.take`.
 */
import type { PersonId, UnitCode } from "@muster/record";

export interface RolledPerson {
  readonly person: PersonId;
  readonly unit?: UnitCode;
}

/** A line a person, sorted by id: the id, a tab, the unit or nothing. A person's id and a unit's name hold neither tab nor newline. */
export function rollText(people: readonly RolledPerson[]): string {
  return people
    .map(({ person, unit = "" }) => `${person}\t${unit}\n`)
    .sort()
    .join("");
}
