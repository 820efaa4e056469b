/** Who the books hold at a site, at any instant, as known at any number. */
import type { AuthorityCode, Instant, PersonId, SiteCode } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { pointOf, wayTo } from "./fork.ts";
import { NOT_SEEN_SINCE } from "./to-be-confirmed.ts";
import type { Moment } from "./moment.ts";

export interface RollRow {
  readonly person: PersonId;
  readonly unit: string | null;
  readonly custodian: AuthorityCode;
  readonly since: Instant;
  readonly toBeConfirmed: boolean;
  /** When a named count, a roll or a receipt last saw the person, as known then; null where none has. */
  readonly lastSeenAt: Instant | null;
}

/**
 * The roll, by unit and person. Three sources, each with its index: lines still open; lines that had ended by then and
 * whose span holds the instant; and lines that were open as far as was known then, and have been spent or replaced since.
 */
const HELD = `
  select person, unit, custodian, at, to_be_confirmed from position
  where site = $3 and state = 'held' and known_from <= $2 and at <= $1
  union all
  select person, unit, custodian, at, to_be_confirmed from line
  where site = $3 and state = 'held' and span_fork = any($4::bigint[]) and at <= $1 and spent_at > $1
    and spent_by <= $2 and known_from <= $2 and known_until > $2
  union all
  select person, unit, custodian, at, to_be_confirmed from line
  where site = $3 and state = 'held' and open_fork = any($5::bigint[]) and at <= $1
    and known_from <= $2 and (spent_by is null or spent_by > $2) and known_until > $2`;

/** `most`: the first so many of it; all where absent. */
export async function roll(
  database: Queryable,
  site: SiteCode,
  { asOf, knownAt }: Moment,
  most?: number,
): Promise<readonly RollRow[]> {
  return database.query<RollRow>(
    `select held.person, held.unit, held.custodian, held.at as since,
       held.to_be_confirmed and ${NOT_SEEN_SINCE("held", "seen.at")} as "toBeConfirmed", seen.at as "lastSeenAt"
     from (select * from (${HELD}) as whole order by unit, person limit $6) as held
     left join lateral (
       select sighting.at from sighting
       where sighting.person = held.person and sighting.at <= $1 and sighting.entry <= $2
         and not exists (select from corrected where corrected.entry = sighting.entry and corrected.by <= $2)
       order by sighting.at desc limit 1) as seen on true
     order by held.unit, held.person`,
    [asOf, knownAt, site, arrays.bigint(wayTo(pointOf(asOf))), arrays.bigint(wayTo(knownAt)), most ?? null],
  );
}

/** How many of them are in each unit; null is no unit. */
export async function heldByUnit(
  database: Queryable,
  site: SiteCode,
  { asOf, knownAt }: Moment,
): Promise<ReadonlyMap<string | null, number>> {
  const rows = await database.query<{ unit: string | null; people: number }>(
    `select unit, count(*) as people from (${HELD}) as held group by unit order by unit`,
    [asOf, knownAt, site, arrays.bigint(wayTo(pointOf(asOf))), arrays.bigint(wayTo(knownAt))],
  );
  return new Map(rows.map(({ unit, people }) => [unit, people]));
}
