/** Reading the journal itself, in order. */
import type { EntryNumber, Instant } from "@muster/record";
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
