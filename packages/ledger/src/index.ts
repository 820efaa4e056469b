/** ledger: what is kept. */
export type { BalanceRow, NationalityRow } from "./books/balance.ts";
export type { HistoryRow } from "./books/history.ts";
export type { Moment } from "./books/moment.ts";
export type { RollRow } from "./books/roll.ts";
export { startCluster } from "./cluster/cluster.ts";
export type { Cluster } from "./cluster/cluster.ts";
export { arrays } from "./database/arrays.ts";
export type { Database, Lock, Queryable } from "./database/database.ts";
export { DatabaseFull, DatabaseGone, DatabaseRefused } from "./database/database-error.ts";
export { pgliteDatabase } from "./database/pglite-database.ts";
export { postgresDatabase } from "./database/postgres-database.ts";
export { append, BooksMoved, NOBODY } from "./journal/append.ts";
export type { Answered, Batch, Checkpoint, JournalRow, LogNode } from "./journal/batch.ts";
export { itemsOf } from "./journal/load.ts";
export type { StoredEntry } from "./journal/read.ts";
export { Ledger } from "./ledger.ts";
export type { Writer } from "./ledger.ts";
export { MigrationFault, migrate, migrations } from "./migrations/migrate.ts";
