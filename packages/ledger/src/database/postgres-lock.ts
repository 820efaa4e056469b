/** A session-level advisory lock, on a connection that serves nothing else. */
import type { Client } from "pg";
import type { Lock, Queryable, TransactionOptions } from "./database.ts";
import { DatabaseGone, databaseError, rolledBack } from "./database-error.ts";
import { beginStatement, PostgresSession } from "./postgres-session.ts";

export class PostgresLock implements Lock {
  readonly key: bigint;
  readonly #client: Client;
  readonly #session: PostgresSession;
  readonly #lost = new AbortController();
  #released = false;
  /** Transactions on one connection run one after another. */
  #turn: Promise<unknown> = Promise.resolve();

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

  async transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T> {
    const turn = this.#turn.then(async () => {
      if (this.#released || this.lost.aborted) {
        throw new DatabaseGone(`Lock ${this.key} is no longer held`, "not-committed");
      }
      return this.#transaction(work, options);
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** As `runTransaction`, but BEGIN is not waited for: on a pipelined connection the first statements follow it at once. */
  async #transaction<T>(work: (transaction: Queryable) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    this.#session.forget();
    const begun = this.#session.script(beginStatement(options));
    let result: T;
    try {
      [result] = await Promise.all([work(this.#session), begun]);
    } catch (error) {
      const cause = this.#session.failure ?? error;
      await this.#session.rollback();
      throw cause;
    }
    if (await this.#session.commit()) return result;
    throw rolledBack();
  }

  /** Waits for the transaction under way. The lock is free when this returns. */
  async release(): Promise<void> {
    await this.#turn;
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
