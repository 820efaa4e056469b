/**
 * The one writer. What is in flight is taken as a batch; each command is decided on the books as the one before it left
 * them; the batch is appended in one transaction, fsynced, and only then answered. While one batch is being committed
 * the next is decided.
 */
import { randomUUID } from "node:crypto";
import type { Refusal } from "@muster/custody";
import { decide, decodeCommand, isRefusal, needsOf, refuse } from "@muster/custody";
import type { Answered, Checkpoint, Ledger, Writer } from "@muster/ledger";
import { BooksMoved, DatabaseRefused } from "@muster/ledger";
import {
  type Frontier,
  formatCheckpoint,
  innerRoot,
  leafHash,
  readFrontier,
  signNote,
  type Signer,
} from "@muster/proof";
import type { Instant, PersonId, SealingTools } from "@muster/record";
import { seal } from "@muster/record";
import { type Accepted, type Answer, accepted, RegisterUnavailable, unavailable } from "./answer.ts";
import { salt, sha256 } from "./cryptography.ts";
import { answerSpoiler, Decisions, type Pending, Spoiled } from "./decisions.ts";
import type { DigestOf } from "./request-digest.ts";
import { verifying, WorkingSet } from "./working-set.ts";

export interface SequencerOptions {
  readonly ledger: Ledger;
  readonly writer: Writer;
  /** Signs checkpoints; its name is the log's origin. */
  readonly signer: Signer;
  /** The register's clock. */
  readonly clock: () => Instant;
  readonly digestOf: DigestOf;
  /** Told of every entry once it is committed. */
  readonly onRecorded?: (recorded: readonly Accepted[]) => void;
}

/** A batch on its way to the disk. */
interface Underway {
  readonly decisions: Decisions;
  /** Once it is on disk and answered. One behind a batch that fails fails with it, of the same fault. */
  readonly answered: Promise<void>;
}

/** Batches that may be on their way while another is decided: the database always has one waiting. */
const MOST_UNDERWAY = 2;
/**
 * Commands in one batch: enough to share an fsync among, few enough to be decided in some milliseconds. Where many wait,
 * half of them, so that the next batch is as large; a batch of thousands would keep everybody waiting.
 */
const LEAST_WAITED_FOR = 128;
const MOST_IN_A_BATCH = 512;
const DECIDED_IN_ONE_TURN = 32;
/** What the database keeps of an idempotency key, in bytes; and no control characters, which it cannot keep. */
const LONGEST_KEY_BYTES = 255;
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
  /** Batches that were sent and are not yet committed, oldest first. */
  #underway: Underway[] = [];
  /** Called when a command comes while nothing waits to be decided. */
  #wake: () => void = () => undefined;
  /** So many commands of the queue are taken one by one, for one of them spoiled its batch. */
  #alone = 0;
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
    const decoded = unusable(key) ?? decodeCommand(input);
    if (isRefusal(decoded)) return Promise.resolve(decoded);
    if (this.#queue.length >= MAXIMUM_WAITING) {
      return Promise.reject(
        new RegisterUnavailable(`${MAXIMUM_WAITING} commands are waiting; send it again in a moment`),
      );
    }
    return new Promise((resolve, reject) => {
      const request = key === undefined ? undefined : this.#options.digestOf(input);
      const needs = needsOf(decoded.rule, decoded.command);
      this.#queue.push({ ...decoded, needs, verified: verifying(needs), key, request, resolve, reject });
      this.#wake();
      this.#running ??= this.#run();
    });
  }

  /** Waits until everything submitted so far is answered. */
  async settled(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 || this.#underway.length > 0) {
      let pending: Pending[] = [];
      try {
        if (this.#queue.length === 0) await this.#commandOrCommit();
        // One turn of the event loop lets everything that arrives together go into one batch.
        if (this.#underway.length < MOST_UNDERWAY) await nextTurn();
        if (this.#queue.length === 0) continue;
        // After a batch that was refused its commands go one by one, each when the one before it is known to be recorded.
        if (this.#alone > 0) await this.#committed;
        pending = this.#take();
        if (this.#working.isLarge || this.#working.mustWait(pending)) await this.#committed;
        if (this.#working.isLarge) this.#working.clear();
        const decisions = await this.#decideAll(pending);
        while (this.#underway.length >= MOST_UNDERWAY) await this.#underway[0]?.answered;
        this.#send(decisions);
      } catch (fault) {
        await this.#recover(pending, fault);
      }
    }
    // In the same turn as the last look at the queue: a command that comes after it starts the next run.
    this.#running = undefined;
  }

  /** Everything sent so far, on disk and answered. */
  get #committed(): Promise<void> {
    return this.#underway.at(-1)?.answered ?? Promise.resolve();
  }

  #commandOrCommit(): Promise<void> {
    const command = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return Promise.race([command, this.#committed]);
  }

  /** It goes out behind the batch before it, and is committed only if that one is: the database never waits for us. */
  #send(decisions: Decisions): void {
    const answered = this.#answer(decisions, this.#write(decisions), this.#committed);
    const underway: Underway = { decisions, answered };
    this.#underway.push(underway);
    // Where it fails it stays, for whoever looks next to recover from.
    answered.then(
      () => this.#underway.splice(this.#underway.indexOf(underway), 1),
      () => undefined,
    );
  }

  /** A command that must see everyone at a site, or an entry to be corrected, goes first in its batch. */
  #take(): Pending[] {
    const waiting = this.#queue.length;
    const most = Math.min(waiting, MOST_IN_A_BATCH, Math.max(LEAST_WAITED_FOR, Math.ceil(waiting / 2)));
    let end = 1;
    if (this.#alone > 0) this.#alone -= 1;
    else while (end < most && !goesFirst(this.#queue[end] as Pending)) end += 1;
    return this.#queue.splice(0, end);
  }

  async #decideAll(pending: Pending[]): Promise<Decisions> {
    const keys = pending.flatMap(({ key }) => key ?? []);
    // By batches on their way: not to be read from the database yet, or only once it has been asked.
    const underway = new Map(this.#underway.flatMap(({ decisions }) => [...decisions.answered]));
    const decisions = new Decisions(this.#working.begin(), this.#frontier.size, pending);
    const [, answered] = await Promise.all([
      this.#working.gather(pending, this.#committed),
      keys.length === 0 ? new Map<string, Answered>() : this.#options.ledger.answered(keys),
    ]);
    for (const [index, one] of pending.entries()) {
      // The batch before is being committed: its replies must be heard while this one is decided.
      if (index % DECIDED_IN_ONE_TURN === DECIDED_IN_ONE_TURN - 1) await nextTurn();
      const before =
        one.key === undefined
          ? undefined
          : (answered.get(one.key) ?? underway.get(one.key) ?? decisions.answered.get(one.key));
      if (before !== undefined) decisions.repeat(one, before);
      else if (this.#working.isReady(one)) this.#decideOrSpoil(one, decisions);
      else if (index === 0)
        throw new Spoiled(pending, new Error(`what ${one.command.kind} needs was read and is not at hand`));
      else {
        // An entry just decided moved what this command needs: it is decided in the next batch.
        this.#queue.unshift(...pending.splice(index));
        break;
      }
    }
    // The next batch is decided, and grows the frontier, while this one is committed.
    if (decisions.entries.length > 0) decisions.checkpoint = this.#checkpoint();
    return decisions;
  }

  /** A rule that throws may have written half its lines into the books at hand: the whole batch is decided again without it. */
  #decideOrSpoil(one: Pending, decisions: Decisions): void {
    try {
      this.#decide(one, decisions);
    } catch (fault) {
      throw new Spoiled(decisions.pending, fault, one);
    }
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

  async #answer(decisions: Decisions, written: Promise<void>, before: Promise<void>): Promise<void> {
    const ends = await Promise.allSettled([before, written]);
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    this.#working.committed(decisions.number);
    for (const { one, answer } of decisions.answers) one.resolve(answer);
    await this.#answerAgain(decisions);
    this.#options.onRecorded?.(decisions.answers.flatMap(({ answer }) => ("accepted" in answer ? answer : [])));
  }

  async #write(decisions: Decisions): Promise<void> {
    if (decisions.entries.length === 0 && decisions.answered.size === 0) return;
    try {
      await this.#options.writer.append(decisions.batch());
    } catch (fault) {
      // The database is well and nothing was recorded: one command of the batch is at fault, or the books at hand are.
      if (fault instanceof DatabaseRefused || fault instanceof BooksMoved) throw new Spoiled(decisions.pending, fault);
      for (const one of decisions.pending) one.reject(unavailable(fault));
      throw fault;
    }
  }

  /** A repeat of a command is answered as the first was. */
  async #answerAgain({ repeats }: Decisions): Promise<void> {
    if (repeats.length === 0) return;
    try {
      const recorded = await this.#options.ledger.entries(repeats.flatMap(({ before }) => before.number ?? []));
      for (const { one, before } of repeats) {
        const found = before.number === null ? undefined : recorded.get(before.number);
        if (before.refusal !== null) one.resolve(before.refusal);
        else if (found !== undefined) one.resolve(accepted(found.entry, found.items));
        else
          throw new Error(`the answer under key ${before.key} names entry ${before.number}, which the journal lacks`);
      }
    } catch (fault) {
      for (const { one } of repeats) one.reject(unavailable(fault));
      throw fault;
    }
  }

  #checkpoint(): Checkpoint {
    const { signer } = this.#options;
    const { size } = this.#frontier;
    const root = this.#frontier.root();
    return { size, root, note: signNote(sha256, formatCheckpoint({ origin: signer.name, size, root }), [signer]) };
  }

  /**
   * After a batch that one command spoiled, everything not committed is decided again on books read anew: without the
   * command, where it is known which it was, else one by one. It alone is told; its neighbours are recorded.
   */
  async #recover(pending: readonly Pending[], fault: unknown): Promise<void> {
    const failed: Underway[] = [];
    const faults = new Set<unknown>();
    for (const underway of this.#underway.slice()) {
      await underway.answered.catch((failure: unknown) => {
        failed.push(underway);
        faults.add(failure);
      });
    }
    this.#underway = [];
    faults.add(fault);
    const again = [...new Set([...failed.flatMap(({ decisions }) => decisions.pending), ...pending])];
    const unspoiled = [...faults].find((failure) => !(failure instanceof Spoiled));
    if (unspoiled !== undefined) return this.#fail(again, unspoiled);
    const spoilers = new Set<Pending>();
    for (const spoiled of faults) {
      if (!(spoiled instanceof Spoiled)) continue;
      const spoiler = spoiled.spoiler ?? (spoiled.pending.length === 1 ? spoiled.pending[0] : undefined);
      if (spoiler === undefined) this.#alone = again.length;
      else {
        spoilers.add(spoiler);
        answerSpoiler(spoiler, spoiled.cause);
      }
    }
    this.#queue.unshift(...again.filter((one) => !spoilers.has(one)));
    this.#working.clear();
    try {
      this.#frontier = await readFrontier(
        sha256,
        ((await this.#options.ledger.last())?.number ?? -1) + 1,
        this.#options.ledger.nodes,
      );
    } catch (unreadable) {
      this.#fail([], unreadable);
    }
  }

  /** Nothing is at hand that can be trusted any more: whatever waits is told so, and a new sequencer must be started. */
  #fail(pending: readonly Pending[], fault: unknown): void {
    this.#failed = unavailable(fault);
    this.#working.clear();
    for (const one of [...pending, ...this.#queue]) one.reject(this.#failed);
    this.#queue = [];
  }
}

/** Refuses a key that the database cannot keep: too long, or with control characters. */
function unusable(key: string | undefined): Refusal | undefined {
  if (key === undefined || (/^[^\p{Cc}\p{Cs}]+$/u.test(key) && Buffer.byteLength(key) <= LONGEST_KEY_BYTES)) {
    return undefined;
  }
  return refuse(
    "invalid",
    "idempotency-key-invalid",
    `An idempotency key has 1 to ${LONGEST_KEY_BYTES} bytes and no control characters.`,
    "Send a fresh UUID as the key.",
    { field: "key" },
  );
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function goesFirst({ needs }: Pending): boolean {
  return needs.peopleAt !== undefined || needs.entry !== undefined;
}
