/** The database as `muster_reader`: nothing to see until a viewer is named, and nothing to write. */
import type { Database } from "../database/database.ts";
import { postgresDatabase } from "../database/postgres-database.ts";

export interface ReaderOptions {
  /** `postgresql://…`, as given by a cluster's `reader().url`, or an outside database's as its owner with `actAs`. */
  readonly url: string;
  /** Acts as `muster_reader`: for an outside database, where whoever opened the register was made a member of that role. */
  readonly actAs?: true;
  readonly maximumConnections?: number;
}

const IDLE_MS = 3_600_000;

export function readerDatabase({ url, actAs, maximumConnections = 6 }: ReaderOptions): Database {
  return postgresDatabase({
    url,
    applicationName: "muster reader",
    // A question goes out together with the transaction around it.
    pipelined: true,
    // Row security makes long plans of short questions, up to a tenth of a second each: planned once for a connection, on
    // few connections, which are kept through a quiet hour.
    plansOnce: true,
    maximumConnections,
    idleTimeout_ms: IDLE_MS,
    // `viewer.journal` stands before the journal itself, which this role may not read (migration 0011).
    schemas: ["viewer", "public"],
    ...(actAs === true ? { role: "muster_reader" } : {}),
  });
}
