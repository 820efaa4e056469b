/**
 * Who is using the cluster, told by the cluster itself.
 *
 * Every process that uses the server holds one connection with a shared advisory lock. Who leaves tries for the
 * same lock alone: who gets it was the last, and stops the server while holding it. A process that arrives in that
 * moment waits for the lock, loses its connection as the server ends, and starts the server again. A process that is
 * killed loses its connection, and with it its share. No process ids are noted and none can be stale.
 */
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { isUnreachable } from "../database/database-error.ts";

export interface PresenceSettings {
  readonly host: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** "muster" in ASCII: nothing else in the database `muster` may use this key. */
const presenceKey = "120338463745394";

/** How long connections our own process has just closed may take to end at the server. */
const closingMs = 1_000;

export class Presence {
  readonly #client: Client;
  readonly #lost = new AbortController();
  #leaving = false;

  private constructor(client: Client) {
    this.#client = client;
    // An idle connection reports its end as an event; unheard, it would end the process.
    client.on("error", () => this.#end());
    client.on("end", () => this.#end());
  }

  /** Joins those who use the server, or `undefined` if no server answers, or if it is just ending or starting. */
  static async join(settings: PresenceSettings): Promise<Presence | undefined> {
    const client = new Client({ ...settings, application_name: "muster presence" });
    const presence = new Presence(client);
    try {
      await client.connect();
      await client.query(`SELECT pg_advisory_lock_shared(${presenceKey})`);
      return presence;
    } catch (error) {
      await client.end().catch(() => {});
      if (isUnreachable(error)) return undefined;
      throw error;
    }
  }

  /** Aborted when the server goes away while we still use it. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * Leaves. If nobody else uses the server, runs `asLast` while nobody else can join; `stillUsed` otherwise.
   * The connection is closed in the end.
   */
  async leave(asLast: () => Promise<void>): Promise<"last" | "still-used"> {
    this.#leaving = true;
    try {
      const last = (await this.#isLast()) && (await this.#nobodyConnected());
      if (last) await asLast();
      return last ? "last" : "still-used";
    } finally {
      await this.#client.end().catch(() => {});
    }
  }

  async #isLast(): Promise<boolean> {
    await this.#client.query(`SELECT pg_advisory_unlock_shared(${presenceKey})`);
    const answer = await this.#client.query<{ alone: boolean }>(`SELECT pg_try_advisory_lock(${presenceKey}) AS alone`);
    return answer.rows[0]?.alone === true;
  }

  /** Connections that do not come through here, such as a keeper's own tool, keep the server too. */
  async #nobodyConnected(): Promise<boolean> {
    const deadline = Date.now() + closingMs;
    for (;;) {
      const answer = await this.#client.query<{ others: number }>(
        `SELECT count(*)::int AS others FROM pg_stat_activity
         WHERE backend_type = 'client backend' AND application_name <> 'muster presence'`,
      );
      if (answer.rows[0]?.others === 0) return true;
      if (Date.now() > deadline) return false;
      await delay(20);
    }
  }

  #end(): void {
    if (!this.#leaving) this.#lost.abort();
  }
}
