/** A session-level advisory lock, on a connection that serves nothing else. */
import type { Client } from "pg";
import type { Lock, Queryable, TransactionOptions } from "./database.ts";
import { DatabaseGone, databaseError, notWithoutTheOneBefore, rolledBack } from "./database-error.ts";
import { beginStatement, PostgresSession } from "./postgres-session.ts";

interface Transaction {
  /** Its COMMIT was sent, or it came to another end. */
  readonly committing: Promise<void>;
  readonly ended: Promise<unknown>;
}

export class PostgresLock implements Lock {
  readonly key: bigint;
  readonly #client: Client;
  readonly #session: PostgresSession;
  readonly #lost = new AbortController();
  #released = false;
  /** The transaction asked for last: the next one goes behind it. */
  #last: Transaction | undefined;

  private constructor(client: Client, key: bigint) {
    this.#client = client;
    this.key = key;
    client.on("error", () => this.#end());
    client.on("end", () => this.#end());
    this.#session = new PostgresSession(client, { pipelined: true });
  }

  /** Connects `client` and takes the lock; `undefined`, and the connection closed, if somebody has it. */
  static async take(client: Client, key: bigint): Promise<PostgresLock | undefined> {
    const lock = new PostgresLock(client, key);
    try {
      await client.connect();
      const [answer] = await lock.#session.query<{ taken: boolean }>("SELECT pg_try_advisory_lock($1) AS taken", [key]);
      if (answer?.taken === true) return lock;
    } catch (error) {
      await lock.#close();
      throw databaseError(error);
    }
    await lock.#close();
    return undefined;
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T> {
    const before = this.#last;
    const committing = Promise.withResolvers<void>();
    const ended = this.#transaction(work, before, committing.resolve, options).finally(committing.resolve);
    const last: Transaction = { committing: committing.promise, ended };
    this.#last = last;
    // Once it has ended nothing goes behind it any more, whatever its end was.
    const forget = () => {
      if (this.#last === last) this.#last = undefined;
    };
    ended.then(forget, forget);
    return ended;
  }

  /**
   * Its statements go out as soon as the COMMIT of the one before has: the server is never left waiting for us. Its own
   * COMMIT goes out when the one before is known to be committed.
   */
  async #transaction<T>(
    work: (transaction: Queryable) => Promise<T>,
    before: Transaction | undefined,
    committing: () => void,
    options: TransactionOptions = {},
  ): Promise<T> {
    await before?.committing;
    if (this.#released || this.lost.aborted) {
      throw new DatabaseGone(`Lock ${this.key} is no longer held`, "not-committed");
    }
    const session = new PostgresSession(this.#client, { pipelined: true });
    try {
      const begun = session.script(beginStatement(options));
      let result: T;
      try {
        [result] = await Promise.all([work(session), begun]);
        await before?.ended.catch(() => {
          throw notWithoutTheOneBefore();
        });
      } catch (error) {
        const cause = session.failure ?? error;
        await session.rollback();
        throw cause;
      }
      const committed = session.commit();
      committing();
      if (await committed) return result;
      throw rolledBack();
    } finally {
      session.leave();
    }
  }

  /** Waits for the transaction under way. The lock is free when this returns. */
  async release(): Promise<void> {
    await this.#last?.ended.catch(() => {});
    if (!this.#released && !this.lost.aborted) {
      this.#released = true;
      await this.#session.query("SELECT pg_advisory_unlock($1)", [this.key]).catch(() => {});
    }
    await this.#close();
  }

  async #close(): Promise<void> {
    this.#released = true;
    await this.#client.end().catch(() => {});
  }

  #end(): void {
    if (!this.#released) this.#lost.abort();
  }
}
