/**
 * Finding people by what has been stated about them: a number, or part of a name. Exact text only; names across scripts
 * and spellings are another room's. What was withdrawn, corrected or erased by then finds nobody.
 */
import type { AuthorityCode, PersonId } from "@muster/record";
import type { ClaimIndex, NameScript, StatedName } from "../claims/claim-index.ts";
import { type Sight, standing } from "../claims/standing.ts";
import type { FoundPerson, FoundWord } from "../names/found.ts";
import type { Moment } from "./moment.ts";

export interface NumberRow {
  readonly person: PersonId;
  readonly number: string;
  readonly issuer: AuthorityCode;
}

export interface NameRow {
  readonly person: PersonId;
  /** As it was stated, in this script. */
  readonly name: string;
  readonly script: NameScript;
}

/** At most so many people are found: who finds more has to say more. */
const MAXIMUM_FOUND = 50;
/** Looked into together: most searches name one person, and one for a single letter names everybody. */
const LOOKED_INTO_TOGETHER = 1_000;

type Candidate = Pick<FoundPerson, "person" | "by" | "text"> & Pick<StatedName, "entry" | "ordinal" | "occurredAt">;

/** People with this number, or with this text in a name stated for them; by number first, then in order of the text. */
export async function findPeople(
  sight: Sight,
  index: ClaimIndex,
  text: string,
  moment: Moment,
): Promise<readonly FoundPerson[]> {
  const candidates = candidatesFor(index, text);
  const found = new Map<string, FoundPerson>();
  for (let start = 0; start < candidates.length && found.size < MAXIMUM_FOUND; start += LOOKED_INTO_TOGETHER) {
    const stands = await standing(sight, candidates.slice(start, start + LOOKED_INTO_TOGETHER), moment);
    for (const { person, by, text: stated } of stands) {
      const key = JSON.stringify([by, stated, person]);
      if (found.size < MAXIMUM_FOUND && !found.has(key)) {
        const words: readonly FoundWord[] = [
          { sought: text, found: stated, why: by === "number" ? "number" : "same", likeness: 1 },
        ];
        found.set(key, { person, by, text: stated, score: 1, words });
      }
    }
  }
  return [...found.values()];
}

function candidatesFor(index: ClaimIndex, text: string): readonly Candidate[] {
  const folded = text.toLowerCase();
  const numbers: Candidate[] = [];
  const names: Candidate[] = [];
  for (const { number, person, entry, ordinal, occurredAt } of index.numbers())
    if (number === text)
      numbers.push({ person: person as PersonId, by: "number", text: number, entry, ordinal, occurredAt });
  for (const { folded: name, text: stated, person, entry, ordinal, occurredAt } of index.names())
    if (name.includes(folded))
      names.push({ person: person as PersonId, by: "name", text: stated, entry, ordinal, occurredAt });
  return [...numbers.sort(inOrder), ...names.sort(inOrder)];
}

function inOrder(one: Candidate, other: Candidate): number {
  if (one.text !== other.text) return one.text < other.text ? -1 : 1;
  if (one.person !== other.person) return one.person < other.person ? -1 : 1;
  return 0;
}

/** The numbers that authorities have given to each of these people, oldest first. */
export async function numbersOf(
  sight: Sight,
  index: ClaimIndex,
  people: readonly PersonId[],
  moment: Moment,
): Promise<Map<PersonId, NumberRow[]>> {
  const stands = await standing(sight, [...index.numbers(new Set(people))], moment);
  const rows = stands.map(
    ({ person, number, issuer }): NumberRow => ({
      person: person as PersonId,
      number,
      issuer: issuer as AuthorityCode,
    }),
  );
  return Map.groupBy(rows, ({ person }) => person);
}

/** The names stated for each of these people, oldest first. */
export async function namesOf(
  sight: Sight,
  index: ClaimIndex,
  people: readonly PersonId[],
  moment: Moment,
): Promise<Map<PersonId, NameRow[]>> {
  const stands = await standing(sight, [...index.names(new Set(people))], moment);
  const rows = stands.map(({ person, text, script }): NameRow => ({ person: person as PersonId, name: text, script }));
  return Map.groupBy(rows, ({ person }) => person);
}
