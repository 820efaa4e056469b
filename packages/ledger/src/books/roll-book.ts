/**
 * What has to be known before the next roll of a site is held against the books: everyone with a number of the site's, and
 * the rolls taken so far. As known now, for a roll is entered now whatever its day.
 */
import type { AuthorityCode, EntryNumber, Instant, PersonId, SiteCode, State, UnitCode } from "@muster/record";
import type { ClaimIndex } from "../claims/claim-index.ts";
import { places } from "../claims/standing.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";

export interface NumberedPersonRow {
  readonly number: string;
  readonly person: PersonId;
  readonly state: State;
  readonly site: SiteCode | null;
  readonly unit: UnitCode | null;
}

/** Everyone an authority has given a number, by that number, with where they are. Of two with one number, the first. */
export async function numberedBy(
  database: Queryable,
  index: ClaimIndex,
  issuer: AuthorityCode,
): Promise<readonly NumberedPersonRow[]> {
  const given = [...index.numbers()].filter((stated) => stated.issuer === issuer);
  return database.query<NumberedPersonRow>(
    `select distinct on (number) given.number, position.person, state, site, unit
     from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[]) as given (person, entry, ordinal, number)
     join detail using (person, entry, ordinal)
     join position on position.person = detail.person
     where not exists (select from corrected where corrected.entry = detail.entry)
     order by number, detail.entry, detail.ordinal`,
    [...places(given), arrays.text(given.map(({ number }) => number))],
  );
}

export interface TakenRollRow {
  readonly entry: EntryNumber;
  readonly takenAt: Instant;
  readonly people: number;
  /** Of what the roll says. */
  readonly digest: string | null;
  /** Of the file it was read from. */
  readonly source: string | null;
}

/** The rolls of a site that stand, in the order in which they were recorded. */
export async function rollsTaken(database: Queryable, site: SiteCode): Promise<readonly TakenRollRow[]> {
  return database.query<TakenRollRow>(
    `select journal.number as entry, occurred_at as "takenAt", (body ->> 'people')::int as people,
       body ->> 'digest' as digest, body #>> '{source,digest}' as source
     from about join journal on journal.number = about.entry
     cross join lateral (select journal.entry::jsonb -> 'body' as body) as said
     where about.kind = 'site' and about.id = $1 and journal.kind = 'roll.taken'
       and not exists (select from corrected where corrected.entry = journal.number)
     order by journal.number`,
    [site],
  );
}

/** What the rolls of a site last stated of each person's admission. */
export async function statedAdmissions(
  database: Queryable,
  site: SiteCode,
): Promise<readonly { readonly person: PersonId; readonly admittedAt: Instant }[]> {
  return database.query(
    `select distinct on (item ->> 'person') item ->> 'person' as person, item #>> '{says,admittedAt}' as "admittedAt"
     from about join journal on journal.number = about.entry
     cross join lateral string_to_table(coalesce(journal.items, (journal.entry::jsonb #> '{people,0}')::text), E'\\n') as line
     cross join lateral (select line::jsonb as item) as parsed
     where about.kind = 'site' and about.id = $1 and journal.kind = 'roll.taken' and line like '%"admittedAt":%'
       and not exists (select from corrected where corrected.entry = journal.number)
     order by item ->> 'person', journal.number desc`,
    [site],
  );
}
