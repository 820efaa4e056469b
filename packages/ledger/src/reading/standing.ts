/**
 * How an authority stands to people, as the books have it now: who answers for them, where, and what it had to do with them
 * before. The policies decide on this, so it is the whole truth, asked of the whole register; what an officer is then shown comes
 * through the viewer's own eyes. Whoever is a stranger stands to somebody as to nobody.
 */
import type { AuthorityCode, OfficerCode, PersonId, SiteCode, State, TransferCode } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";

export interface StandingFacts {
  readonly state: State;
  readonly custodian?: AuthorityCode;
  readonly site?: SiteCode;
  /** The transfer they are on, or were listed on last. */
  readonly transfer?: TransferCode;
  /** The authority had custody of them once. */
  readonly formerly: boolean;
  /** The authority entered something about them, and may see that nobody has taken them since. */
  readonly entered: boolean;
}

interface Row {
  readonly person: PersonId;
  readonly state: State;
  readonly custodian: AuthorityCode | null;
  readonly site: SiteCode | null;
  readonly transfer: TransferCode | null;
  readonly listed: TransferCode | null;
  readonly formerly: boolean;
  readonly entered: boolean;
}

/** Who asks how they stand: an authority; of an officer of some sites, only what was there, and what they entered themselves. */
export interface Asking {
  readonly authority: AuthorityCode;
  readonly officer: OfficerCode;
  /** What was there and nowhere else counts; empty: at all of the authority's. */
  readonly sites: readonly SiteCode[];
  /** The officer's own; empty: all of the authority's. */
  readonly ownSites: readonly SiteCode[];
}

export async function standings(
  database: Queryable,
  people: readonly PersonId[],
  { authority, officer, sites, ownSites }: Asking,
): Promise<Map<PersonId, StandingFacts>> {
  const rows = await database.query<Row>(
    // What more there is matters only to who does not hold the person: nothing permits them what it forbids to who does.
    `select position.person, position.state, position.custodian, position.site, position.transfer, more.listed,
       coalesce(more.formerly, false) as formerly, coalesce(more.entered, false) as entered
     from position left join lateral (
       select
         (select about.id from said join about on about.entry = said.entry and about.kind = 'transfer'
          where said.person = position.person order by said.entry desc limit 1) as listed,
         exists (select from line where line.person = position.person and line.custodian = $2
          and (cardinality($3::text[]) = 0 or line.site = any($3::text[]))) as formerly,
         position.custodian is null and exists (select from said join journal on journal.number = said.entry
          where said.person = position.person and journal.by_authority = $2
            and (cardinality($3::text[]) = 0 or journal.by_officer = $4)) as entered
       where position.state <> 'held' or position.custodian <> $2
         or not (cardinality($5::text[]) = 0 or position.site = any($5::text[]))) as more on true
     where position.person = any($1::uuid[])`,
    [arrays.uuid(people), authority, arrays.text(sites), officer, arrays.text(ownSites)],
  );
  return new Map(rows.map((row) => [row.person, factsOf(row)]));
}

function factsOf({ state, custodian, site, transfer, listed, formerly, entered }: Row): StandingFacts {
  const on = transfer ?? listed;
  return {
    state,
    ...(custodian === null ? {} : { custodian }),
    ...(site === null ? {} : { site }),
    ...(on === null ? {} : { transfer: on }),
    formerly,
    entered,
  };
}
