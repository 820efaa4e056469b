/**
 * The append: one transaction for a batch of entries, their lines, the log's nodes and the checkpoint. One statement a
 * table, whole columns as arrays, so that a batch of hundreds costs little more than one entry.
 */
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { keepDetails } from "../sealing/keep-details.ts";
import { destroy } from "../sealing/destruction.ts";
import type { SealedStep } from "../sealing/seal-batch.ts";
import type { Answered, Batch, Checkpoint, Kept, LogNode, Projected } from "./batch.ts";
import { BooksMoved, writeLines } from "./lines.ts";
import { project } from "./project.ts";

/** Writes a batch inside the given transaction, with its detail as it was sealed. */
export async function append(transaction: Queryable, batch: Batch, sealed: readonly SealedStep[]): Promise<void> {
  const { entries, newRows, changedRows, nodes, checkpoint, answered } = batch;
  const checkpoints = checkpoint === undefined ? [] : [checkpoint];
  // Sent together, run in this order: the writer's connection is a pipeline. Where one fails, every one after it does.
  await Promise.all([
    writeLines(transaction, { newRows, changedRows, first: entries[0]?.sealed.entry.number ?? 0 }),
    keep(transaction, { entries, keys: [], details: [], nodes, checkpoints, answered }),
    ...sealed.flatMap(({ keys, details, destroyed }) => [
      keepDetails(transaction, keys, details),
      destroy(transaction, destroyed),
    ]),
    insertProjected(transaction, project(entries.map(({ sealed }) => sealed))),
  ]);
}

/** Writes what is kept, and none of what is derived from it. Also used by a restore, which derives the rest by a replay. */
export async function keep(
  transaction: Queryable,
  { entries, keys, details, nodes, checkpoints, answered }: Kept,
): Promise<void> {
  await Promise.all([
    insertJournal(transaction, entries),
    keepDetails(transaction, keys, details),
    insertNodes(transaction, nodes),
    ...checkpoints.map((checkpoint) => insertCheckpoint(transaction, checkpoint)),
    insertAnswered(transaction, answered),
  ]);
}

/** The journal has no gaps: entries go in only where the first of them follows the last there is. */
async function insertJournal(transaction: Queryable, rows: Kept["entries"]): Promise<void> {
  const first = rows[0]?.sealed.entry.number;
  if (first === undefined) return;
  const written = await transaction.execute(
    `insert into journal (number, kind, occurred_at, recorded_at, leaf, entry, items, by_authority, by_officer, second_authority)
     select * from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bytea[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[])
     where (select coalesce(max(number), -1) + 1 from journal) = $11`,
    [
      arrays.bigint(rows.map(({ sealed }) => sealed.entry.number)),
      arrays.text(rows.map(({ sealed }) => sealed.entry.kind)),
      arrays.timestamptz(rows.map(({ sealed }) => sealed.entry.occurredAt)),
      arrays.timestamptz(rows.map(({ sealed }) => sealed.entry.recordedAt)),
      arrays.bytea(rows.map(({ leaf }) => leaf)),
      arrays.text(rows.map(({ sealed }) => sealed.text)),
      arrays.text(rows.map(({ sealed }) => (sealed.itemTexts.length === 0 ? null : sealed.itemTexts.join("\n")))),
      arrays.text(rows.map(({ sealed }) => sealed.entry.by.authority)),
      arrays.text(rows.map(({ sealed }) => sealed.entry.by.officer)),
      arrays.text(rows.map(({ sealed }) => sealed.entry.second?.authority ?? null)),
      first,
    ],
  );
  if (written !== rows.length) throw new BooksMoved(`the journal does not end where entry ${first} would follow`);
}

/** Also used by a rebuild; `prefix` goes before the names of its tables. */
export async function insertProjected(
  transaction: Queryable,
  { about, party, said, seen, corrected, withdrawn }: Projected,
  prefix = "",
): Promise<void> {
  const writes: Promise<number>[] = [];
  if (about.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}about (kind, id, entry) select * from unnest($1::text[], $2::text[], $3::bigint[])`,
        [
          arrays.text(about.map(({ kind }) => kind)),
          arrays.text(about.map(({ id }) => id)),
          arrays.bigint(about.map(({ entry }) => entry)),
        ],
      ),
    );
  }
  if (party.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}party (kind, id, authority, entry) select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[])`,
        [
          arrays.text(party.map(({ kind }) => kind)),
          arrays.text(party.map(({ id }) => id)),
          arrays.text(party.map(({ authority }) => authority)),
          arrays.bigint(party.map(({ entry }) => entry)),
        ],
      ),
    );
  }
  if (said.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}said (person, entry, ordinal) select * from unnest($1::uuid[], $2::bigint[], $3::bigint[])`,
        [
          arrays.uuid(said.map(({ person }) => person)),
          arrays.bigint(said.map(({ entry }) => entry)),
          arrays.bigint(said.map(({ ordinal }) => ordinal)),
        ],
      ),
    );
  }
  if (seen.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}sighting (person, at, entry) select * from unnest($1::uuid[], $2::timestamptz[], $3::bigint[])`,
        [
          arrays.uuid(seen.map(({ person }) => person)),
          arrays.timestamptz(seen.map(({ at }) => at)),
          arrays.bigint(seen.map(({ entry }) => entry)),
        ],
      ),
    );
  }
  if (corrected.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}corrected (entry, by) select * from unnest($1::bigint[], $2::bigint[])`,
        [arrays.bigint(corrected.map(({ entry }) => entry)), arrays.bigint(corrected.map(({ by }) => by))],
      ),
    );
  }
  if (withdrawn.length > 0) {
    writes.push(
      transaction.execute(
        `insert into ${prefix}withdrawn (person, entry, ordinal, by) select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[])`,
        [
          arrays.uuid(withdrawn.map(({ person }) => person)),
          arrays.bigint(withdrawn.map(({ entry }) => entry)),
          arrays.bigint(withdrawn.map(({ ordinal }) => ordinal)),
          arrays.bigint(withdrawn.map(({ by }) => by)),
        ],
      ),
    );
  }
  await Promise.all(writes);
}

async function insertNodes(transaction: Queryable, nodes: readonly LogNode[]): Promise<void> {
  if (nodes.length === 0) return;
  await transaction.execute(
    "insert into log_node (level, index, hash) select * from unnest($1::bigint[], $2::bigint[], $3::bytea[])",
    [
      arrays.bigint(nodes.map(({ level }) => level)),
      arrays.bigint(nodes.map(({ index }) => index)),
      arrays.bytea(nodes.map(({ hash }) => hash)),
    ],
  );
}

async function insertCheckpoint(transaction: Queryable, checkpoint: Checkpoint): Promise<void> {
  await transaction.execute("insert into checkpoint (size, root, note) values ($1, $2, $3)", [
    checkpoint.size,
    checkpoint.root,
    checkpoint.note,
  ]);
}

async function insertAnswered(transaction: Queryable, answered: readonly Answered[]): Promise<void> {
  if (answered.length === 0) return;
  await transaction.execute(
    "insert into answered (key, request, number, refusal) select * from unnest($1::text[], $2::bytea[], $3::bigint[], $4::jsonb[])",
    [
      arrays.text(answered.map(({ key }) => key)),
      arrays.bytea(answered.map(({ request }) => request)),
      arrays.bigint(answered.map(({ number }) => number)),
      arrays.jsonb(answered.map(({ refusal }) => (refusal === null ? null : JSON.stringify(refusal)))),
    ],
  );
}
