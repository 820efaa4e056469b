/**
 * The one door: takes commands and answers questions. Asked itself it answers as its keeper's tools need it, of everybody;
 * whoever serves others asks `as` the viewer it serves.
 */
import type { Ledger, Viewer } from "@muster/ledger";
import type { Signer } from "@muster/proof";
import type { Instant } from "@muster/record";
import type { Accepted, Answer } from "./answer.ts";
import { Questions } from "./questions.ts";
import { Writing } from "./writing.ts";

export interface RegisterOptions {
  readonly ledger: Ledger;
  /** The node's key, under the log's origin. */
  readonly signer: Signer;
  /** The register's clock; the system's unless a scenario brings its own. */
  readonly clock?: () => Instant;
  readonly onRecorded?: (recorded: readonly Accepted[]) => void;
}

/** The system's clock, as the register reads it. */
export const systemClock = (): Instant => new Date().toISOString() as Instant;

export class Register extends Questions {
  readonly #writing: Writing;

  constructor(options: RegisterOptions) {
    const { clock = systemClock } = options;
    super(options.ledger, clock);
    this.#writing = new Writing({ ...options, clock });
  }

  /** The keeper's own questions, for its tools. Nothing of their answers may be served to anybody else. */
  get questions(): Questions {
    return this;
  }

  /** Questions as a viewer may have them answered. Throws `NoReader` where the ledger was opened without one. */
  as(viewer: Viewer): Questions {
    return this.of(this.ledger.as(viewer));
  }

  /** Submits a command; see `Sequencer.submit`. `key` is the sender's idempotency key. */
  submit(input: unknown, key?: string): Promise<Answer> {
    return this.#writing.submit(input, key);
  }

  /** Takes the right to write now, rather than with the first command. */
  async startWriting(): Promise<void> {
    await this.#writing.start();
  }

  close(): Promise<void> {
    return this.#writing.close();
  }
}
