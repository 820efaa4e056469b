/**
 * Holding the right to write. Of all processes on a register one writes; when it goes, another takes over; when the
 * database goes and comes back, writing goes on by itself. Nobody has to restart anything.
 */
import type { Ledger } from "@muster/ledger";
import type { Signer } from "@muster/proof";
import type { Instant } from "@muster/record";
import { type Accepted, type Answer, RegisterUnavailable } from "./answer.ts";
import { type DigestOf, requestDigests } from "./request-digest.ts";
import { Sequencer } from "./sequencer.ts";

export interface WritingOptions {
  readonly ledger: Ledger;
  readonly signer: Signer;
  readonly clock: () => Instant;
  readonly onRecorded?: (recorded: readonly Accepted[]) => void;
}

/** Another process holds the right to write: send the command to it. */
export class NotTheWriter extends RegisterUnavailable {}

export class Writing {
  readonly #options: WritingOptions;
  #current: { readonly sequencer: Sequencer; readonly lost: AbortSignal; release(): Promise<void> } | undefined;
  #starting: Promise<Sequencer> | undefined;
  /** Made once: whoever takes the right up again asks the database for nothing it need not. */
  #digestOf: DigestOf | undefined;
  #closed = false;

  constructor(options: WritingOptions) {
    this.#options = options;
  }

  async submit(input: unknown, key?: string): Promise<Answer> {
    const sequencer = (this.#closed ? undefined : this.#sequencer()) ?? (await this.start());
    return sequencer.submit(input, key);
  }

  /** Takes the right to write, or finds it held. Throws `NotTheWriter`, or `RegisterUnavailable` with the reason. */
  async start(): Promise<Sequencer> {
    if (this.#closed) throw new RegisterUnavailable("The register is closed.");
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Waits for what was submitted, and gives the right back. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#starting?.catch(() => undefined);
    await this.#current?.sequencer.settled();
    await this.#current?.release();
    this.#current = undefined;
  }

  #sequencer(): Sequencer | undefined {
    const current = this.#current;
    return current === undefined || current.lost.aborted || current.sequencer.failed !== undefined
      ? undefined
      : current.sequencer;
  }

  async #start(): Promise<Sequencer> {
    const running = this.#sequencer();
    if (running !== undefined) return running;
    try {
      // What failed may still hold the lock on a connection that lives.
      await this.#current?.release();
      this.#current = undefined;
      this.#digestOf ??= await requestDigests(this.#options.ledger);
      const writer = await this.#options.ledger.writer();
      if (writer === undefined) throw new NotTheWriter("Another process writes this register; send the command to it.");
      const sequencer = await Sequencer.start({ ...this.#options, writer, digestOf: this.#digestOf });
      this.#current = { sequencer, lost: writer.lost, release: () => writer.release() };
      return sequencer;
    } catch (fault) {
      if (fault instanceof RegisterUnavailable) throw fault;
      throw new RegisterUnavailable("The register's database cannot be reached; send the command again.", {
        cause: fault,
      });
    }
  }
}
