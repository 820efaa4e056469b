/**
 * PGlite behind the same interface, for tests: one process, one connection, no fsync. Never for a real register.
 * The type says what we use of it, so that no production package depends on it.
 */
import type { Database, Lines, Lock, Parameter, Queryable, TransactionOptions } from "./database.ts";
import { databaseError, notWithoutTheOneBefore, rolledBack } from "./database-error.ts";
import { transactionMode } from "./postgres-session.ts";
import { parsedTypes, parserOf } from "./result-types.ts";

interface PGliteOptions {
  readonly parsers?: Record<number, (text: string) => unknown>;
  readonly blob?: Blob;
}

interface PGliteResult {
  readonly rows: unknown[];
  readonly affectedRows?: number;
}

interface PGliteQueryable {
  query(text: string, parameters?: unknown[], options?: PGliteOptions): Promise<PGliteResult>;
  exec(text: string): Promise<unknown>;
}

/** The part of PGlite's class that is used. */
export interface PGliteLike extends PGliteQueryable {
  transaction<T>(work: (transaction: PGliteQueryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function pgliteDatabase(pglite: PGliteLike): Database {
  return new PGliteDatabase(pglite);
}

/** Who holds which lock: PGlite's one session would be given its own lock a second time. */
const locksOf = new WeakMap<PGliteLike, Set<bigint>>();

class PGliteDatabase implements Database {
  readonly #pglite: PGliteLike;
  readonly #session: PGliteSession;
  readonly #closed = new AbortController();

  constructor(pglite: PGliteLike) {
    this.#pglite = pglite;
    this.#session = new PGliteSession(pglite);
  }

  query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    return this.#session.query<Row>(text, parameters);
  }

  execute(text: string, parameters?: readonly Parameter[]): Promise<number> {
    return this.#session.execute(text, parameters);
  }

  script(text: string): Promise<void> {
    return this.#session.script(text);
  }

  copyIn(table: string, columns: readonly string[], lines: Lines): Promise<number> {
    return this.#session.copyIn(table, columns, lines);
  }

  async transaction<T>(work: (transaction: Queryable) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#pglite.transaction(async (inner) => {
      const session = new PGliteSession(inner);
      await session.script(`SET TRANSACTION ${transactionMode(options)}; ${options.settings ?? ""}`);
      const result = await work(session);
      await assertUnfailed(session);
      return result;
    });
  }

  async tryLock(key: bigint): Promise<Lock | undefined> {
    const held = locksOf.get(this.#pglite) ?? new Set<bigint>();
    locksOf.set(this.#pglite, held);
    if (held.has(key)) return undefined;
    held.add(key);
    let last: Promise<unknown> | undefined;
    return {
      key,
      lost: this.#closed.signal,
      transaction: (work, options) => {
        const before = last;
        const ended = this.transaction(async (transaction) => {
          await before?.catch(() => {
            throw notWithoutTheOneBefore();
          });
          return work(transaction);
        }, options);
        last = ended;
        const forget = () => {
          if (last === ended) last = undefined;
        };
        ended.then(forget, forget);
        return ended;
      },
      release: async () => {
        held.delete(key);
      },
    };
  }

  ask<Row>(text: string, parameters?: readonly Parameter[], options?: TransactionOptions): Promise<Row[]> {
    return this.transaction((transaction) => transaction.query<Row>(text, parameters), options);
  }

  /** All in memory, as PGlite is: only the shape of a stream. */
  async *stream<Row>(
    text: string,
    parameters: readonly Parameter[],
    batchSize: number,
    settings?: string,
  ): AsyncGenerator<Row[]> {
    const rows = await this.ask<Row>(text, parameters, settings === undefined ? {} : { settings });
    for (let from = 0; from < rows.length; from += batchSize) yield rows.slice(from, from + batchSize);
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#pglite.close();
  }
}

const parsers = Object.fromEntries(parsedTypes.map((type) => [type, parserOf(type)]));

class PGliteSession implements Queryable {
  readonly #inner: PGliteQueryable;

  constructor(inner: PGliteQueryable) {
    this.#inner = inner;
  }

  async query<Row>(text: string, parameters: readonly Parameter[] = []): Promise<Row[]> {
    const { rows } = await this.#run(text, parameters, { parsers });
    // The caller names the row its statement makes, here as with `pg`: no type can follow a text of SQL.
    return rows as Row[];
  }

  async execute(text: string, parameters: readonly Parameter[] = []): Promise<number> {
    const { affectedRows } = await this.#run(text, parameters, { parsers });
    return affectedRows ?? 0;
  }

  async script(text: string): Promise<void> {
    try {
      await this.#inner.exec(text);
    } catch (error) {
      throw databaseError(error);
    }
  }

  async copyIn(table: string, columns: readonly string[], lines: Lines): Promise<number> {
    const name = table.split(".").map(quoteIdentifier).join(".");
    const pieces: string[] = [];
    for await (const line of lines) pieces.push(line);
    const text = `COPY ${name} (${columns.map(quoteIdentifier).join(", ")}) FROM '/dev/blob'`;
    const { affectedRows } = await this.#run(text, [], { blob: new Blob(pieces) });
    return affectedRows ?? 0;
  }

  async #run(text: string, parameters: readonly Parameter[], options: PGliteOptions): Promise<PGliteResult> {
    try {
      return await this.#inner.query(text, [...parameters], options);
    } catch (error) {
      throw databaseError(error);
    }
  }
}

/** PGlite commits without saying what became of it; a failed transaction accepts no further statement. */
async function assertUnfailed(session: PGliteSession): Promise<void> {
  try {
    await session.query("SELECT 1");
  } catch {
    throw rolledBack();
  }
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
