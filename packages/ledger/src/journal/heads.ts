/**
 * Entries without what they say of people, to be listed: the newest first, and of a moment. What a viewer's database does not
 * show of the journal is not listed.
 */
import type { Entry, EntryNumber, Instant, PersonId, SiteCode, Subject } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Parameter, Queryable } from "../database/database.ts";
import type { Moment } from "../books/moment.ts";
import { KEYED_DETAIL, type KeyedDetailRow, type PersonKeys } from "../sealing/person-keys.ts";
import { NOBODY } from "../sealing/placed-details.ts";
import { entryOf } from "./read.ts";

export interface HeadFilter {
  /** About this thing, or about this person: what is said of them, where they are, or that they were seen. */
  readonly about?: Subject | { readonly person: PersonId };
  readonly kinds?: readonly string[];
  /** Older than this number: the last of the page before. */
  readonly before?: EntryNumber;
  readonly limit: number;
}

export async function heads(database: Queryable, filter: HeadFilter, { asOf, knownAt }: Moment): Promise<Entry[]> {
  const { about, kinds, before = Number.MAX_SAFE_INTEGER, limit } = filter;
  const parameters: Parameter[] = [asOf, Math.min(knownAt, before - 1), limit];
  const conditions = ["journal.occurred_at <= $1", "journal.number <= $2"];
  const given = (...values: Parameter[]): string[] => values.map((value) => `$${parameters.push(value)}`);
  if (kinds !== undefined) conditions.push(`journal.kind = any(${given(arrays.text(kinds)).join()}::text[])`);
  if (about !== undefined) {
    const entries =
      "person" in about
        ? ENTRIES_OF_PERSON.replaceAll("$person", `${given(about.person).join()}::uuid`)
        : `select entry from about where (kind, id) = (${given(about.kind, about.id).join()})`;
    conditions.push(`journal.number in (${entries})`);
  }
  const rows = await database.query<{ entry: string }>(
    `select journal.entry from journal where ${conditions.join(" and ")} order by journal.number desc limit $3`,
    parameters,
  );
  return rows.map(({ entry }) => entryOf(entry));
}

const ENTRIES_OF_PERSON = `
  select entry from position where person = $person
  union select entry from line where person = $person
  union select entry from said where person = $person
  union select entry from sighting where person = $person`;

/** These entries, those that there are. */
export async function headsOf(
  database: Queryable,
  numbers: readonly EntryNumber[],
): Promise<ReadonlyMap<EntryNumber, Entry>> {
  if (numbers.length === 0) return new Map();
  const rows = await database.query<{ number: EntryNumber; entry: string }>(
    "select number, entry from journal where number = any($1::bigint[])",
    [arrays.bigint(numbers)],
  );
  return new Map(rows.map(({ number, entry }) => [number, entryOf(entry)]));
}

/** A detail that was said with an entry, opened. */
export interface SaidRow {
  readonly entry: EntryNumber;
  /** The nil UUID for what is about nobody in particular. */
  readonly person: PersonId;
  readonly kind: string;
  readonly content: unknown;
}

/**
 * What was said in words with these entries, of these people and of nobody in particular; of everybody where no people are
 * given. At most so many details. Throws `DetailFault`.
 */
export async function wordsSaid(
  database: Queryable,
  keys: PersonKeys,
  numbers: readonly EntryNumber[],
  { people, most }: { readonly people?: readonly PersonId[]; readonly most: number },
): Promise<readonly SaidRow[]> {
  if (numbers.length === 0) return [];
  const rows = await database.query<KeyedDetailRow & { readonly kind: string; readonly person: PersonId }>(
    `select ${KEYED_DETAIL}, detail.kind from detail left join person_key using (person)
     where detail.entry = any($1::bigint[]) ${people === undefined ? "" : "and detail.person = any($3::uuid[])"}
     order by detail.entry desc, detail.person, detail.ordinal limit $2`,
    [arrays.bigint(numbers), most, ...(people === undefined ? [] : [arrays.uuid([NOBODY, ...people])])],
  );
  return rows.map((row) => {
    const { entry, person, kind } = row;
    return { entry, person, kind, content: JSON.parse(keys.open(row).content) as unknown };
  });
}

export interface DayRow {
  readonly kind: string;
  readonly site: SiteCode | null;
  readonly entries: number;
  readonly last: EntryNumber;
}

/** How many entries of each kind occurred after `since` about each site, or about none. */
export async function entriesSince(
  database: Queryable,
  since: Instant,
  { asOf, knownAt }: Moment,
): Promise<readonly DayRow[]> {
  return database.query<DayRow>(
    `select journal.kind, about.id as site, count(*)::bigint as entries, max(journal.number) as last
     from journal left join about on about.entry = journal.number and about.kind = 'site'
     where journal.occurred_at > $3 and journal.occurred_at <= $1 and journal.number <= $2
     group by 1, 2 order by 1, 2`,
    [asOf, knownAt, since],
  );
}
