/**
 * The access journal: who read what, why, when. A second Merkle log beside the register's own, written by every process that
 * answers questions. What is in flight is taken as a group, appended in one transaction and only then answered; whoever is not
 * answered reads nothing. There is no setting that switches it off.
 */
import type { AccessBatch, AccessEnd, Ledger, LogNode, Queryable } from "@muster/ledger";
import { accessNodeReader, AccessWords, appendAccess } from "@muster/ledger";
import { formatCheckpoint, Frontier, readFrontier, signNote, type Signer } from "@muster/proof";
import type { Instant } from "@muster/record";
import { RegisterUnavailable } from "../answer.ts";
import { sha256 } from "../cryptography.ts";
import type { AccessNumber, AccessRequest } from "./event.ts";
import { type PreparedEvent, prepareEvent, sealEvent } from "./seal.ts";

export interface AccessJournalOptions {
  /** As the application's role: it appends. */
  readonly ledger: Ledger;
  /** The node's key, under the log's origin. */
  readonly signer: Signer;
  readonly clock: () => Instant;
}

/**
 * That an event is on disk. Only the journal makes one, so what asks for a receipt cannot be had without a record:
 * see `withRecorded`.
 */
export class AccessReceipt {
  readonly number: AccessNumber;
  readonly at: Instant;
  readonly #issued: symbol;

  constructor(issuer: symbol, { number, at }: { readonly number: AccessNumber; readonly at: Instant }) {
    if (issuer !== ISSUER) throw new TypeError("only the access journal issues receipts");
    this.#issued = issuer;
    this.number = number;
    this.at = at;
  }

  /** Whether this is a receipt of the journal's, and not something in its shape. */
  static is(value: unknown): value is AccessReceipt {
    return typeof value === "object" && value !== null && #issued in value && value.#issued === ISSUER;
  }
}

const ISSUER = Symbol("access journal");

interface Pending {
  readonly prepared: PreparedEvent;
  /** Where it has free words. */
  readonly key: Uint8Array | undefined;
  readonly resolve: (receipt: AccessReceipt) => void;
  readonly reject: (fault: Error) => void;
}

/** Events waiting: beyond this nobody reads until the disk has caught up, rather than memory growing without bound. */
const MAXIMUM_WAITING = 10_000;
/** In one transaction: events, and subjects of them all. */
const MOST_IN_A_GROUP = 512;
const MOST_SUBJECTS_IN_A_GROUP = 20_000;

export class AccessJournal {
  readonly #options: AccessJournalOptions;
  readonly #signer: Signer;
  readonly #queue: Pending[] = [];
  readonly #maximumWaiting: number;
  readonly #words: AccessWords;
  /** The log's edge after our last append; another process may have appended since. */
  #frontier = new Frontier(sha256);
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(options: AccessJournalOptions, { maximumWaiting = MAXIMUM_WAITING } = {}) {
    this.#options = options;
    this.#signer = accessSigner(options.signer);
    this.#words = new AccessWords(options.ledger);
    this.#maximumWaiting = maximumWaiting;
  }

  /**
   * Records an event. Resolves when it is on disk. Rejects with `RegisterUnavailable` where it is not, or is not known to
   * be, and with `AccessEventInvalid` for what is no event: in either case what was to be read must not be.
   */
  async record(request: AccessRequest): Promise<AccessReceipt> {
    const prepared = prepareEvent(request);
    const key = prepared.notes.length === 0 ? undefined : await this.#words.key().catch(notRecorded);
    if (this.#closed) throw new RegisterUnavailable("The access journal is closed: nothing can be read any more.");
    if (this.#queue.length >= this.#maximumWaiting) {
      throw new RegisterUnavailable(
        `${this.#maximumWaiting} readings are waiting to be recorded; ask again in a moment`,
      );
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ prepared, key, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Takes nothing more, and waits until everything handed in is answered. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets everything that arrives together go into one group.
    await nextTurn();
    while (this.#queue.length > 0) await this.#append(this.#take());
    // In the same turn as the last look at the queue: an event that comes after it starts the next run.
    this.#running = undefined;
  }

  #take(): Pending[] {
    let subjects = 0;
    let end = 0;
    for (const { prepared } of this.#queue.slice(0, MOST_IN_A_GROUP)) {
      subjects += prepared.subjects.length;
      if (end > 0 && subjects > MOST_SUBJECTS_IN_A_GROUP) break;
      end += 1;
    }
    return this.#queue.splice(0, end);
  }

  async #append(group: readonly Pending[]): Promise<void> {
    try {
      const { rows } = await appendAccess(this.#options.ledger.database, (end, transaction) =>
        this.#batch(group, end, transaction),
      );
      for (const [index, { resolve }] of group.entries()) {
        const row = rows[index];
        if (row !== undefined) resolve(new AccessReceipt(ISSUER, row));
      }
    } catch (cause) {
      // Whatever became of it, the edge at hand may not be the log's: the next group reads it again.
      this.#frontier = new Frontier(sha256);
      const fault = new RegisterUnavailable("The reading could not be recorded, so nothing is read; ask again.", {
        cause,
      });
      for (const { reject } of group) reject(fault);
    }
  }

  /** The group behind the journal's end, and the signed state of the log with it. */
  async #batch(group: readonly Pending[], end: AccessEnd, transaction: Queryable): Promise<AccessBatch> {
    if (this.#frontier.size !== end.size)
      this.#frontier = await readFrontier(sha256, end.size, accessNodeReader(transaction));
    // Grown apart: only a commit makes it the log's.
    const frontier = this.#frontier.clone();
    const now = this.#options.clock();
    // Time never runs backwards here, whatever the clocks of several processes say.
    const at = now > end.at ? now : end.at;
    const nodes: LogNode[] = [];
    const rows = group.map(({ prepared, key }) => {
      const row = sealEvent(prepared, frontier.size, at, key);
      frontier.append(row.leaf, (level, index, hash) => nodes.push({ level, index, hash }));
      return row;
    });
    this.#frontier = frontier;
    const { size } = frontier;
    const root = frontier.root();
    const note = signNote(sha256, formatCheckpoint({ origin: this.#signer.name, size, root }), [this.#signer]);
    return { rows, nodes, checkpoint: { size, root, note } };
  }
}

/** The name of the second log, beside that of the register's own. */
export function accessOrigin(origin: string): string {
  return `${origin}/access`;
}

/** The node's key under the second log's name. */
export function accessSigner(signer: Signer): Signer {
  return { name: accessOrigin(signer.name), publicKey: signer.publicKey, sign: (message) => signer.sign(message) };
}

function notRecorded(cause: unknown): never {
  throw new RegisterUnavailable("The reading could not be recorded, so nothing is read; ask again.", { cause });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
