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

export function readerDatabase({ url, actAs, maximumConnections }: ReaderOptions): Database {
  return postgresDatabase({
    url,
    applicationName: "muster reader",
    // A question goes out together with the transaction around it.
    pipelined: true,
    // Row security makes long plans of short questions: a millisecond each time, for the same plan.
    plansOnce: true,
    // `viewer.journal` stands before the journal itself, which this role may not read (migration 0011).
    schemas: ["viewer", "public"],
    ...(actAs === true ? { role: "muster_reader" } : {}),
    ...(maximumConnections === undefined ? {} : { maximumConnections }),
  });
}
