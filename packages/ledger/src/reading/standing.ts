/**
 * How an authority stands to people, as the books have it now: who answers for them, where, and what it had to do with them
 * before. Asked of a viewer's ledger: of whom the viewer may not see there is no row, whether or not they are there.
 */
import type { AuthorityCode, PersonId, SiteCode, State, TransferCode } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";

export interface StandingFacts {
  /** `outside` where the viewer may not see where they are now. */
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
  readonly state: State | null;
  readonly custodian: AuthorityCode | null;
  readonly site: SiteCode | null;
  readonly transfer: TransferCode | null;
  readonly listed: TransferCode | null;
  readonly formerly: boolean;
  readonly entered: boolean;
}

export async function standings(
  database: Queryable,
  people: readonly PersonId[],
  authority: AuthorityCode,
): Promise<Map<PersonId, StandingFacts>> {
  const rows = await database.query<Row>(
    `select wanted.person, position.state, position.custodian, position.site, position.transfer,
       (select about.id from said join about on about.entry = said.entry and about.kind = 'transfer'
        where said.person = wanted.person order by said.entry desc limit 1) as listed,
       exists (select from line where line.person = wanted.person and line.custodian = $2) as formerly,
       exists (select from said join journal on journal.number = said.entry
        where said.person = wanted.person and journal.by_authority = $2) as entered
     from (select distinct unnest($1::uuid[]) as person) as wanted left join position using (person)
     where position.person is not null
       or exists (select from line where line.person = wanted.person)
       or exists (select from said where said.person = wanted.person)`,
    [arrays.uuid(people), authority],
  );
  return new Map(rows.map((row) => [row.person, factsOf(row)]));
}

function factsOf({ state, custodian, site, transfer, listed, formerly, entered }: Row): StandingFacts {
  const on = transfer ?? listed;
  return {
    state: state ?? "outside",
    ...(custodian === null ? {} : { custodian }),
    ...(site === null ? {} : { site }),
    ...(on === null ? {} : { transfer: on }),
    formerly,
    // Whose place is not shown is somebody else's by now: having entered them once gives no look at them.
    entered: entered && state !== null,
  };
}
