/**
 * What can go wrong between us and the database, told apart by what the caller can do about it.
 *
 * - `DatabaseGone`: the connection failed. Nothing is wrong with the statement; connect again and look.
 * - `DatabaseFull`: the disk is full. Nothing was recorded; free space and repeat.
 * - `DatabaseRefused`: the server looked at the statement and said no: a constraint, a privilege, bad SQL.
 *
 * Messages name constraints and tables, never values: those may be personal detail (rule 11) and messages are logged.
 */

/** The connection to the database failed, or could not be made. */
export class DatabaseGone extends Error {
  override readonly name = "DatabaseGone";
  /** Whether the transaction under way is known not to have happened, or may have: it was lost in its COMMIT. */
  readonly outcome: "not-committed" | "unknown";

  constructor(message: string, outcome: "not-committed" | "unknown", options?: ErrorOptions) {
    super(message, options);
    this.outcome = outcome;
  }
}

/** The database's disk is full. */
export class DatabaseFull extends Error {
  override readonly name = "DatabaseFull";
}

export interface RefusalFields {
  /** SQLSTATE, five characters: PostgreSQL's appendix A. */
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
}

/** The database refused a statement. */
export class DatabaseRefused extends Error {
  override readonly name = "DatabaseRefused";
  readonly sqlState: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;

  constructor(message: string, { sqlState, constraint, table, column }: RefusalFields) {
    super(message);
    this.sqlState = sqlState;
    this.constraint = constraint;
    this.table = table;
    this.column = column;
  }
}

/** For work that caught the error of a statement and went on as if it had not failed. */
export function rolledBack(): DatabaseRefused {
  const fields = { sqlState: "25P02", constraint: undefined, table: undefined, column: undefined };
  return new DatabaseRefused("The transaction was rolled back: one of its statements had failed", fields);
}

/** For a transaction of a lock that went out while the one before it was being committed, which then was not. */
export function notWithoutTheOneBefore(): DatabaseRefused {
  const fields = { sqlState: "25P02", constraint: undefined, table: undefined, column: undefined };
  return new DatabaseRefused("The transaction was rolled back: the one it follows was not committed", fields);
}

/** SQLSTATEs with which a server takes leave: it ends, has crashed, is not up yet, or has no room for a connection. */
const leaving = /^(08...|57P0[1-5]|53300)$/;

/** What the operating system says of a socket that leads nowhere (any more). */
const systemCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "ENOTCONN",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** The client library raises these without a code. */
const clientMessages =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|timeout expired|Cannot use a pool after calling end)/;

/** Whether an error of the client library means that no server answers on this connection. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (code === undefined) return clientMessages.test(error.message);
  return leaving.test(code) || systemCodes.has(code);
}

/** The typed error for what the client library threw. A fault that is not the database's comes back as it is. */
export function databaseError(error: unknown, outcome: "not-committed" | "unknown" = "not-committed"): unknown {
  if (!(error instanceof Error)) return error;
  if (isUnreachable(error)) {
    return new DatabaseGone(`The database is gone: ${error.message}`, outcome, { cause: error });
  }
  const sqlState = codeOf(error);
  if (sqlState === "53100") return new DatabaseFull(`The database's disk is full: ${error.message}`);
  if (sqlState === undefined || !/^[0-9A-Z]{5}$/.test(sqlState)) return error;
  const field = (name: string): string | undefined => fieldOf(error, name);
  return new DatabaseRefused(`The database refused: ${error.message} (SQLSTATE ${sqlState})`, {
    sqlState,
    constraint: field("constraint"),
    table: field("table"),
    column: field("column"),
  });
}

function codeOf(error: Error): string | undefined {
  return fieldOf(error, "code");
}

function fieldOf(error: Error, name: string): string | undefined {
  const value: unknown = Reflect.get(error, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
