/**
 * Segments of the index of names, sealed, in the database (migration 0017). They are a disposable projection: what does not
 * open, was folded otherwise or is missing is read again from the details. Whatever is put in is put in under a lock that an
 * erasure's transaction holds too, so that no segment outlives a word of somebody who was erased.
 */
import { createHash } from "node:crypto";
import { ERASED, RETENTION_APPLIED } from "@muster/custody";
import { parseName, skeletonsOf } from "@muster/names";
import type { EntryNumber } from "@muster/record";
import type { Database, Queryable } from "../database/database.ts";
import { decrypt, encrypt } from "../sealing/envelope.ts";
import { encodeSayings } from "./segment-form.ts";
import type { Saying } from "./saying.ts";

/** Entries, both ends with them. */
export interface EntrySpan {
  readonly first: EntryNumber;
  readonly last: EntryNumber;
}

interface SegmentRow extends EntrySpan {
  readonly form: string;
  readonly madeAt: EntryNumber;
  readonly sealed: Uint8Array;
}

/** A segment as it was opened; `clear` (segment-form.ts) undefined where it cannot be used and has to be made anew. */
export interface OpenedSegment extends EntrySpan {
  readonly madeAt: EntryNumber;
  readonly clear: Uint8Array | undefined;
}

const SEGMENTS_TOGETHER = 8;

/** Names that show how folding works: where one of them comes out otherwise, every segment is of another form. */
const PROBE = [
  "أحمد بن عبد الرحمن آل حسين الهاشمي أبو علي",
  "مێهرداد ڕەشید گوڵزار",
  "مهرداد یزدی کیانی",
  "Aḥmad ibn ʿAbd al-Raḥman Şükrü Müller-O'Neil",
  "Абдурахман Фёдорович Щукин",
];

/** The form of segments that this version writes and reads. */
const FORM = createHash("sha256")
  .update(
    JSON.stringify([3, PROBE.map((name) => parseName(name).parts.map(({ folded }) => [folded, skeletonsOf(folded)]))]),
  )
  .digest("hex")
  .slice(0, 16);

/** Every segment in the order of its entries. `key` is the node's own. */
export async function* openSegments(database: Database, key: Uint8Array): AsyncGenerator<OpenedSegment> {
  const rows = database.stream<SegmentRow>(
    `select first, last, form, made_at as "madeAt", sealed from name_segment order by first`,
    [],
    SEGMENTS_TOGETHER,
  );
  for await (const batch of rows) {
    for (const row of batch) {
      const clear = row.form === FORM ? decrypt(key, binding(row), row.sealed) : undefined;
      yield { ...row, clear };
    }
  }
}

/** Which entries segments are there for, in order. */
export function keptSpans(database: Queryable): Promise<EntrySpan[]> {
  return database.query<EntrySpan>("select first, last from name_segment order by first");
}

/**
 * Keeps a segment of what these entries say. False where it may not be kept: something was erased since `madeAt`, or
 * another node has kept one of these entries.
 */
export function keepSegment(
  database: Database,
  key: Uint8Array,
  { first, last, madeAt, sayings }: EntrySpan & { readonly madeAt: EntryNumber; readonly sayings: readonly Saying[] },
): Promise<boolean> {
  const sealed = encrypt(key, binding({ first, last, form: FORM, madeAt }), [encodeSayings(sayings)]);
  return database.transaction(async (transaction) => {
    // Waits for every erasure under way and lets none begin (sealing/destruction.ts deletes from this table).
    await transaction.script("lock table name_segment in share row exclusive mode");
    const [hindered] = await transaction.query(
      `select from journal where number > $1 and kind in ('${ERASED}', '${RETENTION_APPLIED}')
       union all select from name_segment where first <= $3 and last >= $2 limit 1`,
      [madeAt, first, last],
    );
    if (hindered !== undefined) return false;
    await transaction.execute(
      "insert into name_segment (first, last, form, made_at, sealed) values ($1, $2, $3, $4, $5)",
      [first, last, FORM, madeAt, sealed],
    );
    return true;
  });
}

/** Throws segments away that cannot be used. */
export async function discardSegments(database: Queryable, firsts: readonly EntryNumber[]): Promise<void> {
  for (const first of firsts) await database.execute("delete from name_segment where first = $1", [first]);
}

/** What no segment is there for, up to and with `last`. */
export function spansMissing(kept: readonly EntrySpan[], last: EntryNumber): readonly EntrySpan[] {
  const missing: EntrySpan[] = [];
  let next = 0;
  for (const span of kept) {
    if (span.first > next) missing.push({ first: next, last: span.first - 1 });
    next = Math.max(next, span.last + 1);
  }
  if (next <= last) missing.push({ first: next, last });
  return missing;
}

function binding({
  first,
  last,
  form,
  madeAt,
}: EntrySpan & { readonly form: string; readonly madeAt: number }): Buffer {
  return Buffer.from(`muster name segment|${first}|${last}|${form}|${madeAt}`);
}
