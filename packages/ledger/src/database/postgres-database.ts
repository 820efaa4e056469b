/** A PostgreSQL server, through a pool of connections of `pg`. */
import { Client, type ClientConfig, Pool, type PoolClient } from "pg";
import type { Database, Lines, Lock, Parameter, Queryable, TransactionOptions } from "./database.ts";
import { databaseError } from "./database-error.ts";
import { askInTransaction, beginStatement, PostgresSession, runTransaction } from "./postgres-session.ts";
import { PostgresLock } from "./postgres-lock.ts";
import { parserOf } from "./result-types.ts";

export interface PostgresOptions {
  /** `postgresql://…`, as given to `--database` or by a cluster's `owner().url`. */
  readonly url: string;
  readonly maximumConnections?: number;
  /** A connection that nobody used for so long is closed; a minute where this is absent. */
  readonly idleTimeout_ms?: number;
  /** What the server's administrator sees. */
  readonly applicationName?: string;
  /** Acts as this role, with its privileges and no others. */
  readonly role?: "muster_app" | "muster_reader";
  /** Where tables are looked for, in order; `public` where this is absent. */
  readonly schemas?: readonly string[];
  /** Statements of one transaction may go out together. Nothing that waits for an answer half way (COPY) can run then. */
  readonly pipelined?: boolean;
  /** Plans a statement once for a connection, whatever its values: where planning costs more than the question itself. */
  readonly plansOnce?: boolean;
}

export function postgresDatabase(options: PostgresOptions): Database {
  return new PostgresDatabase(options);
}

/** `pipeline` is an option of `pg` that its types do not know yet. */
type PipelinedConfig = ClientConfig & { readonly pipeline: boolean };

const connectTimeoutMs = 30_000;

class PostgresDatabase implements Database {
  readonly #config: PipelinedConfig;
  readonly #pool: Pool;

  constructor({
    url,
    maximumConnections = 10,
    idleTimeout_ms = 60_000,
    applicationName = "muster",
    role,
    schemas = ["public"],
    pipelined = false,
    plansOnce = false,
  }: PostgresOptions) {
    const planning = plansOnce ? " -c plan_cache_mode=force_generic_plan" : "";
    const asRole = role === undefined ? "" : ` -c role=${role}`;
    this.#config = {
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      // What result-types.ts counts on, whatever an outside server's own settings are.
      options: `-c timezone=UTC -c datestyle=ISO -c bytea_output=hex -c search_path=${schemas.join(",")}${planning}${asRole}`,
      pipeline: pipelined,
      types: { getTypeParser: (type: number) => parserOf(type) },
    };
    this.#pool = new Pool({ ...this.#config, max: maximumConnections, idleTimeoutMillis: idleTimeout_ms });
    // A connection that dies while nobody uses it: the pool has dropped it already, the next query gets another.
    this.#pool.on("error", () => {});
  }

  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    return this.#withSession((session) => session.query<Row>(text, parameters));
  }

  execute(text: string, parameters?: readonly Parameter[]): Promise<number> {
    return this.#withSession((session) => session.execute(text, parameters));
  }

  script(text: string): Promise<void> {
    return this.#withSession((session) => session.script(text));
  }

  copyIn(table: string, columns: readonly string[], lines: Lines): Promise<number> {
    return this.#withSession((session) => session.copyIn(table, columns, lines));
  }

  transaction<T>(work: (transaction: Queryable) => Promise<T>, options?: TransactionOptions): Promise<T> {
    return this.#withSession((session) => runTransaction(session, work, options));
  }

  async tryLock(key: bigint): Promise<Lock | undefined> {
    // Pipelined: the statements of a transaction go out together, and the server does not wait for us between them.
    const pipelined: PipelinedConfig = { ...this.#config, pipeline: true };
    return PostgresLock.take(new Client(pipelined), key);
  }

  ask<Row>(text: string, parameters?: readonly Parameter[], options: TransactionOptions = {}): Promise<Row[]> {
    return this.#withSession((session) => askInTransaction<Row>(session, text, parameters, options), true);
  }

  async *stream<Row>(
    text: string,
    parameters: readonly Parameter[],
    batchSize: number,
    settings?: string,
  ): AsyncGenerator<Row[]> {
    const client = await this.#connect();
    const session = new PostgresSession(client);
    const options: TransactionOptions = { isolation: "repeatable read", readOnly: true };
    try {
      await session.script(beginStatement(settings === undefined ? options : { ...options, settings }));
      await session.unprepared(`DECLARE batches NO SCROLL CURSOR FOR ${text}`, parameters);
      let next = fetchBatch<Row>(session, batchSize);
      for (;;) {
        const rows = await next;
        if (rows.length < batchSize) {
          if (rows.length > 0) yield rows;
          return;
        }
        next = fetchBatch<Row>(session, batchSize);
        yield rows;
      }
    } finally {
      await session.script("ROLLBACK").catch(() => {});
      client.release(session.leave());
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #withSession<T>(work: (session: PostgresSession) => Promise<T>, pipelined = false): Promise<T> {
    const client = await this.#connect();
    const session = new PostgresSession(client, { pipelined });
    try {
      return await work(session);
    } finally {
      // A connection that failed, or whose transaction could not be ended, is closed and not used again.
      client.release(session.leave());
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw databaseError(error);
    }
  }
}

/** Not an async function: those return a promise of their own, and it is this very one that must count as heard. */
function fetchBatch<Row>(session: PostgresSession, batchSize: number): Promise<Row[]> {
  const batch = session.unprepared<Row>(`FETCH ${batchSize} FROM batches`);
  // Fetched ahead, it may fail before the reader comes back for it, or when the reader is gone. Who awaits it is told.
  batch.catch(() => {});
  return batch;
}
