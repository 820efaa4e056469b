/**
 * Keeping the planner's statistics in step with growth. Nearly every line is spent and nearly none is open, which
 * PostgreSQL cannot guess of a table it has not looked at: until it has, it reads all open lines to find one. Its own
 * autovacuum looks once a minute, in which a register grows from nothing to half a million lines. So the writer has the
 * tables looked at whenever they have doubled: some tens of milliseconds each time, a dozen times in a register's life.
 */
import type { Queryable } from "../database/database.ts";

/** Below this, no plan is bad enough to matter. */
const FIRST_LOOK = 500;
const TABLES = "position, line, journal, about, party, said, sighting, detail";

export class Statistics {
  readonly #database: Queryable;
  #written = 0;
  #nextLook = FIRST_LOOK;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(database: Queryable) {
    this.#database = database;
  }

  /** To be called after a commit, with the rows it wrote. Nobody has to wait for it. */
  grown(rows: number): void {
    this.#written += rows;
    if (this.#written < this.#nextLook) return;
    this.#nextLook = this.#written * 2;
    // What was committed is so whatever becomes of this: a server that is gone is noticed by the next append.
    const look = () => this.#database.script(`analyze ${TABLES}`).catch(() => undefined);
    this.#looking = this.#looking.then(look);
  }

  /** Waits for the look under way. */
  async settled(): Promise<void> {
    await this.#looking;
  }
}
