/** The books through time, as known at one number: each line is counted where it begins and taken off where it ends. */
import type { AuthorityCode, EntryNumber, Instant, SiteCode, State, TransferCode } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { everyLine } from "./lines.ts";

export interface ChangeRow {
  /** The first of the instants asked about at which the change has happened. */
  readonly at: Instant;
  readonly state: State;
  readonly change: number;
}

/**
 * By how many people each state changed between the instants that are asked about (in order): one pass over the lines,
 * however many instants there are. Of one site only where one is given.
 */
export async function changes(
  database: Queryable,
  instants: readonly Instant[],
  knownAt: EntryNumber,
  site?: SiteCode,
): Promise<readonly ChangeRow[]> {
  const ofSite = site === undefined ? "" : "and site = $3";
  return database.query<ChangeRow>(
    `with line as (
       select at, state, case when spent_by <= $1 then spent_at end as ends from ${everyLine()} as line
       where known_from <= $1 and known_until > $1 ${ofSite}),
     changed as (
       select at, state, 1 as change from line union all select ends, state, -1 from line where ends is not null),
     counted as (select at, state, sum(change) as change from changed group by at, state),
     asked as (select $2::timestamptz[] as instants)
     select asked.instants[1 + width_bucket(counted.at - interval '1 microsecond', asked.instants)] as at, counted.state,
       sum(counted.change)::bigint as change
     from counted cross join asked
     where counted.at <= asked.instants[cardinality(asked.instants)]
     group by 1, 2 having sum(counted.change) <> 0 order by 1, 2`,
    [knownAt, arrays.timestamptz(instants), ...(site === undefined ? [] : [site])],
  );
}

export interface FlowRow {
  readonly from: SiteCode | null;
  readonly to: SiteCode | null;
  readonly transfer: TransferCode | null;
  readonly custodian: AuthorityCode | null;
  readonly people: number;
  readonly first: Instant;
  readonly last: Instant;
}

/**
 * People who were held at one site and then at another, or were handed to somebody elsewhere, between two instants. The way
 * between may be a transfer, whose line stands between the two.
 *
 * What came before is looked up for each who came: the planner cannot guess how many did, takes them for few, and a join of
 * all lines with all lines is then read through once for each of them (20 s for 3,300 people).
 */
export async function flows(
  database: Queryable,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  knownAt: EntryNumber,
): Promise<readonly FlowRow[]> {
  const before = `case when before.state = 'in-transit' then left_from.site else before.site end`;
  return database.query<FlowRow>(
    `select ${before} as "from", came.site as "to", coalesce(came.transfer, before.transfer) as transfer, came.custodian,
       count(*)::bigint as people, min(came.at) as first, max(came.at) as last
     from ${everyLine()} as came
     cross join lateral (
       select state, site, transfer, spends from ${everyLine()} as line
       where person = came.person and entry = came.spends and known_from <= $1 and known_until > $1 offset 0) as before
     left join lateral (
       select site from ${everyLine()} as line
       where before.state = 'in-transit' and person = came.person and entry = before.spends
         and known_from <= $1 and known_until > $1 offset 0) as left_from on true
     where came.known_from <= $1 and came.known_until > $1 and came.at > $2 and came.at <= $3
       and came.state in ('held', 'transferred-out') and before.state in ('held', 'in-transit')
       and ${before} is distinct from came.site
     group by 1, 2, 3, 4 order by people desc, 1, 2`,
    [knownAt, from, to],
  );
}
