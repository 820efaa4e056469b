/**
 * The little that the ledger asks of a PostgreSQL: whichever one it is.
 *
 * `postgresDatabase` is the real one, over `pg`; `pgliteDatabase` serves tests. One contract suite runs over both
 * (database.pg.test.ts). Results are plain values: int8 is a number (beyond 2^53 is a fault), timestamptz is a canonical
 * instant `2026-01-20T10:00:00.000Z`, bytea is bytes, json is parsed, and everything not named in result-types.ts is
 * the server's own text.
 */

/** Arrays go through `arrays` (one parameter for thousands of values) and JSON as its own text. */
export type Parameter = string | number | bigint | boolean | Uint8Array | null;

export interface Queryable {
  /** The rows of one statement. Its text is prepared once per connection: keep texts constant, values in parameters. */
  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]>;
  /** Runs one statement and says how many rows it touched. */
  execute(text: string, parameters?: readonly Parameter[]): Promise<number>;
  /** Runs several statements in one text, unprepared and without parameters: migrations. */
  script(text: string): Promise<void>;
  /**
   * Loads rows by COPY, far faster than INSERT; says how many. `lines` are rows in COPY's text format as `copyLine`
   * makes them, one or many per string, each ending in a line feed.
   */
  copyIn(table: string, columns: readonly string[], lines: Lines): Promise<number>;
}

export type Lines = Iterable<string> | AsyncIterable<string>;

export interface TransactionOptions {
  /** `repeatable read` shows one state of the database to every statement. The default is `read committed`. */
  readonly isolation?: "read committed" | "repeatable read" | "serializable";
  readonly readOnly?: boolean;
  /** SQL sent with the transaction's beginning: `SET LOCAL …; SET LOCAL …`. Whoever builds it answers for its values. */
  readonly settings?: string;
}

export interface Transactional {
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws, and its error thrown on.
   * A `DatabaseGone` whose `outcome` is `unknown` was lost in the commit: look before repeating.
   */
  transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T>;
}

/**
 * A lock held until it is released or its connection dies. Its own transactions run on the connection that holds it:
 * what they commit was committed while the lock was held, whatever happens to the network. They run in the order in
 * which they were asked for, and one asked for before the one ahead of it has ended is committed only if that one was:
 * it counts on what that one writes.
 */
export interface Lock extends Transactional {
  readonly key: bigint;
  /** Aborted when the connection dies, and the lock with it. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

export interface Database extends Queryable, Transactional {
  /** The advisory lock of this number, or `undefined` if somebody has it. */
  tryLock(key: bigint): Promise<Lock | undefined>;
  /** The rows of one statement in a transaction of its own, all of it sent at once where the connections are pipelined. */
  ask<Row>(text: string, parameters?: readonly Parameter[], options?: TransactionOptions): Promise<Row[]>;
  /**
   * All rows, a batch at a time, as they were at one moment. The next batch is fetched while one is being used. `settings`
   * are sent with the transaction's beginning.
   */
  stream<Row>(
    text: string,
    parameters: readonly Parameter[],
    batchSize: number,
    settings?: string,
  ): AsyncIterable<Row[]>;
  close(): Promise<void>;
}
