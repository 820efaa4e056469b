/** ledger: what is kept. */
export { accessEnd, appendAccess, eraseAccessNote, keepAccess, keepAccessLog } from "./access/append.ts";
export { accessCheckpoint, accessNodeReader } from "./access/nodes.ts";
export { accessEvent, accessSubjects, accessTexts, listAccess } from "./access/questions.ts";
export { NOTE_PARTS } from "./access/rows.ts";
export type {
  AccessBatch,
  AccessEnd,
  AccessFilter,
  AccessListed,
  AccessNoteRow,
  AccessRow,
  AccessSubjectRow,
  NotePart,
} from "./access/rows.ts";
export { balance, registered } from "./books/balance.ts";
export type { BalanceRow, NationalityRow } from "./books/balance.ts";
export { openFork, pointOf, spanFork, wayTo } from "./books/fork.ts";
export type { HistoryRow } from "./books/history.ts";
export type { Moment } from "./books/moment.ts";
export type { FoundPerson, NumberRow } from "./books/people.ts";
export type { RollRow } from "./books/roll.ts";
export { numberedBy, rollsTaken, statedAdmissions } from "./books/roll-book.ts";
export type { TakenRollRow } from "./books/roll-book.ts";
export { startCluster } from "./cluster/cluster.ts";
export type { Cluster } from "./cluster/cluster.ts";
export { arrays } from "./database/arrays.ts";
export { copyLine } from "./database/copy-line.ts";
export type { Database, Lock, Queryable } from "./database/database.ts";
export { DatabaseFull, DatabaseGone, DatabaseRefused } from "./database/database-error.ts";
export { pgliteDatabase } from "./database/pglite-database.ts";
export { postgresDatabase } from "./database/postgres-database.ts";
export { append, keep, NOBODY } from "./journal/append.ts";
export { BooksMoved } from "./journal/lines.ts";
export type { Answered, Batch, Checkpoint, DetailRow, JournalRow, Kept, LogNode } from "./journal/batch.ts";
export { itemsOf } from "./journal/load.ts";
export type { StoredEntry } from "./journal/read.ts";
export { Ledger } from "./ledger.ts";
export type { Writer } from "./ledger.ts";
export { nodeReader } from "./log/nodes.ts";
export { MigrationFault, migrate, migrations } from "./migrations/migrate.ts";
export { JournalFault, replay } from "./rebuild/replay.ts";
export { rebuild } from "./rebuild/rebuild.ts";
export type { Projection, ProjectionCompared, Rebuilt } from "./rebuild/rebuild.ts";
