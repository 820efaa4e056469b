/** What people are called, and the numbers they were given: what of it stands at a moment. */
import type { AuthorityCode, PersonId } from "@muster/record";
import type { NameScript } from "../claims/claim-index.ts";
import { type StatedSource, statedOf } from "../claims/stated-of.ts";
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

/** The numbers that authorities have given to each of these people, oldest first. */
export async function numbersOf(
  source: StatedSource,
  people: readonly PersonId[],
  moment: Moment,
): Promise<Map<PersonId, NumberRow[]>> {
  const stated = await statedOf(source, people, ["numbers"], moment);
  const rows = stated.flatMap((one): NumberRow[] =>
    "number" in one
      ? [{ person: one.person as PersonId, number: one.number, issuer: one.issuer as AuthorityCode }]
      : [],
  );
  return Map.groupBy(rows, ({ person }) => person);
}

/** The names stated for each of these people, oldest first. */
export async function namesOf(
  source: StatedSource,
  people: readonly PersonId[],
  moment: Moment,
): Promise<Map<PersonId, NameRow[]>> {
  const stated = await statedOf(source, people, ["claim:name"], moment);
  const rows = stated.flatMap((one): NameRow[] =>
    "text" in one ? [{ person: one.person as PersonId, name: one.text, script: one.script }] : [],
  );
  return Map.groupBy(rows, ({ person }) => person);
}
