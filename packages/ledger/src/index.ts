/** ledger: what is kept. */
export { accessEnd, appendAccess, eraseAccessNote, keepAccess, keepAccessLog } from "./access/append.ts";
export { accessCheckpoint, accessNodeReader } from "./access/nodes.ts";
export { accessEvent, accessSubjects, accessTexts, listAccess } from "./access/questions.ts";
export { NOTE_PARTS } from "./access/rows.ts";
export { AccessWords, openWords, sealWords, wordsKey } from "./access/words.ts";
export type { NotePlace } from "./access/words.ts";
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
export type { IdentityRow } from "./books/identity.ts";
export type { Moment } from "./books/moment.ts";
export type { NameRow, NumberRow } from "./books/people.ts";
export type { RollBegun, RollRow } from "./books/roll.ts";
export { rollsTaken, statedAdmissions } from "./books/roll-book.ts";
export type { TakenRollRow } from "./books/roll-book.ts";
export type { ChangeRow, FlowRow } from "./books/through-time.ts";
export type { LostRow, WhereaboutsRow, WhereFilter, WhereRow } from "./books/where.ts";
export { startCluster } from "./cluster/cluster.ts";
export type { Cluster } from "./cluster/cluster.ts";
export { arrays } from "./database/arrays.ts";
export { copyLine } from "./database/copy-line.ts";
export type { Database, Lock, Queryable } from "./database/database.ts";
export { DatabaseFull, DatabaseGone, DatabaseRefused } from "./database/database-error.ts";
export { pgliteDatabase } from "./database/pglite-database.ts";
export { postgresDatabase } from "./database/postgres-database.ts";
export { append, keep } from "./journal/append.ts";
export { BooksMoved } from "./journal/lines.ts";
export type { Answered, Batch, Checkpoint, JournalRow, Kept, LogNode } from "./journal/batch.ts";
export { itemsOf } from "./journal/load.ts";
export type { DayRow, HeadFilter, SaidRow } from "./journal/heads.ts";
export type { StoredEntry } from "./journal/read.ts";
export { Ledger, NoReader } from "./ledger.ts";
export type { Writer } from "./journal/writer.ts";
export { nodeReader } from "./log/nodes.ts";
export type { Candidate, PossibleDuplicate } from "./names/candidate.ts";
export type { DuplicatesPage, DuplicatesSought, QueueMark } from "./names/duplicates.ts";
export type { FoundPerson, FoundWhy, FoundWord } from "./names/found.ts";
export type { Identifying } from "./names/saying.ts";
export { MigrationFault, migrate, migrations } from "./migrations/migrate.ts";
export { readerDatabase } from "./reading/reader-database.ts";
export type { ReaderOptions } from "./reading/reader-database.ts";
export type { StandingFacts } from "./reading/standing.ts";
export { REACHES, ViewerInvalid } from "./reading/viewer.ts";
export type { Reach, Viewer } from "./reading/viewer.ts";
export { JournalFault, replay } from "./rebuild/replay.ts";
export { rebuild } from "./rebuild/rebuild.ts";
export type { Projection, ProjectionCompared, Rebuilt } from "./rebuild/rebuild.ts";
export { decrypt, encrypt, KEY_BYTES, newKey, sealDetail, wrapKey } from "./sealing/envelope.ts";
export type { ClearDetail, DetailPlace } from "./sealing/envelope.ts";
export { DetailFault, NO_KEYS } from "./sealing/keyring.ts";
export type { Keyring, RegisterKey } from "./sealing/keyring.ts";
export { KEYED_DETAIL, PersonKeys } from "./sealing/person-keys.ts";
export type { KeyedDetailRow, PersonKeyRow, SealedDetailRow } from "./sealing/person-keys.ts";
export { NOBODY } from "./sealing/placed-details.ts";
export { sealClearDetail } from "./sealing/seal-clear.ts";
export { nodeKeyRow, vaultKey } from "./sealing/vault-key.ts";
export { keysNotIn, retireKey, rewrapKeys } from "./sealing/rotation.ts";
