/** Who the books hold at a site, at any instant, as known at any number. */
import type { AuthorityCode, Instant, PersonId, SiteCode } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Parameter, Queryable } from "../database/database.ts";
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

export async function roll(database: Queryable, site: SiteCode, moment: Moment): Promise<readonly RollRow[]> {
  return database.query<RollRow>(rollOf(`(${HELD})`), heldAt(site, moment));
}

/** The first of a roll, and how many are on all of it. */
export interface RollBegun {
  readonly rows: readonly RollRow[];
  readonly held: number;
}

/** The roll's first lines, which do not wait for the sightings of everybody else. */
export async function rollBegun(database: Queryable, site: SiteCode, moment: Moment, most: number): Promise<RollBegun> {
  const first = `(select *, count(*) over () as held from (${HELD}) as whole order by unit, person limit $6)`;
  const found = await database.query<RollRow & Pick<RollBegun, "held">>(rollOf(first, "held.held"), [
    ...heldAt(site, moment),
    most,
  ]);
  return { rows: found, held: found[0]?.held ?? 0 };
}

/** With when each of them was last seen by name. */
function rollOf(held: string, ...besides: readonly string[]): string {
  const columns = ["held.person, held.unit, held.custodian, held.at as since", ...besides].join(", ");
  return `select ${columns},
       held.to_be_confirmed and ${NOT_SEEN_SINCE("held", "seen.at")} as "toBeConfirmed", seen.at as "lastSeenAt"
     from ${held} as held
     left join lateral (
       select sighting.at from sighting
       where sighting.person = held.person and sighting.at <= $1 and sighting.entry <= $2
         and not exists (select from corrected where corrected.entry = sighting.entry and corrected.by <= $2)
       order by sighting.at desc limit 1) as seen on true
     order by held.unit, held.person`;
}

/** What `HELD` takes, $1 to $5. */
function heldAt(site: SiteCode, { asOf, knownAt }: Moment): Parameter[] {
  return [asOf, knownAt, site, arrays.bigint(wayTo(pointOf(asOf))), arrays.bigint(wayTo(knownAt))];
}

/** How many of them are in each unit; null is no unit. */
export async function heldByUnit(
  database: Queryable,
  site: SiteCode,
  moment: Moment,
): Promise<ReadonlyMap<string | null, number>> {
  const rows = await database.query<{ unit: string | null; people: number }>(
    `select unit, count(*) as people from (${HELD}) as held group by unit order by unit`,
    heldAt(site, moment),
  );
  return new Map(rows.map(({ unit, people }) => [unit, people]));
}
