/**
 * The one writer. What is in flight is taken as a batch; each command is decided on the books as the one before it left
 * them; the batch is appended in one transaction, fsynced, and only then answered. While one batch is being committed
 * the next is decided.
 */
import { randomUUID } from "node:crypto";
import type { DecodedCommand, LineRow, Refusal } from "@muster/custody";
import { decide, decodeCommand, isRefusal, needsOf, refuse } from "@muster/custody";
import type { Answered, Batch, Checkpoint, JournalRow, Ledger, LogNode, Writer } from "@muster/ledger";
import { type Frontier, formatCheckpoint, innerRoot, leafHash, readFrontier, signNote, type Signer } from "@muster/proof";
import type { Entry, EntryNumber, Instant, Item, PersonId, SealingTools } from "@muster/record";
import { canonicalBytes, seal } from "@muster/record";
import { salt, sha256 } from "./cryptography.ts";
import { type Waiting, WorkingSet } from "./working-set.ts";

/** A command that was recorded. */
export interface Accepted {
  readonly accepted: true;
  readonly number: EntryNumber;
  readonly entry: Entry;
  /** The people the entry is about, new ones too. */
  readonly people: readonly PersonId[];
}

export type Answer = Accepted | Refusal;

/** Nothing was recorded, or it is not known whether it was: send the command again, with its idempotency key. */
export class RegisterUnavailable extends Error {
  override readonly name = "RegisterUnavailable";
}

export interface SequencerOptions {
  readonly ledger: Ledger;
  readonly writer: Writer;
  /** Signs checkpoints; its name is the log's origin. */
  readonly signer: Signer;
  /** The register's clock. */
  readonly clock: () => Instant;
  /** Told of every entry once it is committed. */
  readonly onRecorded?: (recorded: readonly Accepted[]) => void;
}

interface Pending extends DecodedCommand, Waiting {
  readonly key: string | undefined;
  readonly request: Uint8Array | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
}

/** Commands in one batch: enough to share an fsync among, few enough to be decided in some milliseconds. */
const BATCH = 512;
/** Commands waiting: beyond this the register says that it is busy rather than grow without bound. */
const MAXIMUM_WAITING = 50_000;

const TOOLS: SealingTools = { sha256, salt, innerRoot: (items) => innerRoot(sha256, items) };

export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #working: WorkingSet;
  #frontier: Frontier;
  #recordedAt: Instant;
  #queue: Pending[] = [];
  #running: Promise<void> | undefined;
  #commit: Promise<void> = Promise.resolve();
  #failed: Error | undefined;

  private constructor(options: SequencerOptions, frontier: Frontier, recordedAt: Instant) {
    this.#options = options;
    this.#working = new WorkingSet(options.ledger);
    this.#frontier = frontier;
    this.#recordedAt = recordedAt;
  }

  /** Takes up where the journal ends. */
  static async start(options: SequencerOptions): Promise<Sequencer> {
    const last = await options.ledger.last();
    const frontier = await readFrontier(sha256, (last?.number ?? -1) + 1, options.ledger.nodes);
    return new Sequencer(options, frontier, last?.recordedAt ?? ("" as Instant));
  }

  /** Set once a commit failed: this sequencer takes nothing more, and another is to be started. */
  get failed(): Error | undefined {
    return this.#failed;
  }

  /** Entries recorded or about to be. */
  get size(): number {
    return this.#frontier.size;
  }

  /** Submits a command. Resolves when it is on disk, or refused; rejects with `RegisterUnavailable` when neither is sure. */
  submit(input: unknown, key?: string): Promise<Answer> {
    if (this.#failed !== undefined) return Promise.reject(this.#failed);
    const decoded = decodeCommand(input);
    if (isRefusal(decoded)) return Promise.resolve(decoded);
    if (this.#queue.length >= MAXIMUM_WAITING) {
      return Promise.reject(new RegisterUnavailable(`${MAXIMUM_WAITING} commands are waiting; send it again in a moment`));
    }
    return new Promise((resolve, reject) => {
      const request = key === undefined ? undefined : sha256(canonicalBytes(input));
      this.#queue.push({ ...decoded, needs: needsOf(decoded.rule, decoded.command), key, request, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Waits until everything submitted so far is answered. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
    await this.#commit.catch(() => undefined);
  }

  async #run(): Promise<void> {
    // One turn of the event loop lets everything that arrives together go into one batch.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const pending = this.#take();
      try {
        if (this.#working.isLarge || this.#working.mustWait(pending)) await this.#commit;
        if (this.#working.isLarge) this.#working.clear();
        const decisions = await this.#decideAll(pending);
        await this.#commit;
        this.#commit = this.#append(decisions);
        // Whoever awaits the commit next sees its fault; until then it must not count as unhandled.
        this.#commit.catch(() => undefined);
        if (this.#queue.length === 0) await this.#commit;
      } catch (fault) {
        this.#fail(pending, fault);
      }
    }
    // In the same turn as the last look at the queue: a command that comes after it starts the next run.
    this.#running = undefined;
  }

  /** A command that must see everyone at a site, or an entry to be corrected, goes first in its batch. */
  #take(): Pending[] {
    let end = 1;
    while (end < this.#queue.length && end < BATCH && !goesFirst(this.#queue[end] as Pending)) end += 1;
    return this.#queue.splice(0, end);
  }

  async #decideAll(pending: readonly Pending[]): Promise<Decisions> {
    const keys = pending.flatMap(({ key }) => key ?? []);
    const decisions = new Decisions(this.#working.begin(), this.#frontier.size);
    const [, answered] = await Promise.all([
      this.#working.gather(pending),
      keys.length === 0 ? new Map<string, Answered>() : this.#options.ledger.answered(keys),
    ]);
    for (const [index, one] of pending.entries()) {
      const before = one.key === undefined ? undefined : (answered.get(one.key) ?? decisions.answered.get(one.key));
      if (before !== undefined) decisions.repeat(one, before);
      else if (this.#working.isReady(one)) this.#decide(one, decisions);
      else {
        // An entry just decided moved what this command needs: it is decided in the next batch.
        this.#queue.unshift(...pending.slice(index));
        break;
      }
    }
    // The next batch is decided, and grows the frontier, while this one is committed.
    if (decisions.entries.length > 0) decisions.checkpoint = this.#checkpoint();
    return decisions;
  }

  #decide(one: Pending, decisions: Decisions): void {
    const now = this.#options.clock();
    if (now > this.#recordedAt) this.#recordedAt = now;
    const number = this.#frontier.size;
    const context = { number, recordedAt: this.#recordedAt, newPerson: () => randomUUID() as PersonId };
    const decided = decide(one.rule, one.command, this.#working.facts(one.needs), context);
    if (isRefusal(decided)) {
      decisions.refuse(one, decided);
      return;
    }
    const sealed = seal(decided.draft, number, this.#recordedAt, TOOLS);
    const leaf = leafHash(sha256, sealed.bytes);
    this.#frontier.append(leaf, (level, index, hash) => decisions.nodes.push({ level, index, hash }));
    const details = new Map(sealed.details.map(({ digest, content }) => [digest, JSON.parse(content) as unknown]));
    this.#working.record({ entry: sealed.entry, items: sealed.items, details });
    decisions.accept(one, { sealed, leaf }, decided.rows);
  }

  async #append(decisions: Decisions): Promise<void> {
    try {
      if (decisions.entries.length > 0 || decisions.answered.size > 0) await this.#options.writer.append(decisions.batch());
      this.#working.committed(decisions.number);
      this.#options.onRecorded?.(decisions.answers.flatMap(({ answer }) => ("accepted" in answer ? answer : [])));
      for (const { one, answer } of decisions.answers) one.resolve(answer);
      await this.#answerAgain(decisions);
    } catch (fault) {
      for (const { one } of [...decisions.answers, ...decisions.repeats]) one.reject(unavailable(fault));
      throw fault;
    }
  }

  /** A repeat of a command is answered as the first was. */
  async #answerAgain({ repeats }: Decisions): Promise<void> {
    if (repeats.length === 0) return;
    const recorded = await this.#options.ledger.entries(repeats.flatMap(({ before }) => before.number ?? []));
    for (const { one, before } of repeats) {
      const found = before.number === null ? undefined : recorded.get(before.number);
      if (before.refusal !== null) one.resolve(before.refusal);
      else if (found !== undefined) one.resolve(accepted(found.entry, found.items));
      else one.reject(new Error(`the answer under key ${before.key} names entry ${before.number}, which the journal lacks`));
    }
  }

  #checkpoint(): Checkpoint {
    const { signer } = this.#options;
    const { size } = this.#frontier;
    const root = this.#frontier.root();
    return { size, root, note: signNote(sha256, formatCheckpoint({ origin: signer.name, size, root }), [signer]) };
  }

  /** Nothing is at hand that can be trusted any more: whatever waits is told so, and a new sequencer must be started. */
  #fail(pending: readonly Pending[], fault: unknown): void {
    this.#failed = unavailable(fault);
    this.#working.clear();
    for (const one of [...pending, ...this.#queue]) one.reject(this.#failed);
    this.#queue = [];
  }
}

function goesFirst({ needs }: Pending): boolean {
  return needs.peopleAt !== undefined || needs.entry !== undefined;
}

function unavailable(fault: unknown): Error {
  if (fault instanceof RegisterUnavailable) return fault;
  return new RegisterUnavailable("The register could not be written; send the command again.", { cause: fault });
}

function accepted(entry: Entry, items: readonly Item[]): Accepted {
  return { accepted: true, number: entry.number, entry, people: items.map(({ person }) => person) };
}

/** What came of one batch of commands. */
class Decisions {
  readonly number: number;
  /** The number of the batch's first entry: a row known from it on is new with this batch. */
  readonly #first: EntryNumber;
  readonly entries: JournalRow[] = [];
  readonly nodes: LogNode[] = [];
  readonly answers: { readonly one: Pending; readonly answer: Answer }[] = [];
  readonly answered = new Map<string, Answered>();
  readonly repeats: { readonly one: Pending; readonly before: Answered }[] = [];
  readonly #rows = new Set<LineRow>();
  checkpoint: Checkpoint | undefined;

  constructor(number: number, first: EntryNumber) {
    this.number = number;
    this.#first = first;
  }

  accept(one: Pending, row: JournalRow, lines: readonly LineRow[]): void {
    const { entry, items } = row.sealed;
    this.entries.push(row);
    for (const line of lines) this.#rows.add(line);
    this.#answer(one, accepted(entry, items), entry.number, null);
  }

  refuse(one: Pending, refusal: Refusal): void {
    this.#answer(one, refusal, null, refusal);
  }

  repeat(one: Pending, before: Answered): void {
    if (Buffer.compare(before.request, one.request as Uint8Array) === 0) {
      this.repeats.push({ one, before });
      return;
    }
    const refusal = refuse(
      "conflict",
      "idempotency-key-reused",
      `The idempotency key ${before.key} was used for another command.`,
      "Send a new command under a new key.",
      before.number === null ? {} : { entry: before.number },
    );
    this.answers.push({ one, answer: refusal });
  }

  /**
   * What is to be written, as it stands now: the rows go on changing while the next batch is decided, so they are copied.
   */
  batch(): Batch {
    const newRows: LineRow[] = [];
    const changedRows: LineRow[] = [];
    for (const row of this.#rows) (row.knownFrom >= this.#first ? newRows : changedRows).push({ ...row });
    return { entries: this.entries, newRows, changedRows, nodes: this.nodes, checkpoint: this.checkpoint, answered: [...this.answered.values()] };
  }

  #answer(one: Pending, answer: Answer, number: EntryNumber | null, refusal: Refusal | null): void {
    this.answers.push({ one, answer });
    if (one.key !== undefined && one.request !== undefined) {
      this.answered.set(one.key, { key: one.key, request: one.request, number, refusal });
    }
  }
}
