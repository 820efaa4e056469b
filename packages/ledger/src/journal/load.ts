/** What a rule must see, in one query per kind of thing for a whole batch. */
import { FOLDED_WITHOUT_PEOPLE, type LineRow, type RecordedEntry } from "@muster/custody";
import type {
  Entry,
  EntryNumber,
  Instant,
  Item,
  PersonId,
  Position,
  SiteCode,
  Subject,
  SubjectKind,
  TransferCode,
} from "@muster/record";
import { subjectKey } from "@muster/record";
import { pointOf, wayTo } from "../books/fork.ts";
import { everyLine, openLines, ROOT, STANDING } from "../books/lines.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { KEYED_DETAIL, type KeyedDetailRow, type PersonKeys } from "../sealing/person-keys.ts";
import { NOBODY } from "../sealing/placed-details.ts";
import type { Answered } from "./batch.ts";
import { entryOf } from "./read.ts";

interface LineColumns {
  person: PersonId;
  entry: number;
  known_from: number;
  at: Instant;
  step: LineRow["step"];
  spends: number | null;
  state: Position["state"];
  site: string | null;
  unit: string | null;
  custodian: string | null;
  transfer: string | null;
  escort: string | null;
  to_be_confirmed: boolean;
  spent_at: Instant | null;
  spent_by: number | null;
  known_until: number | null;
}

const LINE = `person, entry, known_from, at, step, nullif(spends, ${ROOT}) as spends, state, site, unit, custodian, transfer, escort,
  to_be_confirmed, spent_at, spent_by, nullif(known_until, ${STANDING}) as known_until`;

export type PositionColumns = Pick<
  LineColumns,
  "state" | "site" | "unit" | "custodian" | "transfer" | "escort" | "to_be_confirmed"
>;

/** A position as its columns have it: absent fields absent. */
export function positionOf(row: PositionColumns): Position {
  const position: Record<string, unknown> = { state: row.state };
  if (row.site !== null) position["site"] = row.site;
  if (row.unit !== null) position["unit"] = row.unit;
  if (row.custodian !== null) position["custodian"] = row.custodian;
  if (row.transfer !== null) position["transfer"] = row.transfer;
  if (row.escort !== null) position["escort"] = row.escort;
  if (row.to_be_confirmed) position["toBeConfirmed"] = true;
  return position as Position;
}

function lineRow(row: LineColumns): LineRow {
  return {
    person: row.person,
    entry: row.entry,
    knownFrom: row.known_from,
    at: row.at,
    step: row.step,
    spends: row.spends,
    makes: positionOf(row),
    spentAt: row.spent_at,
    spentBy: row.spent_by,
    knownUntil: row.known_until,
  };
}

/** The last line of each of these people, where they have one. */
export async function lastLines(database: Queryable, people: readonly PersonId[]): Promise<LineRow[]> {
  const rows = await database.query<LineColumns>(
    `select ${LINE} from (${openLines()}) as line where person = any($1::uuid[])`,
    [arrays.uuid(people)],
  );
  return rows.map(lineRow);
}

/** All current lines of each of these people, in their order. `prefix` goes before the names of a rebuild's tables. */
export async function chains(
  database: Queryable,
  people: readonly PersonId[],
  prefix = "",
): Promise<Map<PersonId, LineRow[]>> {
  const rows = await database.query<LineColumns>(
    `select ${LINE} from ${everyLine(prefix)} as line
     where person = any($1::uuid[]) and known_until = ${STANDING} order by person, at, entry`,
    [arrays.uuid(people)],
  );
  return grouped(rows.map(lineRow), ({ person }) => person);
}

/** The lines of each of these people as they were known at a number, in their order. */
export async function chainsKnown(
  database: Queryable,
  people: readonly PersonId[],
  knownAt: EntryNumber,
): Promise<Map<PersonId, LineRow[]>> {
  const rows = await database.query<LineColumns>(
    `select ${LINE} from ${everyLine()} as line
     where person = any($1::uuid[]) and known_from <= $2 and known_until > $2 order by person, at, entry`,
    [arrays.uuid(people), knownAt],
  );
  return grouped(
    rows.map((row) => asKnown(lineRow(row), knownAt)),
    ({ person }) => person,
  );
}

/** A line with nothing of what became of it later. */
function asKnown(row: LineRow, knownAt: EntryNumber): LineRow {
  const isSpent = row.spentBy !== null && row.spentBy <= knownAt;
  return isSpent ? { ...row, knownUntil: null } : { ...row, spentAt: null, spentBy: null, knownUntil: null };
}

/** Every version of every line of one person, as they came to be known. */
export async function versions(database: Queryable, person: PersonId): Promise<LineRow[]> {
  const rows = await database.query<LineColumns>(
    `select ${LINE} from ${everyLine()} as line where person = $1 order by known_from, at, entry`,
    [person],
  );
  return rows.map(lineRow);
}

/** Everyone held at a site at an instant, as known now. */
export async function heldAt(database: Queryable, site: SiteCode, at: Instant): Promise<PersonId[]> {
  const rows = await database.query<{ person: PersonId }>(
    `select person from position where site = $1 and state = 'held' and at <= $2
     union all
     select person from line
     where site = $1 and known_until = ${STANDING} and state = 'held' and span_fork = any($3::bigint[]) and at <= $2 and spent_at > $2`,
    [site, at, arrays.bigint(wayTo(pointOf(at)))],
  );
  return rows.map(({ person }) => person);
}

const WITHOUT_PEOPLE: ReadonlySet<SubjectKind> = new Set(FOLDED_WITHOUT_PEOPLE);

/** The entries about each of these subjects, by `kind:id`: with their people where such a thing is folded with them. */
export async function entriesAbout(
  database: Queryable,
  keys: PersonKeys,
  subjects: readonly Subject[],
): Promise<Map<string, RecordedEntry[]>> {
  const rows = await database.query<{ kind: Subject["kind"]; id: string; entry: number }>(
    "select about.kind, about.id, about.entry from about join unnest($1::text[], $2::text[]) as wanted (kind, id) using (kind, id)",
    [arrays.text(subjects.map(({ kind }) => kind)), arrays.text(subjects.map(({ id }) => id))],
  );
  const whole = new Set(rows.flatMap(({ kind, entry }) => (WITHOUT_PEOPLE.has(kind) ? [] : [entry])));
  const withoutPeople = new Set(rows.flatMap(({ entry }) => (whole.has(entry) ? [] : [entry])));
  const recorded = await readEntries(database, keys, { whole, withoutPeople });
  // A viewer may know that an entry is about a thing and not what it says: then it is not there for them.
  const found = rows.flatMap(({ kind, id, entry }) => {
    const one = recorded.get(entry);
    return one === undefined ? [] : [{ key: subjectKey({ kind, id }), recorded: one }];
  });
  return new Map([...grouped(found, ({ key }) => key)].map(([key, all]) => [key, all.map((one) => one.recorded)]));
}

/** Those of these people about whom entries of these kinds say something. */
export async function saidIn(
  database: Queryable,
  people: readonly PersonId[],
  kinds: readonly string[],
): Promise<PersonId[]> {
  const rows = await database.query<{ person: PersonId }>(
    `select distinct said.person from said join journal on journal.number = said.entry
     where said.person = any($1::uuid[]) and journal.kind = any($2::text[])`,
    [arrays.uuid(people), arrays.text(kinds)],
  );
  return rows.map(({ person }) => person);
}

/** Transfers whose entries say something of this person by then, the newest first. */
export async function transfersNaming(
  database: Queryable,
  person: PersonId,
  knownAt: EntryNumber,
): Promise<readonly TransferCode[]> {
  const rows = await database.query<{ id: TransferCode }>(
    `select about.id from said join about on about.entry = said.entry and about.kind = 'transfer'
     where said.person = $1 and said.entry <= $2 group by about.id order by max(said.entry) desc`,
    [person, knownAt],
  );
  return rows.map(({ id }) => id);
}

/** Every thing of a kind that any entry is about, by its code. */
export async function subjectsOfKind(database: Queryable, kind: SubjectKind): Promise<string[]> {
  const rows = await database.query<{ id: string }>("select distinct id from about where kind = $1 order by id", [
    kind,
  ]);
  return rows.map(({ id }) => id);
}

/** The newest entry about a thing; undefined where none is. */
export async function newestAbout(database: Queryable, { kind, id }: Subject): Promise<EntryNumber | undefined> {
  const [row] = await database.query<{ newest: EntryNumber | null }>(
    "select max(entry) as newest from about where kind = $1 and id = $2",
    [kind, id],
  );
  return row?.newest ?? undefined;
}

/** What entries say of each of these people besides where they are: the entry and the place of the item in it. */
export async function saidOf(
  database: Queryable,
  keys: PersonKeys,
  people: readonly PersonId[],
): Promise<Map<PersonId, { readonly recorded: RecordedEntry; readonly item: Item }[]>> {
  const rows = await database.query<{ person: PersonId; entry: number; ordinal: number }>(
    "select person, entry, ordinal from said where person = any($1::uuid[])",
    [arrays.uuid(people)],
  );
  const recorded = await recordedEntries(database, keys, [...new Set(rows.map(({ entry }) => entry))], people);
  const found = rows.map(({ person, entry, ordinal }) => {
    const whole = recorded.get(entry) as RecordedEntry;
    return { person, recorded: whole, item: whole.items[ordinal] as Item };
  });
  return grouped(found, ({ person }) => person);
}

/** What entries of these kinds say of people up to a number. No detail is opened: their facts, and none of their words. */
export async function saidByKind(
  database: Queryable,
  keys: PersonKeys,
  kinds: readonly string[],
  knownAt: EntryNumber,
): Promise<Map<PersonId, { readonly recorded: RecordedEntry; readonly item: Item }[]>> {
  const rows = await database.query<{ person: PersonId; entry: number; ordinal: number }>(
    `select said.person, said.entry, said.ordinal from said join journal on journal.number = said.entry
     where journal.kind = any($1::text[]) and journal.number <= $2`,
    [arrays.text(kinds), knownAt],
  );
  const recorded = await recordedEntries(database, keys, [...new Set(rows.map(({ entry }) => entry))], []);
  const found = rows.map(({ person, entry, ordinal }) => {
    const whole = recorded.get(entry) as RecordedEntry;
    return { person, recorded: whole, item: whole.items[ordinal] as Item };
  });
  return grouped(found, ({ person }) => person);
}

/** People about whom anything was recorded after one number, up to another: where they are, or what is said of them. */
export async function touchedSince(
  database: Queryable,
  seen: EntryNumber,
  knownAt: EntryNumber,
): Promise<readonly PersonId[]> {
  const rows = await database.query<{ person: PersonId }>(
    `select person from position where known_from > $1 and known_from <= $2
     union select person from line where known_from > $1 and known_from <= $2
       or spent_by > $1 and spent_by <= $2 or known_until > $1 and known_until <= $2
     union select person from said where entry > $1 and entry <= $2`,
    [seen, knownAt],
  );
  return rows.map(({ person }) => person);
}

/** Entries by number, with their items and the detail of these people, or of all, opened. Throws `DetailFault`. */
export async function recordedEntries(
  database: Queryable,
  keys: PersonKeys,
  numbers: readonly EntryNumber[],
  people?: readonly PersonId[],
): Promise<Map<EntryNumber, RecordedEntry>> {
  return readEntries(database, keys, { whole: new Set(numbers), withoutPeople: new Set(), people });
}

interface EntriesToRead {
  readonly whole: ReadonlySet<EntryNumber>;
  /** Their items stay where they are, and of their detail only what is of nobody in particular is opened. */
  readonly withoutPeople: ReadonlySet<EntryNumber>;
  /** Whose detail is opened; everybody's where absent. */
  readonly people?: readonly PersonId[] | undefined;
}

async function readEntries(
  database: Queryable,
  keys: PersonKeys,
  { whole, withoutPeople, people }: EntriesToRead,
): Promise<Map<EntryNumber, RecordedEntry>> {
  if (whole.size + withoutPeople.size === 0) return new Map();
  const wanted = [arrays.bigint([...whole]), arrays.bigint([...withoutPeople])];
  const rows = await database.query<{ number: number; entry: string; items: string | null }>(
    `select number, entry, items from journal where number = any($1::bigint[])
     union all select number, entry, null from journal where number = any($2::bigint[])`,
    wanted,
  );
  const details = await database.query<KeyedDetailRow>(
    `select ${KEYED_DETAIL} from detail left join person_key using (person)
     where detail.entry = any($1::bigint[])${people === undefined ? "" : " and detail.person = any($4::uuid[])"}
       or detail.entry = any($2::bigint[]) and detail.person = $3`,
    [...wanted, NOBODY, ...(people === undefined ? [] : [arrays.uuid(people)])],
  );
  const kept = grouped(details, ({ entry }) => entry);
  return new Map(
    rows.map(({ number, entry: text, items }) => {
      const opened = new Map(
        (kept.get(number) ?? []).map((detail) => [detail.digest, JSON.parse(keys.open(detail).content) as unknown]),
      );
      const entry = entryOf(text);
      const read = withoutPeople.has(number) ? () => notRead(entry) : () => itemsOf(entry, items);
      return [number, recordedEntry(entry, opened, read)];
    }),
  );
}

/** Its items are parsed when somebody asks: many a fold never looks at them. */
function recordedEntry(
  entry: Entry,
  details: ReadonlyMap<string, unknown>,
  read: () => readonly Item[],
): RecordedEntry {
  let items: readonly Item[] | undefined;
  return {
    entry,
    details,
    get items() {
      items ??= read();
      return items;
    },
  };
}

function notRead({ number, kind }: Entry): never {
  throw new Error(`The people of entry ${number} (${kind}) were not read: see FOLDED_WITHOUT_PEOPLE`);
}

/** An entry's items: inline where there is one, one a line where there are several. */
export function itemsOf(entry: Entry, items: string | null): readonly Item[] {
  if (items !== null) return items.split("\n").map((text) => JSON.parse(text) as Item);
  return Array.isArray(entry.people) ? entry.people : [];
}

/** Which of these entries have been corrected, and by which. */
export async function corrections(
  database: Queryable,
  numbers: readonly EntryNumber[],
): Promise<Map<EntryNumber, EntryNumber>> {
  if (numbers.length === 0) return new Map();
  const rows = await database.query<{ entry: number; by: number }>(
    "select entry, by from corrected where entry = any($1::bigint[])",
    [arrays.bigint(numbers)],
  );
  return new Map(rows.map(({ entry, by }) => [entry, by]));
}

/** What was answered under these idempotency keys. */
export async function answeredUnder(database: Queryable, keys: readonly string[]): Promise<Map<string, Answered>> {
  const rows = await database.query<Answered>(
    "select key, request, number, refusal from answered where key = any($1::text[])",
    [arrays.text(keys)],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

function grouped<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
