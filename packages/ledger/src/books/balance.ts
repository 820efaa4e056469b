/** The trial balance: how many people stand in every position, adding up to the people registered. */
import type { AuthorityCode, SiteCode, State } from "@muster/record";
import type { ClaimIndex } from "../claims/claim-index.ts";
import { places, standsAsKnown } from "../claims/standing.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { everyLine, ROOT } from "./lines.ts";
import { IN_FORCE, type Moment } from "./moment.ts";
import { LAST_SEEN_AT, NOT_SEEN_SINCE } from "./to-be-confirmed.ts";

export interface BalanceRow {
  readonly site: SiteCode | null;
  readonly unit?: string | null;
  readonly custodian: AuthorityCode | null;
  readonly state: State;
  readonly toBeConfirmed: number;
  readonly people: number;
}

/**
 * People by site, custodian and state. Those marked as to be confirmed are few, found by an index of their own, and looked
 * into apart: a question about each person would keep the server from counting all of them on every core.
 */
export async function balance(database: Queryable, { asOf, knownAt }: Moment): Promise<readonly BalanceRow[]> {
  return database.query<BalanceRow>(
    `select site, custodian, state, sum(people)::bigint as people, sum(unseen)::bigint as "toBeConfirmed" from (
       select site, custodian, state, count(*) as people, 0 as unseen from ${everyLine()} as line where ${IN_FORCE}
       group by site, custodian, state
       union all
       select site, custodian, state, 0, count(*) from ${everyLine()} as line
       where to_be_confirmed and ${IN_FORCE} and ${NOT_SEEN_SINCE("line", LAST_SEEN_AT("line"))}
       group by site, custodian, state) as counted
     group by site, custodian, state order by state, site, custodian`,
    [asOf, knownAt],
  );
}

export interface NationalityRow {
  /** Every nationality claimed for these people, in order, joined by `+`; `not stated` where none is. */
  readonly nationality: string;
  readonly state: State;
  readonly people: number;
}

/**
 * People by the nationalities claimed for them, and state. A person with two is counted once, under both together, so
 * that the rows add up. Counts only: Muster makes no list of people by nationality.
 */
export async function balanceByNationality(
  database: Queryable,
  index: ClaimIndex,
  { asOf, knownAt }: Moment,
): Promise<readonly NationalityRow[]> {
  const stated = [...index.nationalities()].filter(({ entry }) => entry <= knownAt);
  return database.query<NationalityRow>(
    `with claimed as (
       select detail.person, string_agg(distinct stated.country, '+' order by stated.country) as nationality
       from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::text[]) as stated (person, entry, ordinal, country)
       join detail using (person, entry, ordinal)
       where ${standsAsKnown("$2")}
       group by detail.person)
     select coalesce(claimed.nationality, 'not stated') as nationality, state, count(*) as people
     from ${everyLine()} as line left join claimed using (person) where ${IN_FORCE}
     group by 1, 2 order by people desc, 1, 2`,
    [asOf, knownAt, ...places(stated), arrays.text(stated.map(({ country }) => country))],
  );
}

/** How many people were on the register: those with any position. */
export async function registered(database: Queryable, { asOf, knownAt }: Moment): Promise<number> {
  const [row] = await database.query<{ people: number }>(
    `select count(*) as people from ${everyLine()} as line where spends = ${ROOT} and known_from <= $2 and known_until > $2 and at <= $1`,
    [asOf, knownAt],
  );
  return row?.people ?? 0;
}
