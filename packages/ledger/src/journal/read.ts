/** Reading the journal itself, in order. */
import { ruleOfKind } from "@muster/custody";
import type { Entry, EntryNumber, Instant } from "@muster/record";
import { ENTRY_FORMAT } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Database } from "../database/database.ts";

/** An entry as it is stored: the exact bytes that were hashed, and its items' bytes. */
export interface StoredEntry {
  readonly number: EntryNumber;
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly leaf: Uint8Array;
  readonly entry: string;
  readonly items: string | null;
}

/** The entry of these bytes. Throws on a format or a kind that this version does not know: refused, never skipped. */
export function entryOf(text: string): Entry {
  const entry = JSON.parse(text) as Entry;
  if (entry.format !== ENTRY_FORMAT) {
    throw new Error(`entry ${entry.number} is of format ${String(entry.format)}, unknown to this version of Muster`);
  }
  ruleOfKind(entry.kind);
  return entry;
}

const PAGE = 1_000;

/** Entries `from` up to, not including, `to`, a page at a time, as they were at one moment. */
export function journal(database: Database, from: EntryNumber, to: EntryNumber): AsyncIterable<StoredEntry[]> {
  return database.stream<StoredEntry>(
    `select number, kind, occurred_at as "occurredAt", recorded_at as "recordedAt", leaf, entry, items
     from journal where number >= $1 and number < $2 order by number`,
    [from, to],
    PAGE,
  );
}

/** When these entries occurred, each time once, oldest first. */
export async function occurrences(database: Database, numbers: readonly EntryNumber[]): Promise<readonly Instant[]> {
  const rows = await database.query<{ readonly at: Instant }>(
    `select distinct occurred_at as at from journal where number = any($1::bigint[]) order by at`,
    [arrays.bigint(numbers)],
  );
  return rows.map(({ at }) => at);
}
