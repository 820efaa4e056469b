/**
 * A database as one viewer may see it. Every question is a read-only transaction that first says who is asking, sent in
 * one go; a connection that was never told shows nothing at all.
 */
import type { Database, Lock, Parameter, Queryable, TransactionOptions } from "../database/database.ts";
import { type Viewer, viewerSettings } from "./viewer.ts";

/** A viewer's database is for reading. */
class ReadingOnly extends Error {
  override readonly name = "ReadingOnly";

  constructor() {
    super("A viewer's view of the register is for reading only");
  }
}

/** `reader` is a database opened as `muster_reader`, whom row security binds. It is the caller's to close. */
export function scopedDatabase(reader: Database, viewer: Viewer): Database {
  return new ScopedDatabase(reader, viewerSettings(viewer));
}

class ScopedDatabase implements Database {
  readonly #reader: Database;
  readonly #settings: string;

  constructor(reader: Database, settings: string) {
    this.#reader = reader;
    this.#settings = settings;
  }

  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    return this.#reader.ask<Row>(text, parameters, this.#options({}));
  }

  ask<Row>(text: string, parameters?: readonly Parameter[], options: TransactionOptions = {}): Promise<Row[]> {
    return this.#reader.ask<Row>(text, parameters, this.#options(options));
  }

  stream<Row>(text: string, parameters: readonly Parameter[], batchSize: number): AsyncIterable<Row[]> {
    return this.#reader.stream<Row>(text, parameters, batchSize, this.#settings);
  }

  transaction<T>(work: (transaction: Queryable) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#reader.transaction(work, this.#options(options));
  }

  async execute(): Promise<number> {
    throw new ReadingOnly();
  }

  async script(): Promise<void> {
    throw new ReadingOnly();
  }

  async copyIn(): Promise<number> {
    throw new ReadingOnly();
  }

  async tryLock(): Promise<Lock | undefined> {
    throw new ReadingOnly();
  }

  /** The reader's connections serve other viewers too. */
  async close(): Promise<void> {}

  #options(options: TransactionOptions): TransactionOptions {
    return { ...options, readOnly: true, settings: this.#settings };
  }
}
