/**
 * Finding people by what has been stated about them: a number, or part of a name. Exact text only; names across scripts
 * and spellings are another room's. What was withdrawn, corrected or erased by then finds nobody.
 */
import type { AuthorityCode, PersonId } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import type { Moment } from "./moment.ts";
import { WITHDRAWN } from "./withdrawals.ts";

export interface FoundPerson {
  readonly person: PersonId;
  /** What it was found by: the name or the number as it was stated. */
  readonly by: "name" | "number";
  readonly text: string;
}

export interface NumberRow {
  readonly person: PersonId;
  readonly number: string;
  readonly issuer: AuthorityCode;
}

/** At most so many people are found: who finds more has to say more. */
const MAXIMUM_FOUND = 50;

/** Which details stood: stated about what had occurred by $1, known at $2, and neither withdrawn nor corrected by then. */
const STANDS = `detail.entry <= $2
  and exists (select from journal where journal.number = detail.entry and journal.occurred_at <= $1)
  and not ${WITHDRAWN}
  and not exists (select from corrected where corrected.entry = detail.entry and corrected.by <= $2)`;

/** A detail that holds numbers: canonical JSON begins with its first key. */
const HOLDS_NUMBERS = `detail.claim is null and detail.content like '{"numbers":%'`;

/** People with this number, or with this text in a name stated for them; by number first. */
export async function findPeople(
  database: Queryable,
  text: string,
  { asOf, knownAt }: Moment,
): Promise<readonly FoundPerson[]> {
  return database.query<FoundPerson>(
    `select distinct on (by, text, person) person, by, text from (
       select detail.person, 'number' as by, given ->> 'number' as text
       from detail cross join lateral jsonb_array_elements(detail.content::jsonb -> 'numbers') as given
       where ${HOLDS_NUMBERS} and given ->> 'number' = $3 and ${STANDS}
       union all
       select detail.person, 'name', detail.content::jsonb ->> 'text'
       from detail where detail.claim = 'name' and detail.content::jsonb ->> 'text' ilike $4 escape '\\' and ${STANDS}) as found
     order by by desc, text, person limit ${MAXIMUM_FOUND}`,
    [asOf, knownAt, text, `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`],
  );
}

/** The numbers that authorities have given to each of these people, oldest first. */
export async function numbersOf(
  database: Queryable,
  people: readonly PersonId[],
  { asOf, knownAt }: Moment,
): Promise<Map<PersonId, NumberRow[]>> {
  const rows = await database.query<NumberRow>(
    `select detail.person, given ->> 'number' as number, given ->> 'issuer' as issuer
     from detail cross join lateral jsonb_array_elements(detail.content::jsonb -> 'numbers') with ordinality as listed (given, place)
     where detail.person = any($3::uuid[]) and ${HOLDS_NUMBERS} and ${STANDS}
     order by detail.person, detail.entry, detail.ordinal, place`,
    [asOf, knownAt, arrays.uuid(people)],
  );
  const numbers = new Map<PersonId, NumberRow[]>();
  for (const row of rows) {
    const given = numbers.get(row.person);
    if (given === undefined) numbers.set(row.person, [row]);
    else given.push(row);
  }
  return numbers;
}
