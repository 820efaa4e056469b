/** One connection to PostgreSQL, and a transaction on it. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type ClientBase, escapeIdentifier, type QueryResult } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Lines, Parameter, Queryable, TransactionOptions } from "./database.ts";
import { DatabaseGone, databaseError, rolledBack } from "./database-error.ts";
import { statementName } from "./statement-names.ts";

export class PostgresSession implements Queryable {
  readonly #client: ClientBase;
  readonly #pipelined: boolean;
  #isBroken = false;
  #failure: unknown;
  /** Without a pipeline, a statement goes out when the one before it has come back. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(client: ClientBase, { pipelined = false }: { pipelined?: boolean } = {}) {
    this.#client = client;
    this.#pipelined = pipelined;
    // While it is ours nobody else hears of its end; the statement under way is told as well.
    client.on("error", this.#onError);
  }

  readonly #onError = (): void => {
    this.#isBroken = true;
  };

  /** Gives the connection up. True if it is dead, or in a state nobody knows, and must not be used again. */
  leave(): boolean {
    this.#client.off("error", this.#onError);
    return this.#isBroken;
  }

  async query<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    const result = await this.#run<Row & object>(text, parameters, statementName(text));
    return result.rows;
  }

  async execute(text: string, parameters?: readonly Parameter[]): Promise<number> {
    const result = await this.#run(text, parameters, statementName(text));
    return result.rowCount ?? 0;
  }

  /** For statements whose text is used once. */
  async unprepared<Row>(text: string, parameters?: readonly Parameter[]): Promise<Row[]> {
    const result = await this.#run<Row & object>(text, parameters, undefined);
    return result.rows;
  }

  async script(text: string): Promise<void> {
    try {
      await this.#client.query(text);
    } catch (error) {
      throw this.#explain(error);
    }
  }

  async copyIn(table: string, columns: readonly string[], lines: Lines): Promise<number> {
    const name = table.split(".").map(escapeIdentifier).join(".");
    const list = columns.map(escapeIdentifier).join(", ");
    const stream = this.#client.query(copyFrom(`COPY ${name} (${list}) FROM STDIN`));
    try {
      await pipeline(Readable.from(chunks(lines)), stream);
      return stream.rowCount;
    } catch (error) {
      throw this.#explain(error);
    }
  }

  /**
   * The first failure. In a pipeline the statements after the one that failed fail too, each saying only that
   * the transaction is over, and any of them may be the first to be heard.
   */
  get failure(): unknown {
    return this.#failure;
  }

  /** Ends a transaction. True if it was committed: after a failed statement COMMIT rolls back, and says so only here. */
  async commit(): Promise<boolean> {
    try {
      const result = await this.#client.query("COMMIT");
      return result.command === "COMMIT";
    } catch (error) {
      throw this.#explain(error, "unknown");
    }
  }

  async rollback(): Promise<void> {
    try {
      await this.#client.query("ROLLBACK");
    } catch {
      // The server rolls back by itself when the connection ends, which it now does.
      this.#isBroken = true;
    }
  }

  #run<Row extends object>(
    text: string,
    parameters: readonly Parameter[] | undefined,
    name: string | undefined,
  ): Promise<QueryResult<Row>> {
    if (this.#pipelined) return this.#send(text, parameters, name);
    const sent = this.#turn.then(() => this.#send<Row>(text, parameters, name));
    this.#turn = sent.catch(() => {});
    return sent;
  }

  async #send<Row extends object>(
    text: string,
    parameters: readonly Parameter[] = [],
    name: string | undefined,
  ): Promise<QueryResult<Row>> {
    const named = name === undefined ? {} : { name };
    try {
      return await this.#client.query<Row>({ ...named, text, values: [...parameters] });
    } catch (error) {
      throw this.#explain(error);
    }
  }

  #explain(error: unknown, outcome: "not-committed" | "unknown" = "not-committed"): unknown {
    const explained = databaseError(error, outcome);
    if (explained instanceof DatabaseGone) this.#isBroken = true;
    this.#failure ??= explained;
    return explained;
  }
}

export function beginStatement(options: TransactionOptions): string {
  const begin = `BEGIN ${transactionMode(options)}`;
  return options.settings === undefined ? begin : `${begin}; ${options.settings}`;
}

export function transactionMode({ isolation = "read committed", readOnly = false }: TransactionOptions): string {
  return `ISOLATION LEVEL ${isolation.toUpperCase()} ${readOnly ? "READ ONLY" : "READ WRITE"}`;
}

/** The one way a transaction runs, on a pooled connection and on a lock's. */
export async function runTransaction<T>(
  session: PostgresSession,
  work: (transaction: Queryable) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  await session.script(beginStatement(options));
  let result: T;
  try {
    result = await work(session);
  } catch (error) {
    await session.rollback();
    throw error;
  }
  if (await session.commit()) return result;
  throw rolledBack();
}

/** One statement between BEGIN and COMMIT. Sent without waiting: where one fails, those after it do nothing. */
export async function askInTransaction<Row>(
  session: PostgresSession,
  text: string,
  parameters: readonly Parameter[] | undefined,
  options: TransactionOptions,
): Promise<Row[]> {
  const begun = session.script(beginStatement(options));
  const asked = session.query<Row>(text, parameters);
  const ended = session.commit();
  // The connection is free when all three have come back. The first failure says why; those after it only that.
  const ends = await Promise.allSettled([begun, asked, ended]);
  return ends.some(({ status }) => status === "rejected") ? Promise.reject(session.failure) : asked;
}

const chunkCharacters = 65_536;

/** Lines gathered into larger pieces: a write for each line would cost more than the line. */
async function* chunks(lines: Lines): AsyncGenerator<Buffer> {
  let piece = "";
  for await (const line of lines) {
    piece += line;
    if (piece.length < chunkCharacters) continue;
    yield Buffer.from(piece);
    piece = "";
  }
  if (piece !== "") yield Buffer.from(piece);
}
