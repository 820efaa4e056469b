/** One batch of commands under way: what waits to be decided, and what came of it. */
import type { DecodedCommand, LineRow, Refusal } from "@muster/custody";
import { refuse } from "@muster/custody";
import type { Answered, Batch, Checkpoint, JournalRow, LogNode } from "@muster/ledger";
import { EntryTooLarge, type EntryNumber } from "@muster/record";
import { type Answer, accepted, CommandFailed } from "./answer.ts";
import { isOfRequest, type RequestDigest } from "./request-digest.ts";
import type { Waiting } from "./working-set.ts";

export interface Pending extends DecodedCommand, Waiting {
  readonly key: string | undefined;
  readonly request: RequestDigest | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: Error) => void;
}

/** What came of one batch of commands. */
export class Decisions {
  readonly number: number;
  readonly pending: readonly Pending[];
  /** The number of the batch's first entry: a row known from it on is new with this batch. */
  readonly #first: EntryNumber;
  readonly entries: JournalRow[] = [];
  readonly nodes: LogNode[] = [];
  readonly answers: { readonly one: Pending; readonly answer: Answer }[] = [];
  readonly answered = new Map<string, Answered>();
  readonly repeats: { readonly one: Pending; readonly before: Answered }[] = [];
  readonly #rows = new Set<LineRow>();
  checkpoint: Checkpoint | undefined;

  constructor(number: number, first: EntryNumber, pending: readonly Pending[]) {
    this.number = number;
    this.pending = pending;
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
    if (one.request !== undefined && isOfRequest(before.request, one.request)) {
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
    return {
      entries: this.entries,
      newRows,
      changedRows,
      nodes: this.nodes,
      checkpoint: this.checkpoint,
      answered: [...this.answered.values()],
    };
  }

  #answer(one: Pending, answer: Answer, number: EntryNumber | null, refusal: Refusal | null): void {
    this.answers.push({ one, answer });
    if (one.key !== undefined && one.request !== undefined) {
      this.answered.set(one.key, { key: one.key, request: one.request.kept, number, refusal });
    }
  }
}

/** A batch that was not recorded though the database is well. */
export class Spoiled extends Error {
  readonly pending: readonly Pending[];
  /** The command at fault, where it is known. */
  readonly spoiler: Pending | undefined;

  constructor(pending: readonly Pending[], cause: unknown, spoiler?: Pending) {
    super("a batch was not recorded", { cause });
    this.pending = pending;
    this.spoiler = spoiler;
  }
}

/** Tells the command that spoiled its batch. */
export function answerSpoiler({ command, resolve, reject }: Pending, cause: unknown): void {
  if (cause instanceof EntryTooLarge) {
    resolve(
      refuse("invalid", "entry-too-large", "This says more than one entry can hold.", "Say it in several entries."),
    );
  } else
    reject(
      new CommandFailed(`${command.kind} could not be recorded: a fault in Muster, which its log names.`, { cause }),
    );
}
