/** Where people are, one by one: the people behind a number of the balance, and where some of them stand. */
import type { AuthorityCode, Instant, PersonId, Position, SiteCode, State } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Parameter, Queryable } from "../database/database.ts";
import { type PositionColumns, positionOf } from "../journal/load.ts";
import { everyLine } from "./lines.ts";
import { IN_FORCE, type Moment } from "./moment.ts";
import { LAST_SEEN_AT, NOT_SEEN_SINCE } from "./to-be-confirmed.ts";

export interface WhereRow {
  readonly person: PersonId;
  readonly position: Position;
  readonly since: Instant;
  /** When a named count, a roll or a receipt last saw the person, as known then; null where none has. */
  readonly lastSeenAt: Instant | null;
}

/** Every condition that is given must hold. */
export interface WhereFilter {
  readonly people?: readonly PersonId[];
  readonly state?: string;
  readonly site?: string;
  readonly custodian?: string;
  readonly unit?: string;
  /** People after this one, in the order of ids: the last of the page before. */
  readonly after?: PersonId;
  readonly limit: number;
}

/** In the order of their ids. */
export async function where(
  database: Queryable,
  filter: WhereFilter,
  { asOf, knownAt }: Moment,
): Promise<readonly WhereRow[]> {
  const { people, after, limit } = filter;
  const parameters: Parameter[] = [asOf, knownAt, limit];
  const conditions = [IN_FORCE];
  const given = (value: Parameter): string => `$${parameters.push(value)}`;
  for (const name of ["state", "site", "custodian", "unit"] as const) {
    const value = filter[name];
    if (value !== undefined) conditions.push(`${name} = ${given(value)}`);
  }
  if (people !== undefined) conditions.push(`person = any(${given(arrays.uuid(people))}::uuid[])`);
  if (after !== undefined) conditions.push(`person > ${given(after)}::uuid`);
  const rows = await database.query<PositionColumns & Omit<WhereRow, "position">>(
    `select person, at as since, state, site, unit, custodian, transfer, escort,
       to_be_confirmed and ${NOT_SEEN_SINCE("line", LAST_SEEN_AT("line"))} as to_be_confirmed,
       ${LAST_SEEN_AT("line")} as "lastSeenAt"
     from (select * from ${everyLine()} as line where ${conditions.join(" and ")} order by person limit $3) as line
     order by person`,
    parameters,
  );
  return rows.map((row) => ({
    person: row.person,
    position: positionOf(row),
    since: row.since,
    lastSeenAt: row.lastSeenAt,
  }));
}

export interface LostRow {
  readonly state: "unaccounted" | "at-large";
  readonly site: SiteCode | null;
  readonly custodian: AuthorityCode | null;
  readonly people: number;
  /** Since when the first of them is. */
  readonly since: Instant;
}

/** People whom somebody must answer for and nobody can show, by site and by who must answer. */
export async function lost(database: Queryable, { asOf, knownAt }: Moment): Promise<readonly LostRow[]> {
  return database.query<LostRow>(
    `select state, site, custodian, count(*)::bigint as people, min(at) as since from ${everyLine()} as line
     where state in ('unaccounted', 'at-large') and ${IN_FORCE}
     group by 1, 2, 3 order by since`,
    [asOf, knownAt],
  );
}

export interface WhereaboutsRow {
  readonly person: PersonId;
  readonly state: State;
  readonly site: SiteCode | null;
  readonly custodian: AuthorityCode | null;
}

/** Where everybody stands, and no more of them than that. */
export async function whereabouts(database: Queryable, { asOf, knownAt }: Moment): Promise<readonly WhereaboutsRow[]> {
  return database.query<WhereaboutsRow>(
    `select person, state, site, custodian from ${everyLine()} as line where ${IN_FORCE}`,
    [asOf, knownAt],
  );
}

/** People with a line that was made after one time and by another, or of whom something is said about such a time. */
export async function movedBetween(
  database: Queryable,
  since: Instant,
  { asOf, knownAt }: Moment,
): Promise<readonly PersonId[]> {
  const rows = await database.query<{ person: PersonId }>(
    `select person from ${everyLine()} as line
     where at > $3 and at <= $1 and known_from <= $2 and known_until > $2
     union
     select said.person from said join journal on journal.number = said.entry
     where journal.occurred_at > $3 and journal.occurred_at <= $1 and journal.number <= $2`,
    [asOf, knownAt, since],
  );
  return rows.map(({ person }) => person);
}
