/**
 * One person's chain. Each line spends the position the line before it made, so the chain is the person's whole
 * custody, and where the person was at any instant is what the last line at or before it made.
 *
 *     occurred ──▶   t1          t2            t4
 *     root ── registered ── admitted ──────── moved        known at 40
 *     root ── registered ── admitted ─ moved'─ moved       known at 57: entry 57 came late, for t3
 *
 * Two axes. A row says what a line made, from when, and, once another line spends it, until when and by which entry.
 * Those two fields are the only ones the common case changes: one row inserted, one spent. A late entry or a
 * correction re-derives what follows and writes *new versions* of the rows that changed; the old versions stay, with
 * the number until which they were known, so what was known at any number stays readable (rules 3, 7 and 8).
 */
import type { EntryNumber, Instant, PersonId, Position, Step } from "@muster/record";
import { samePosition } from "@muster/record";
import { hindrance, makes } from "./steps.ts";

/** One version of one line. Mutable, for it is a row of the working set; a version's own facts never change. */
export interface LineRow {
  readonly person: PersonId;
  /** The entry whose line this is. */
  readonly entry: EntryNumber;
  /** The entry with which this version became known: the line's own, or a later one that re-derived it. */
  readonly knownFrom: EntryNumber;
  readonly at: Instant;
  readonly step: Step;
  readonly spends: EntryNumber | null;
  readonly makes: Position;
  /** When the line that spends this one occurred, and its entry; null while this is the person's last line. */
  spentAt: Instant | null;
  spentBy: EntryNumber | null;
  /** The entry that replaced this version; null while it is current knowledge. */
  knownUntil: EntryNumber | null;
}

/** A line a rule wants to add. */
export interface WantedLine {
  readonly step: Step;
  readonly makes: Position;
}

/** Why a line cannot stand, and the entry it contradicts (none where the person has no line at all). */
export interface Contradiction {
  readonly why: string;
  readonly contradicts: EntryNumber | undefined;
}

/**
 * A person's current rows, in order. `complete` is false where only the last line was loaded: enough for every line
 * that is not late.
 */
export class Chain {
  readonly person: PersonId;
  readonly complete: boolean;
  #rows: LineRow[];

  constructor(person: PersonId, rows: readonly LineRow[], complete: boolean) {
    this.person = person;
    this.complete = complete;
    this.#rows = [...rows];
  }

  /** The current rows, oldest first (only the last one unless `complete`). */
  get rows(): readonly LineRow[] {
    return this.#rows;
  }

  /** All rows, for a rule that asks what ever happened. Throws where only the last line was loaded: name `histories` in the needs. */
  get history(): readonly LineRow[] {
    if (!this.complete) throw new Error(`the history of ${this.person} was not loaded`);
    return this.#rows;
  }

  get last(): LineRow | undefined {
    return this.#rows.at(-1);
  }

  /** Whether an entry at `at` would go before a line that is already there. */
  isLate(at: Instant): boolean {
    const last = this.last;
    return last !== undefined && at < last.at;
  }

  /** Why the chain could not stand without the line of `entry`, with `instead` in its place at `at`; undefined when it could. */
  hindranceWithout(entry: EntryNumber, at: Instant, instead: WantedLine | undefined): Contradiction | undefined {
    const kept = this.#rows.filter((row) => row.entry !== entry);
    const outcome = this.#derived(
      kept,
      instead === undefined ? undefined : { at, wanted: instead, number: Number.MAX_SAFE_INTEGER },
    );
    return "why" in outcome ? outcome : undefined;
  }

  /** The chain as a rule must see it that decides in the place of a corrected entry: without that entry's line. */
  without(entry: EntryNumber): Chain {
    return new Chain(
      this.person,
      this.#rows.filter((row) => row.entry !== entry),
      this.complete,
    );
  }

  /** The line in force at `at`. Only a complete chain can answer for a time before its last line. */
  at(at: Instant): LineRow | undefined {
    const last = this.last;
    return last !== undefined && last.at <= at ? last : this.#rows.findLast((row) => row.at <= at);
  }

  /** Why the wanted line cannot be added at `at`; undefined when it can. */
  hindranceTo(wanted: WantedLine, at: Instant): Contradiction | undefined {
    const last = this.last;
    if (last !== undefined && at >= last.at) {
      const why = hindrance(wanted.step, last.makes, wanted.makes);
      return why === undefined ? undefined : { why, contradicts: last.entry };
    }
    const outcome = this.#derived(this.#rows, { at, wanted, number: Number.MAX_SAFE_INTEGER });
    return "why" in outcome ? outcome : undefined;
  }

  /**
   * Adds a line of entry `number` at `at`, in its place in time, and re-derives what follows. `without` names an entry
   * whose line goes at the same moment (a correction). Returns every row that is new or changed, or the contradiction.
   */
  place(
    number: EntryNumber,
    at: Instant,
    wanted: WantedLine | undefined,
    without?: EntryNumber,
  ): readonly LineRow[] | Contradiction {
    const last = this.last;
    if (wanted !== undefined && without === undefined && last !== undefined && at >= last.at) {
      return this.#append(last, number, at, wanted);
    }
    const kept = without === undefined ? this.#rows : this.#rows.filter((row) => row.entry !== without);
    const outcome = this.#derived(kept, wanted === undefined ? undefined : { at, wanted, number });
    if ("why" in outcome) return outcome;
    return this.#adopt(outcome, number);
  }

  /** The common case: one row inserted, one spent. */
  #append(last: LineRow, number: EntryNumber, at: Instant, wanted: WantedLine): readonly LineRow[] | Contradiction {
    const why = hindrance(wanted.step, last.makes, wanted.makes);
    if (why !== undefined) return { why, contradicts: last.entry };
    last.spentAt = at;
    last.spentBy = number;
    const row = newRow(
      this.person,
      number,
      number,
      at,
      wanted.step,
      last.entry,
      makes(wanted.step, last.makes, wanted.makes),
    );
    if (this.complete) this.#rows.push(row);
    else this.#rows = [row];
    return [last, row];
  }

  /** The chain as it follows from these lines, with the wanted one in its place; pure. */
  #derived(
    lines: readonly LineRow[],
    addition: { at: Instant; wanted: WantedLine; number: EntryNumber } | undefined,
  ): readonly Derived[] | Contradiction {
    const ordered: Derived[] = lines.map(({ entry, at, step, makes: made }) => ({
      entry,
      at,
      step,
      spends: null,
      makes: made,
    }));
    if (addition !== undefined) {
      const place = ordered.findLastIndex((line) => line.at <= addition.at) + 1;
      ordered.splice(place, 0, {
        entry: addition.number,
        at: addition.at,
        step: addition.wanted.step,
        spends: null,
        makes: addition.wanted.makes,
      });
    }
    let before: Derived | undefined;
    for (const line of ordered) {
      const why = hindrance(line.step, before?.makes, line.makes);
      if (why !== undefined) {
        return {
          why,
          contradicts: line.entry === addition?.number ? (before?.entry ?? ordered[1]?.entry) : line.entry,
        };
      }
      line.spends = before?.entry ?? null;
      line.makes = makes(line.step, before?.makes, line.makes);
      before = line;
    }
    return ordered;
  }

  /** Makes the derived lines current as of entry `number`, in new versions where a row would change. */
  #adopt(derived: readonly Derived[], number: EntryNumber): readonly LineRow[] {
    const old = new Map(this.#rows.map((row) => [row.entry, row]));
    const touched: LineRow[] = [];
    this.#rows = derived.map((line, index) => {
      const next = derived[index + 1];
      const row = old.get(line.entry);
      old.delete(line.entry);
      const spentAt = next?.at ?? null;
      const spentBy = next?.entry ?? null;
      if (row !== undefined && row.spends === line.spends && samePosition(row.makes, line.makes)) {
        if (row.spentBy === spentBy && row.spentAt === spentAt) return row;
        if (row.spentBy === null && spentBy === number) {
          row.spentAt = spentAt;
          row.spentBy = spentBy;
          touched.push(row);
          return row;
        }
      }
      if (row !== undefined) {
        row.knownUntil = number;
        touched.push(row);
      }
      const version = newRow(this.person, line.entry, number, line.at, line.step, line.spends, line.makes);
      version.spentAt = spentAt;
      version.spentBy = spentBy;
      touched.push(version);
      return version;
    });
    for (const row of old.values()) {
      row.knownUntil = number;
      touched.push(row);
    }
    return touched;
  }
}

interface Derived {
  readonly entry: EntryNumber;
  readonly at: Instant;
  readonly step: Step;
  spends: EntryNumber | null;
  makes: Position;
}

function newRow(
  person: PersonId,
  entry: EntryNumber,
  knownFrom: EntryNumber,
  at: Instant,
  step: Step,
  spends: EntryNumber | null,
  made: Position,
): LineRow {
  return { person, entry, knownFrom, at, step, spends, makes: made, spentAt: null, spentBy: null, knownUntil: null };
}
