/** The right to append, over the lock that gives it: every batch is sealed, then written on the connection that holds the lock. */
import type { Database, Lock } from "../database/database.ts";
import { BatchSealer } from "../sealing/seal-batch.ts";
import type { Keyring } from "../sealing/keyring.ts";
import { append } from "./append.ts";
import type { Batch } from "./batch.ts";
import { Statistics } from "./statistics.ts";

/** The right to append, held by one process at a time. */
export interface Writer {
  /** Aborted when the right is lost, as when the connection dies. */
  readonly lost: AbortSignal;
  /**
   * Writes a batch in one transaction on the connection that holds the right. Batches are written in the order in which
   * they are handed in; one handed in before the one ahead of it has ended is written only if that one is.
   */
  append(batch: Batch): Promise<void>;
  release(): Promise<void>;
}

/** A batch that was handed in. One behind it is not written where it failed. */
interface HandedIn {
  isOver: boolean;
  failed?: { readonly fault: unknown };
}

export class LockedWriter implements Writer {
  readonly #lock: Lock;
  readonly #statistics: Statistics;
  readonly #sealer: BatchSealer;
  /** Batches being sealed: one without detail waits for those ahead of it too. */
  #sealing = 0;
  /** Resolved when the last batch that was sealed has been sent, or has failed. */
  #sent: Promise<unknown> = Promise.resolve();
  #ahead: HandedIn = { isOver: true };

  constructor(lock: Lock, database: Database, keyring: Keyring) {
    this.#lock = lock;
    this.#statistics = new Statistics(database);
    this.#sealer = new BatchSealer(database, keyring);
  }

  get lost(): AbortSignal {
    return this.#lock.lost;
  }

  async append(batch: Batch): Promise<void> {
    const ahead = this.#ahead;
    const handedIn: HandedIn = { isOver: false };
    this.#ahead = handedIn;
    try {
      // Nothing to seal, and nothing ahead being sealed: it goes out at once, behind what is on its way.
      if (this.#sealing === 0 && !BatchSealer.concerns(batch.entries))
        await this.#lock.transaction((transaction) => append(transaction, batch, []));
      else await this.#sealAndWrite(batch, handedIn, ahead);
    } catch (fault) {
      handedIn.failed = { fault };
      this.#sealer.forget();
      throw fault;
    } finally {
      handedIn.isOver = true;
    }
    this.#statistics.grown(batch.newRows.length + batch.entries.length);
  }

  async release(): Promise<void> {
    await this.#statistics.settled();
    await this.#lock.release();
  }

  async #sealAndWrite(batch: Batch, handedIn: HandedIn, ahead: HandedIn): Promise<void> {
    const mustFollow = !ahead.isOver;
    this.#sealing += 1;
    const sending = this.#sent.then(async () => {
      const { steps, committed } = await this.#sealer.seal(batch.entries);
      // While this one was sealed the one ahead may have failed, and then this one must not be written.
      if (mustFollow && ahead.failed !== undefined) throw ahead.failed.fault;
      return { written: this.#lock.transaction((transaction) => append(transaction, batch, steps)), committed };
    });
    this.#sent = sending.then(
      () => (this.#sealing -= 1),
      (fault: unknown) => {
        this.#sealing -= 1;
        handedIn.failed = { fault };
      },
    );
    const { written, committed } = await sending;
    await written;
    committed();
  }
}
