/**
 * What is kept. The one writer appends under the register's lock; everybody reads. The ledger knows the shape of the
 * books and of the journal and nothing of what may happen: that is custody's.
 */
import type { LineRow, RecordedEntry } from "@muster/custody";
import type { NodeReader } from "@muster/proof";
import type { EntryNumber, Instant, Item, PersonId, SiteCode, Subject, SubjectKind } from "@muster/record";
import { balance, balanceByNationality, registered } from "./books/balance.ts";
import { history, lastSeen } from "./books/history.ts";
import { knownBy, last } from "./books/moment.ts";
import { findPeople, numbersOf } from "./books/people.ts";
import { roll } from "./books/roll.ts";
import type { Database, Lock } from "./database/database.ts";
import { append } from "./journal/append.ts";
import type { Answered, Batch } from "./journal/batch.ts";
import {
  answeredUnder,
  chains,
  corrections,
  entriesAbout,
  heldAt,
  lastLines,
  recordedEntries,
  saidOf,
  subjectsOfKind,
  versions,
} from "./journal/load.ts";
import { journal } from "./journal/read.ts";
import { Statistics } from "./journal/statistics.ts";
import { checkpoint, checkpointHolding, nodeReader } from "./log/nodes.ts";

/** The advisory lock of the one writer: "MUSTER" in ASCII. */
const WRITER = 0x4d5553544552n;

/** The right to append, held by one process at a time. */
export interface Writer {
  /** Aborted when the right is lost, as when the connection dies. */
  readonly lost: AbortSignal;
  /**
   * Writes a batch in one transaction on the connection that holds the right. Batches are written in the order in which
   * they are handed in; one handed in before the one ahead of it has ended is written only if that one is.
   */
  append(batch: Batch): Promise<void>;
  release(): Promise<void>;
}

export class Ledger {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The database itself, for the keeper's own work: rebuild, audit, backup. */
  get database(): Database {
    return this.#database;
  }

  /** The right to append; undefined while another process has it. */
  async writer(): Promise<Writer | undefined> {
    const lock = await this.#database.tryLock(WRITER);
    return lock && writerOver(lock, new Statistics(this.#database));
  }

  // What rules must see.
  lastLines(people: readonly PersonId[]): Promise<LineRow[]> {
    return lastLines(this.#database, people);
  }
  chains(people: readonly PersonId[]): Promise<Map<PersonId, LineRow[]>> {
    return chains(this.#database, people);
  }
  heldAt(site: SiteCode, at: Instant): Promise<PersonId[]> {
    return heldAt(this.#database, site, at);
  }
  entriesAbout(subjects: readonly Subject[]): Promise<Map<string, RecordedEntry[]>> {
    return entriesAbout(this.#database, subjects);
  }
  saidOf(people: readonly PersonId[]): Promise<Map<PersonId, { recorded: RecordedEntry; item: Item }[]>> {
    return saidOf(this.#database, people);
  }
  entries(numbers: readonly EntryNumber[]): Promise<Map<EntryNumber, RecordedEntry>> {
    return recordedEntries(this.#database, numbers);
  }
  corrections(numbers: readonly EntryNumber[]): Promise<Map<EntryNumber, EntryNumber>> {
    return corrections(this.#database, numbers);
  }
  answered(keys: readonly string[]): Promise<Map<string, Answered>> {
    return answeredUnder(this.#database, keys);
  }

  // Questions.
  last() {
    return last(this.#database);
  }
  knownBy(time: Instant) {
    return knownBy(this.#database, time);
  }
  balance(moment: Parameters<typeof balance>[1]) {
    return balance(this.#database, moment);
  }
  balanceByNationality(moment: Parameters<typeof balance>[1]) {
    return balanceByNationality(this.#database, moment);
  }
  registered(moment: Parameters<typeof balance>[1]) {
    return registered(this.#database, moment);
  }
  roll(site: SiteCode, moment: Parameters<typeof balance>[1]) {
    return roll(this.#database, site, moment);
  }
  history(person: PersonId, knownAt: EntryNumber) {
    return history(this.#database, person, knownAt);
  }
  lastSeen(person: PersonId, asOf: Instant, knownAt: EntryNumber) {
    return lastSeen(this.#database, person, asOf, knownAt);
  }
  findPeople(text: string, moment: Parameters<typeof balance>[1]) {
    return findPeople(this.#database, text, moment);
  }
  numbersOf(people: readonly PersonId[], moment: Parameters<typeof balance>[1]) {
    return numbersOf(this.#database, people, moment);
  }
  subjectsOfKind(kind: SubjectKind) {
    return subjectsOfKind(this.#database, kind);
  }
  versions(person: PersonId) {
    return versions(this.#database, person);
  }

  // The journal and the log.
  journal(from: EntryNumber, to: EntryNumber) {
    return journal(this.#database, from, to);
  }
  get nodes(): NodeReader {
    return nodeReader(this.#database);
  }
  checkpoint(size?: number) {
    return checkpoint(this.#database, size);
  }
  checkpointHolding(number: EntryNumber) {
    return checkpointHolding(this.#database, number);
  }
}

function writerOver(lock: Lock, statistics: Statistics): Writer {
  return {
    lost: lock.lost,
    async append(batch) {
      await lock.transaction((transaction) => append(transaction, batch));
      statistics.grown(batch.newRows.length + batch.entries.length);
    },
    async release() {
      await statistics.settled();
      await lock.release();
    },
  };
}
