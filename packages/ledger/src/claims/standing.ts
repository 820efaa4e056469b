/**
 * Which of the details that the index points at stand at a moment, and are still there. Asked of the database as whoever asks
 * sees it: where row security hides a detail, it does not stand.
 */
import type { EntryNumber, Instant } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import { withdrawn } from "../books/withdrawals.ts";
import { arrays } from "../database/arrays.ts";
import type { Parameter, Queryable } from "../database/database.ts";

/** Who asks: their database, and whether it shows them only a part of the people. */
export interface Sight {
  readonly database: Queryable;
  readonly ofPart: boolean;
}

interface Place {
  readonly person: string;
  readonly entry: number;
  readonly ordinal: number;
}

/** What is stated about what had not occurred by then does not stand yet. */
interface DatedPlace extends Place {
  readonly occurredAt: Instant;
}

/** SQL: as known at this parameter, neither withdrawn nor corrected by then. */
export const standsAsKnown = (knownAt: string): string => `detail.entry <= ${knownAt}
  and not ${withdrawn(knownAt)}
  and not exists (select from corrected where corrected.entry = detail.entry and corrected.by <= ${knownAt})`;

/** As three parameters of a statement, for `unnest($n::uuid[], …::bigint[], …::bigint[])`. */
export function places(stated: readonly Place[]): Parameter[] {
  return [
    arrays.uuid(stated.map(({ person }) => person)),
    arrays.bigint(stated.map(({ entry }) => entry)),
    arrays.bigint(stated.map(({ ordinal }) => ordinal)),
  ];
}

/**
 * Those of these that stand, in the order in which they were given. What one entry says of one person is shown as a whole and
 * corrected as a whole, so it is asked about once: of a camp of 24,000 that is a quarter of asking about each detail.
 */
export async function standing<Stated extends DatedPlace>(
  { database, ofPart }: Sight,
  stated: readonly Stated[],
  { asOf, knownAt }: Moment,
): Promise<readonly Stated[]> {
  const said = stated.filter(({ entry, occurredAt }) => entry <= knownAt && occurredAt <= asOf);
  if (said.length === 0) return [];
  const people = arrays.uuid([...new Set(said.map(({ person }) => person))]);
  const [corrected, taken, shown] = await Promise.all([
    correctedBy(database, said, knownAt),
    withdrawnOf(database, people, knownAt),
    ofPart ? shownOf(database, said, people) : undefined,
  ]);
  return said.filter(
    (one) =>
      !corrected.has(one.entry) &&
      (taken.size === 0 || !taken.has(`${sayingOf(one)}:${one.ordinal}`)) &&
      (shown === undefined || shown(one)),
  );
}

function sayingOf({ person, entry }: Place): string {
  return `${person}:${entry}`;
}

async function correctedBy(
  database: Queryable,
  said: readonly Place[],
  knownAt: EntryNumber,
): Promise<ReadonlySet<EntryNumber>> {
  const rows = await database.query<{ entry: EntryNumber }>(
    "select entry from corrected where by <= $1 and entry = any($2::bigint[])",
    [knownAt, arrays.bigint([...new Set(said.map(({ entry }) => entry))])],
  );
  return new Set(rows.map(({ entry }) => entry));
}

async function withdrawnOf(
  database: Queryable,
  people: Uint8Array,
  knownAt: EntryNumber,
): Promise<ReadonlySet<string>> {
  const rows = await database.query<Place>(
    `select person, entry, ordinal from withdrawn
     where person = any($2::uuid[]) and by <= $1
       and not exists (select from corrected where corrected.entry = withdrawn.by and corrected.by <= $1)`,
    [knownAt, people],
  );
  return new Set(rows.map((one) => `${sayingOf(one)}:${one.ordinal}`));
}

/**
 * What row security shows the viewer. Whom the viewer knows, and up to which entry, is quickly said for everybody; about
 * whatever else there is (what the viewer entered, people named one by one) each detail's own policy is asked.
 */
async function shownOf(
  database: Queryable,
  said: readonly Place[],
  people: Uint8Array,
): Promise<(one: Place) => boolean> {
  const known = await database.query<{ person: string; until: EntryNumber }>(
    // Person by person (`offset 0` keeps it so): a plain join would go through everybody the viewer knows.
    `select asked.person, max(until) as until from unnest($1::uuid[]) as asked (person)
     cross join lateral (select until from viewer.known where known.person = asked.person offset 0) as known
     group by asked.person`,
    [people],
  );
  const until = new Map(known.map((one) => [one.person, one.until]));
  const isKnown = ({ person, entry }: Place): boolean => entry <= (until.get(person) ?? -1);
  const others = said.filter((one) => !isKnown(one));
  if (others.length === 0) return isKnown;
  const rows = await database.query<Pick<Place, "person" | "entry" | "ordinal">>(
    `select person, entry, ordinal from unnest($1::uuid[], $2::bigint[], $3::bigint[]) as asked (person, entry, ordinal)
     join detail using (person, entry, ordinal)`,
    places(others),
  );
  const shown = new Set(rows.map(sayingOf));
  return (one) => isKnown(one) || shown.has(sayingOf(one));
}
