/**
 * The bundled PostgreSQL, kept running: when it goes away and nobody stopped it, it is started again, at the same
 * socket, so that connections made anew find it. Nobody has to restart anything.
 */
import { setTimeout as delay } from "node:timers/promises";
import { type Cluster, startCluster } from "@muster/ledger";

export interface KeptClusterOptions {
  /** The node's folder. */
  readonly directory: string;
  readonly log?: (message: string) => void;
}

/** The first pause before another attempt, and the longest: a full disk is looked at again every ten seconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export class KeptCluster {
  readonly #options: KeptClusterOptions;
  readonly #stopped = new AbortController();
  #cluster: Cluster;
  #returning: Promise<void> | undefined;

  private constructor(options: KeptClusterOptions, cluster: Cluster) {
    this.#options = options;
    this.#cluster = cluster;
    this.#watch();
  }

  static async start(options: KeptClusterOptions): Promise<KeptCluster> {
    return new KeptCluster(options, await startCluster(options));
  }

  /** The server as it was started last. */
  get current(): Cluster {
    return this.#cluster;
  }

  /** Stops the server if nobody else uses it. Close every connection of this process first. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#returning;
    await this.#cluster.stop();
  }

  #watch(): void {
    const { lost } = this.#cluster;
    const bringBack = () => {
      if (!this.#stopped.signal.aborted) this.#returning = this.#bringBack();
    };
    if (lost.aborted) bringBack();
    else lost.addEventListener("abort", bringBack, { once: true });
  }

  async #bringBack(): Promise<void> {
    const { log = () => {} } = this.#options;
    for (
      let pauseMs = FIRST_PAUSE_MS;
      !this.#stopped.signal.aborted;
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        log("The database went away: starting it again");
        this.#cluster = await startCluster(this.#options);
        this.#watch();
        return;
      } catch (fault) {
        log(`The database does not start yet: ${fault instanceof Error ? fault.message : String(fault)}`);
        // A stop ends the pause.
        await delay(pauseMs, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      }
    }
  }
}
