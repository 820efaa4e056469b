/**
 * The append of the access journal. Every process that answers questions appends to it, so the end is looked up under a lock
 * that lasts as long as the transaction: one after another, gapless, without a writer that all of them would wait for.
 */
import type { Instant } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Database, Queryable } from "../database/database.ts";
import type { AccessBatch, AccessEnd, AccessRow } from "./rows.ts";

/** The advisory lock of whoever appends: "ACCESS" in ASCII. */
const APPENDER = 0x414343455353n;

/** Appends what `batchAfter` makes, once it is told where the journal ends; all of it or nothing. */
export async function appendAccess(
  database: Database,
  batchAfter: (end: AccessEnd, transaction: Queryable) => Promise<AccessBatch>,
): Promise<AccessBatch> {
  return database.transaction(async (transaction) => {
    // A statement of its own: the next one must see what was committed while this one waited.
    await transaction.query("select pg_advisory_xact_lock($1)", [APPENDER]);
    const batch = await batchAfter(await accessEnd(transaction), transaction);
    await keepAccess(transaction, batch.rows);
    await keepAccessLog(transaction, batch);
    return batch;
  });
}

/** Where the access journal ends. */
export async function accessEnd(database: Queryable): Promise<AccessEnd> {
  const [last] = await database.query<{ number: number; at: Instant }>(
    "select number, at from access_entry order by number desc limit 1",
  );
  return last === undefined ? { size: 0, at: "" as Instant } : { size: last.number + 1, at: last.at };
}

/** Events with their subjects and free words, in one statement: each of them costs a journey to the server. */
export async function keepAccess(transaction: Queryable, rows: readonly AccessRow[]): Promise<void> {
  if (rows.length === 0) return;
  const subjects = rows.flatMap((row) => row.subjects.map((subject, ordinal) => ({ row, ordinal, ...subject })));
  const notes = rows.flatMap((row) => row.notes.map((note) => ({ row, ...note })));
  await transaction.execute(
    `with event as (
       insert into access_entry (number, at, kind, authority, officer, purpose, outcome, veiled, leaf, entry)
       select * from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
         $8::boolean[], $9::bytea[], $10::text[])
     ), subject as (
       insert into access_subject (number, ordinal, person, thing, salt, authority, officer, veiled)
       select * from unnest($11::bigint[], $12::bigint[], $13::uuid[], $14::text[], $15::bytea[], $16::text[], $17::text[],
         $18::boolean[])
     )
     insert into access_note (number, part, sealed, authority, officer, veiled)
     select * from unnest($19::bigint[], $20::text[], $21::bytea[], $22::text[], $23::text[], $24::boolean[])`,
    [
      arrays.bigint(rows.map(({ number }) => number)),
      arrays.timestamptz(rows.map(({ at }) => at)),
      arrays.text(rows.map(({ kind }) => kind)),
      arrays.text(rows.map(({ authority }) => authority)),
      arrays.text(rows.map(({ officer }) => officer)),
      arrays.text(rows.map(({ purpose }) => purpose)),
      arrays.text(rows.map(({ outcome }) => outcome)),
      arrays.boolean(rows.map(({ veiled }) => veiled)),
      arrays.bytea(rows.map(({ leaf }) => leaf)),
      arrays.text(rows.map(({ entry }) => entry)),
      arrays.bigint(subjects.map(({ row }) => row.number)),
      arrays.bigint(subjects.map(({ ordinal }) => ordinal)),
      arrays.uuid(subjects.map(({ person }) => person)),
      arrays.text(subjects.map(({ thing }) => thing)),
      arrays.bytea(subjects.map(({ salt }) => salt)),
      ...ownersOf(subjects),
      arrays.bigint(notes.map(({ row }) => row.number)),
      arrays.text(notes.map(({ part }) => part)),
      arrays.bytea(notes.map(({ sealed }) => sealed)),
      ...ownersOf(notes),
    ],
  );
}

/** What a subject and a note take from their event, for row security to go by. */
function ownersOf(owned: readonly { readonly row: AccessRow }[]): Uint8Array[] {
  return [
    arrays.text(owned.map(({ row }) => row.authority)),
    arrays.text(owned.map(({ row }) => row.officer)),
    arrays.boolean(owned.map(({ row }) => row.veiled)),
  ];
}

/** The second log's nodes and a checkpoint. */
export async function keepAccessLog(
  transaction: Queryable,
  { nodes, checkpoint }: Pick<AccessBatch, "nodes" | "checkpoint">,
): Promise<void> {
  if (nodes.length > 0) {
    await transaction.execute(
      "insert into access_node (level, index, hash) select * from unnest($1::bigint[], $2::bigint[], $3::bytea[])",
      [
        arrays.bigint(nodes.map(({ level }) => level)),
        arrays.bigint(nodes.map(({ index }) => index)),
        arrays.bytea(nodes.map(({ hash }) => hash)),
      ],
    );
  }
  if (checkpoint === undefined) return;
  await transaction.execute("insert into access_checkpoint (size, root, note) values ($1, $2, $3)", [
    checkpoint.size,
    checkpoint.root,
    checkpoint.note,
  ]);
}

/** Erases the free words of an event; says how many parts there were. Its digests stay in the log. */
export async function eraseAccessNote(transaction: Queryable, number: number): Promise<number> {
  return transaction.execute("delete from access_note where number = $1", [number]);
}
