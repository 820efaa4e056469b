/**
 * The append: one transaction for a batch of entries, their lines, the log's nodes and the checkpoint. One statement a
 * table, whole columns as arrays, so that a batch of hundreds costs little more than one entry.
 */
import type { LineRow } from "@muster/custody";
import type { SealedEntry } from "@muster/record";
import { openFork, spanFork } from "../books/fork.ts";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import type { Answered, Batch, Checkpoint, DetailRow, Kept, LogNode, Projected } from "./batch.ts";
import { project } from "./project.ts";

/** The person under whom detail about no single person is kept. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The books in the database are not what this writer believed: another writer, or a defect. Nothing was recorded. */
export class BooksMoved extends Error {
  override readonly name = "BooksMoved";
}

/** Writes a batch inside the given transaction. */
export async function append(transaction: Queryable, batch: Batch): Promise<void> {
  const { entries, nodes, checkpoint, answered } = batch;
  const details = entries.flatMap(({ sealed }) => numbered(sealed));
  const checkpoints = checkpoint === undefined ? [] : [checkpoint];
  // Sent together, run in this order: the writer's connection is a pipeline, and spent lines must be spent before new
  // ones are open. Where one fails, every one after it does.
  await Promise.all([
    changeRows(transaction, batch.changedRows),
    insertRows(transaction, batch.newRows),
    keep(transaction, { entries, details, nodes, checkpoints, answered }),
    insertProjected(transaction, project(entries.map(({ sealed }) => sealed))),
  ]);
}

/** Writes what is kept, and none of what is derived from it. Also used by a restore, which derives the rest by a replay. */
export async function keep(
  transaction: Queryable,
  { entries, details, nodes, checkpoints, answered }: Kept,
): Promise<void> {
  await Promise.all([
    insertJournal(transaction, entries),
    insertDetails(transaction, details),
    insertNodes(transaction, nodes),
    ...checkpoints.map((checkpoint) => insertCheckpoint(transaction, checkpoint)),
    insertAnswered(transaction, answered),
  ]);
}

async function insertJournal(transaction: Queryable, rows: Kept["entries"]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.execute(
    `insert into journal (number, kind, occurred_at, recorded_at, leaf, entry, items)
     select * from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::bytea[], $6::text[], $7::text[])`,
    [
      arrays.bigint(rows.map(({ sealed }) => sealed.entry.number)),
      arrays.text(rows.map(({ sealed }) => sealed.entry.kind)),
      arrays.timestamptz(rows.map(({ sealed }) => sealed.entry.occurredAt)),
      arrays.timestamptz(rows.map(({ sealed }) => sealed.entry.recordedAt)),
      arrays.bytea(rows.map(({ leaf }) => leaf)),
      arrays.text(rows.map(({ sealed }) => sealed.text)),
      arrays.text(rows.map(({ sealed }) => (sealed.itemTexts.length === 0 ? null : sealed.itemTexts.join("\n")))),
    ],
  );
}

/** Also used by a rebuild, which keeps its books in tables of its own. */
export async function changeRows(transaction: Queryable, rows: readonly LineRow[], table = "line"): Promise<void> {
  const spent = rows.filter(({ knownUntil }) => knownUntil === null);
  const replaced = rows.filter(({ knownUntil }) => knownUntil !== null);
  // The common case by itself: a person has one open line, so the person alone finds it, by its own small index.
  await Promise.all([
    changeWhere(
      transaction,
      spent,
      `update ${table} as line set ${CHANGES} from ${CHANGED}
       where line.person = change.person and line.spent_by is null and line.known_until is null
         and line.entry = change.entry and line.known_from = change.known_from`,
    ),
    changeWhere(
      transaction,
      replaced,
      `update ${table} as line set ${CHANGES} from ${CHANGED}
       where line.person = change.person and line.entry = change.entry and line.known_from = change.known_from
         and line.known_until is null and (line.spent_by is null or line.spent_by = change.spent_by)`,
    ),
  ]);
}

const CHANGES = `spent_at = change.spent_at, spent_by = change.spent_by, known_until = change.known_until,
  span_fork = change.span_fork, open_fork = change.open_fork`;
const CHANGED = `unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
  as change (person, entry, known_from, spent_at, spent_by, known_until, span_fork, open_fork)`;

async function changeWhere(transaction: Queryable, rows: readonly LineRow[], statement: string): Promise<void> {
  if (rows.length === 0) return;
  const changed = await transaction.execute(statement, [
    arrays.uuid(rows.map(({ person }) => person)),
    arrays.bigint(rows.map(({ entry }) => entry)),
    arrays.bigint(rows.map(({ knownFrom }) => knownFrom)),
    arrays.timestamptz(rows.map(({ spentAt }) => spentAt)),
    arrays.bigint(rows.map(({ spentBy }) => spentBy)),
    arrays.bigint(rows.map(({ knownUntil }) => knownUntil)),
    arrays.bigint(rows.map(spanFork)),
    arrays.bigint(rows.map(openFork)),
  ]);
  if (changed !== rows.length) {
    throw new BooksMoved(
      `${rows.length - changed} of ${rows.length} lines to be changed are not as believed in the database`,
    );
  }
}

/** Also used by a rebuild. */
export async function insertRows(transaction: Queryable, rows: readonly LineRow[], table = "line"): Promise<void> {
  if (rows.length === 0) return;
  await transaction.execute(
    `insert into ${table} (person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort,
       to_be_confirmed, spent_at, spent_by, known_until, span_fork, open_fork)
     select person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort,
       to_be_confirmed is not null, spent_at, spent_by, known_until, span_fork, open_fork
     from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::bigint[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::bigint[], $16::bigint[],
       $17::bigint[], $18::bigint[])
       as row (person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort,
         to_be_confirmed, spent_at, spent_by, known_until, span_fork, open_fork)`,
    [
      arrays.uuid(rows.map(({ person }) => person)),
      arrays.bigint(rows.map(({ entry }) => entry)),
      arrays.bigint(rows.map(({ knownFrom }) => knownFrom)),
      arrays.timestamptz(rows.map(({ at }) => at)),
      arrays.text(rows.map(({ step }) => step)),
      arrays.bigint(rows.map(({ spends }) => spends)),
      arrays.text(rows.map(({ makes }) => makes.state)),
      arrays.text(rows.map(({ makes }) => makes.site ?? null)),
      arrays.text(rows.map(({ makes }) => makes.unit ?? null)),
      arrays.text(rows.map(({ makes }) => makes.custodian ?? null)),
      arrays.text(rows.map(({ makes }) => makes.transfer ?? null)),
      arrays.text(rows.map(({ makes }) => makes.escort ?? null)),
      arrays.text(rows.map(({ makes }) => (makes.toBeConfirmed === true ? "yes" : null))),
      arrays.timestamptz(rows.map(({ spentAt }) => spentAt)),
      arrays.bigint(rows.map(({ spentBy }) => spentBy)),
      arrays.bigint(rows.map(({ knownUntil }) => knownUntil)),
      arrays.bigint(rows.map(spanFork)),
      arrays.bigint(rows.map(openFork)),
    ],
  );
}

/** Also used by a rebuild; `prefix` goes before the names of its tables. */
export async function insertProjected(
  transaction: Queryable,
  { about, said, seen, corrected, withdrawn }: Projected,
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

async function insertDetails(transaction: Queryable, details: readonly DetailRow[]): Promise<void> {
  if (details.length === 0) return;
  await transaction.execute(
    `insert into detail (person, entry, ordinal, digest, salt, content, claim)
     select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::bytea[], $6::text[], $7::text[])`,
    [
      arrays.uuid(details.map(({ person }) => person)),
      arrays.bigint(details.map(({ entry }) => entry)),
      arrays.bigint(details.map(({ ordinal }) => ordinal)),
      arrays.text(details.map(({ digest }) => digest)),
      arrays.bytea(details.map(({ salt }) => salt)),
      arrays.text(details.map(({ content }) => content)),
      arrays.text(details.map(claimOf)),
    ],
  );
}

/** An entry's details with their ordinals, from 0 for each person: a claim is named by its place among the person's own. */
function numbered({ entry, details }: SealedEntry): DetailRow[] {
  const next = new Map<string, number>();
  return details.map((detail) => {
    const person = detail.person ?? NOBODY;
    const ordinal = next.get(person) ?? 0;
    next.set(person, ordinal + 1);
    return { ...detail, person, entry: entry.number, ordinal };
  });
}

/** Which claim a detail is: canonical JSON begins with its first key in order, so a claim's begins with it. */
function claimOf({ content }: DetailRow): string | null {
  return /^\{"claim":"([a-z-]+)"/.exec(content)?.[1] ?? null;
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
