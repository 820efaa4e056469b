/**
 * The books as they are written. Where a person is now is one row of `position`, which changes in place; a position
 * that has ended is added to `line` by the database itself, out of the row that makes way (decision 11). So the common
 * line spends exactly the position that stood there, and could spend no other.
 */
import type { LineRow } from "@muster/custody";
import type { EntryNumber } from "@muster/record";
import { openFork, spanFork } from "../books/fork.ts";
import { ROOT, STANDING } from "../books/lines.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { byPerson } from "./by-person.ts";

/** The books in the database are not what this writer believed: another writer, or a defect. Nothing was recorded. */
export class BooksMoved extends Error {
  override readonly name = "BooksMoved";
}

export interface LineChanges {
  /** Rows that are new, as they stand after the change. */
  readonly newRows: readonly LineRow[];
  /** Rows that were there before, and are spent or replaced. */
  readonly changedRows: readonly LineRow[];
  /** The first entry of the change: whatever was spent by an earlier one had ended before. */
  readonly first: EntryNumber;
}

const MADE = [
  "entry",
  "known_from",
  "at",
  "step",
  "spends",
  "state",
  "site",
  "unit",
  "custodian",
  "transfer",
  "escort",
  "to_be_confirmed",
] as const;
const MADE_TYPES =
  "$2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[]";
const ENDED = "spent_at, spent_by, known_until, span_fork, open_fork";
/** The position that makes way, as the database had it, with what is known of its end. */
const MADE_WAY = `returning old.person, ${MADE.map((name) => `old.${name}`).join(", ")},
       row.spent_at, row.spent_by, row.known_until, row.span_fork, row.open_fork`;

/** Writes what a batch, or a page of a rebuild, does to the books. `prefix` goes before the names of a rebuild's tables. */
export async function writeLines(
  transaction: Queryable,
  { newRows, changedRows, first }: LineChanges,
  prefix = "",
): Promise<void> {
  const replaced = changedRows.filter((row) => row.spentBy !== null && row.spentBy < first);
  const wasOpen = new Map(
    changedRows.filter((row) => row.spentBy === null || row.spentBy >= first).map((row) => [row.person, row]),
  );
  const moved: Moved[] = [];
  const placed: LineRow[] = [];
  const ended: LineRow[] = [];
  for (const row of newRows) {
    const was = wasOpen.get(row.person);
    if (!isOpen(row)) ended.push(row);
    else if (was === undefined) placed.push(row);
    else {
      moved.push({ was, row });
      wasOpen.delete(row.person);
    }
  }
  const derivedAnew = new Set(changedRows.flatMap(({ person, knownUntil }) => (knownUntil === null ? [] : person)));
  // Sent together, run in this order: what is replaced makes way before its new versions come.
  await Promise.all([
    replace(transaction, replaced, prefix),
    move(transaction, moved, prefix),
    takeAway(transaction, [...wasOpen.values()], prefix),
    place(transaction, placed, prefix),
    insertEnded(transaction, ended, prefix),
    refuseForks(transaction, [...derivedAnew], prefix),
  ]);
}

interface Moved {
  readonly was: LineRow;
  readonly row: LineRow;
}

function isOpen({ spentBy, knownUntil }: LineRow): boolean {
  return spentBy === null && knownUntil === null;
}

/** The common case: a position makes way for the next. */
async function move(transaction: Queryable, rows: Moved[], prefix: string): Promise<void> {
  if (rows.length === 0) return;
  byPerson(rows, ({ row }) => row.person);
  const changed = await transaction.execute(
    `with row as (
       select * from unnest($1::uuid[], ${MADE_TYPES}, $14::bigint[], $15::bigint[], ${endedTypes(16)})
         as row (person, ${MADE.join(", ")}, was_entry, was_known_from, ${ENDED})),
     spent as (
       update ${prefix}position as position set ${MADE.map((name) => `${name} = row.${name}`).join(", ")}
       from row where position.person = row.person and position.entry = row.was_entry and position.known_from = row.was_known_from
       ${MADE_WAY})
     insert into ${prefix}line (person, ${MADE.join(", ")}, ${ENDED}) select * from spent`,
    [
      ...madeArrays(rows.map(({ row }) => row)),
      arrays.bigint(rows.map(({ was }) => was.entry)),
      arrays.bigint(rows.map(({ was }) => was.knownFrom)),
      ...endedArrays(rows.map(({ was }) => was)),
    ],
  );
  assertAll(changed, rows.length);
}

/** A correction may leave a person with no line at all, and off the register. */
async function takeAway(transaction: Queryable, rows: readonly LineRow[], prefix: string): Promise<void> {
  if (rows.length === 0) return;
  const changed = await transaction.execute(
    `with row as (
       select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], ${endedTypes(4)}) as row (person, entry, known_from, ${ENDED})),
     spent as (
       delete from ${prefix}position as position using row
       where position.person = row.person and position.entry = row.entry and position.known_from = row.known_from
       ${MADE_WAY})
     insert into ${prefix}line (person, ${MADE.join(", ")}, ${ENDED}) select * from spent`,
    [
      arrays.uuid(rows.map(({ person }) => person)),
      arrays.bigint(rows.map(({ entry }) => entry)),
      arrays.bigint(rows.map(({ knownFrom }) => knownFrom)),
      ...endedArrays(rows),
    ],
  );
  assertAll(changed, rows.length);
}

async function place(transaction: Queryable, rows: readonly LineRow[], prefix: string): Promise<void> {
  if (rows.length === 0) return;
  await transaction.execute(
    `insert into ${prefix}position (person, ${MADE.join(", ")}) select * from unnest($1::uuid[], ${MADE_TYPES})`,
    madeArrays(rows),
  );
}

/** Lines made and ended by the same batch, and new versions of lines that had ended. */
async function insertEnded(transaction: Queryable, rows: readonly LineRow[], prefix: string): Promise<void> {
  if (rows.length === 0) return;
  await transaction.execute(
    `insert into ${prefix}line (person, ${MADE.join(", ")}, ${ENDED})
     select * from unnest($1::uuid[], ${MADE_TYPES}, ${endedTypes(14)})`,
    [...madeArrays(rows), ...endedArrays(rows)],
  );
}

/** Lines that had ended and are known otherwise from now on. */
async function replace(transaction: Queryable, rows: readonly LineRow[], prefix: string): Promise<void> {
  if (rows.length === 0) return;
  const changed = await transaction.execute(
    `update ${prefix}line as line set known_until = change.known_until
     from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) as change (person, entry, known_from, spent_by, known_until)
     where line.person = change.person and line.entry = change.entry and line.known_from = change.known_from
       and line.spent_by = change.spent_by and line.known_until = ${STANDING}`,
    [
      arrays.uuid(rows.map(({ person }) => person)),
      arrays.bigint(rows.map(({ entry }) => entry)),
      arrays.bigint(rows.map(({ knownFrom }) => knownFrom)),
      arrays.bigint(rows.map(({ spentBy }) => spentBy)),
      arrays.bigint(rows.map(({ knownUntil }) => knownUntil)),
    ],
  );
  assertAll(changed, rows.length);
}

/** Rule 1 across both tables, where a chain was derived anew: no ended line may spend what the open one spends. */
async function refuseForks(transaction: Queryable, people: readonly string[], prefix: string): Promise<void> {
  if (people.length === 0) return;
  const forks = await transaction.query(
    `select person from ${prefix}position as position join ${prefix}line as line using (person, spends)
     where person = any($1::uuid[]) and line.known_until = ${STANDING}`,
    [arrays.uuid(people)],
  );
  if (forks.length > 0) throw new BooksMoved(`${forks.length} positions would be spent twice`);
}

function assertAll(changed: number, wanted: number): void {
  if (changed === wanted) return;
  throw new BooksMoved(`${wanted - changed} of ${wanted} lines to be changed are not as believed in the database`);
}

function madeArrays(rows: readonly LineRow[]): Uint8Array[] {
  return [
    arrays.uuid(rows.map(({ person }) => person)),
    arrays.bigint(rows.map(({ entry }) => entry)),
    arrays.bigint(rows.map(({ knownFrom }) => knownFrom)),
    arrays.timestamptz(rows.map(({ at }) => at)),
    arrays.text(rows.map(({ step }) => step)),
    arrays.bigint(rows.map(({ spends }) => spends ?? ROOT)),
    arrays.text(rows.map(({ makes }) => makes.state)),
    arrays.text(rows.map(({ makes }) => makes.site ?? null)),
    arrays.text(rows.map(({ makes }) => makes.unit ?? null)),
    arrays.text(rows.map(({ makes }) => makes.custodian ?? null)),
    arrays.text(rows.map(({ makes }) => makes.transfer ?? null)),
    arrays.text(rows.map(({ makes }) => makes.escort ?? null)),
    arrays.boolean(rows.map(({ makes }) => makes.toBeConfirmed === true)),
  ];
}

function endedArrays(rows: readonly LineRow[]): Uint8Array[] {
  return [
    arrays.timestamptz(rows.map(({ spentAt }) => spentAt)),
    arrays.bigint(rows.map(({ spentBy }) => spentBy)),
    arrays.bigint(rows.map(({ knownUntil }) => knownUntil ?? STANDING)),
    arrays.bigint(rows.map(spanFork)),
    arrays.bigint(rows.map(openFork)),
  ];
}

/** The types of `ENDED`, as parameters from this number on. */
function endedTypes(from: number): string {
  return ["timestamptz", "bigint", "bigint", "bigint", "bigint"]
    .map((type, index) => `$${from + index}::${type}[]`)
    .join(", ");
}
