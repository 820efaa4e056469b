/**
 * An import under way. While the register commits one day the next is read, reconciled and submitted behind it: both
 * cores are busy. Should the books refuse something of a day after all, the day behind it was held against books that
 * are not so; it is then held against them again.
 */
import { randomUUID } from "node:crypto";
import type { Reconciled, RollCommand, RolledPerson, RollFinding, SiteBook } from "@muster/custody";
import { reconcile, rollText } from "@muster/custody";
import type { TakenRollRow } from "@muster/ledger";
import { nameFaults } from "@muster/names";
import type { Instant, PersonId, UnitCode } from "@muster/record";
import { sha256 } from "../cryptography.ts";
import type { Register } from "../register.ts";
import type { DoubtfulNameFinding, ImportFinding } from "./findings.ts";
import { type RollImport, type RollImportOptions, tally } from "./outcome.ts";
import { type Prepared, prepare } from "./prepare.ts";
import type { RollDay } from "./roll-days.ts";
import { claimsOf, type FileRow } from "./roll-rows.ts";
import { loadSiteBook, TakenRolls } from "./site-book.ts";
import { stopFile } from "./stopped.ts";
import { AT_ONCE, type DaySubmitted, type RefusedCommand, submitDay } from "./submit-day.ts";

/** A day whose commands are with the register. */
interface DayInFlight {
  readonly day: RollDay;
  /** Whom its commands would register. */
  readonly newcomers: readonly PersonId[];
  readonly submitted: Promise<DaySubmitted>;
}

const REGISTER = "person.register";

export class RollImporting {
  readonly #register: Register;
  readonly #options: RollImportOptions;
  readonly #result: RollImport;
  readonly #prepared: Prepared;
  readonly #taken: TakenRolls;
  readonly #units: ReadonlyMap<string, UnitCode>;
  #book: SiteBook;
  #inFlight: DayInFlight | undefined;
  /** The register's time when it was last asked for; it has gone on since. */
  #now = "" as Instant;
  /** What the last roll said, to know one that brings nothing new. */
  #last: { readonly digest: string | null; readonly people: number } | undefined;

  private constructor(
    register: Register,
    options: RollImportOptions,
    result: RollImport,
    loaded: { readonly prepared: Prepared; readonly taken: TakenRolls; readonly book: SiteBook },
  ) {
    this.#register = register;
    this.#options = options;
    this.#result = result;
    this.#prepared = loaded.prepared;
    this.#taken = loaded.taken;
    this.#book = loaded.book;
    this.#last = loaded.taken.last;
    this.#units = new Map(Object.entries(options.mapping.units));
  }

  /** Prepares the register for the rolls and takes up what it has. `result` is kept up to date as days are taken. */
  static async begin(register: Register, options: RollImportOptions, result: RollImport): Promise<RollImporting> {
    const { site, mapping } = options;
    const prepared = await prepare(register, options);
    if (options.dryRun !== true) result.entries += prepared.opened.length;
    const taken = await TakenRolls.load(register.ledger, site);
    const book = await loadSiteBook(register.ledger, site, mapping.issuer);
    return new RollImporting(register, options, result, { prepared, taken, book });
  }

  /** Takes the next day of the file. */
  async take(day: RollDay): Promise<void> {
    this.#result.missing.push(...day.missing);
    const before = this.#taken.at(day.takenAt);
    if (before !== undefined) this.#holdAgainst(before, day);
    else {
      await this.#mayBeTaken(day);
      await this.#enter(day);
    }
    this.#options.onDay?.(day.day, this.#result);
  }

  /** Waits until every day taken is recorded. */
  async settle(): Promise<void> {
    const last = this.#inFlight;
    this.#inFlight = undefined;
    if (last !== undefined && (await this.#arrived(last)) > 0) await this.#loadAgain();
  }

  /** The register has the roll of this day: nothing is added, and a roll that says something else is reported. */
  #holdAgainst(before: TakenRollRow, { day, rows }: RollDay): void {
    this.#result.daysBefore += 1;
    if (before.source === this.#result.file.digest || before.digest === null) return;
    if (this.#digestOf(this.#rolled(rows)) === before.digest) return;
    this.#find({ row: rows[0]?.row ?? 0, number: "", finding: "differs-from-recorded", entry: before.entry, day });
  }

  /** What no command of the day could overcome, told once rather than six thousand times. */
  async #mayBeTaken({ day, takenAt }: RollDay): Promise<void> {
    const { site } = this.#options;
    const { last } = this.#taken;
    if (last !== undefined && takenAt < last.takenAt) {
      stopFile(
        "roll-out-of-order",
        `The roll of ${day} comes before that of ${last.takenAt}, which the register has (entry ${last.entry}).`,
        "Import rolls in order of time; enter a late one by itself as roll.take.",
        { site, day, entry: last.entry },
      );
    }
    const { openedAt } = this.#prepared;
    if (takenAt < openedAt) {
      stopFile(
        "site-not-open-yet",
        `${site} was opened on ${openedAt}, after the roll of ${day}.`,
        "Open the site as of the day from which it was in use.",
        { site, day },
      );
    }
    if (takenAt <= this.#now) return;
    this.#now = (await this.#register.moment()).asOf;
    if (takenAt <= this.#now) return;
    stopFile(
      "roll-in-the-future",
      `The roll of ${day} has not been taken yet: it is ${this.#now}.`,
      "Check the file's days and the mapping's zone.",
      { day },
    );
  }

  async #enter(day: RollDay): Promise<void> {
    const { commands, findings, doubtful, people, digest } = this.#reconcile(day);
    const asked = [...findings.filter((finding) => this.#isAsked(finding)), ...doubtful];
    for (const finding of asked.sort((one, other) => one.row - other.row)) this.#find({ ...finding, day: day.day });
    if (this.#last?.digest === digest && this.#last.people === people) this.#result.noNewEvidence.push(day.day);
    this.#last = { digest, people };
    this.#result.days += 1;
    this.#result.rows += day.rows.length;
    tally(this.#result, commands);
    if (this.#options.dryRun !== true) await this.#send(day, commands);
  }

  #reconcile(
    day: RollDay,
  ): Reconciled & { readonly doubtful: readonly DoubtfulNameFinding[]; readonly digest: string } {
    const { mapping } = this.#options;
    const { by, second } = this.#prepared;
    const { takenAt, rows } = day;
    const doubtful: DoubtfulNameFinding[] = [];
    let digest = "";
    const reconciled = reconcile<FileRow>(
      {
        takenAt,
        rows,
        by,
        source: { ...this.#result.file, row: rows[0]?.row ?? 0 },
        ...(second === undefined ? {} : { second }),
      },
      this.#book,
      { ...mapping, units: this.#units },
      {
        newPerson: () => randomUUID() as PersonId,
        digestOf: (rolled) => {
          digest = this.#digestOf(rolled);
          return digest;
        },
        claimsOf: (row) => {
          doubtful.push(...doubtOf(row));
          return claimsOf(row, day.day, mapping);
        },
      },
    );
    return { ...reconciled, doubtful, digest };
  }

  /** Submits a day behind the one before it, and waits for that one. */
  async #send(day: RollDay, commands: readonly RollCommand[]): Promise<void> {
    const before = this.#inFlight;
    const submitted = submitDay(commands, (command) => this.#register.submit(command));
    // Awaited below or with the next day; until then its fault must not count as unhandled.
    submitted.catch(() => undefined);
    this.#inFlight = { day, newcomers: newcomersIn(commands), submitted };
    const refusedBefore = before === undefined ? 0 : await this.#arrived(before);
    if (refusedBefore === 0 && commands.length <= AT_ONCE) return;
    await this.settle();
    if (refusedBefore > 0) await this.#holdAgain(day);
  }

  /** The day was held against books that were not so. Its roll is taken; what else the books lack is entered now. */
  async #holdAgain(day: RollDay): Promise<void> {
    await this.#loadAgain();
    const commands = this.#reconcile(day).commands.slice(0, -1);
    tally(this.#result, commands);
    const submitted = submitDay(commands, (command) => this.#register.submit(command));
    this.#inFlight = { day, newcomers: newcomersIn(commands), submitted };
    await this.settle();
  }

  /** Once a day is recorded: how many of its commands were refused, each now reported. */
  async #arrived({ day, newcomers, submitted }: DayInFlight): Promise<number> {
    const { recorded, refused } = await submitted;
    this.#result.entries += recorded;
    const strangers = new Set(refused.flatMap(({ kind, person }) => (kind === REGISTER ? [person] : [])));
    const registered = newcomers.filter((person) => !strangers.has(person));
    if (registered.length > 0) this.#options.onRegistered?.(registered);
    if (refused.length > 0) this.#report(refused, day);
    return refused.length;
  }

  #report(refused: readonly RefusedCommand[], { day, rows }: RollDay): void {
    const numbers = new Map([...this.#book.people].map(([number, { person }]) => [person, number]));
    const rowOf = new Map(rows.map(({ number, row }) => [number, row]));
    for (const { kind, person, refusal } of refused) {
      const number = numbers.get(person) ?? "";
      this.#find({ row: rowOf.get(number) ?? 0, number, finding: "refused", command: kind, refusal, day });
    }
  }

  /** The book believed that every command would be accepted: it is taken up again as the register has it. */
  async #loadAgain(): Promise<void> {
    this.#book = await loadSiteBook(this.#register.ledger, this.#options.site, this.#options.mapping.issuer);
  }

  /** What a file has no column for is missing from every row, and that is no news of any. */
  #isAsked({ finding }: RollFinding): boolean {
    const { admittedAt, level } = this.#options.mapping.columns;
    return (
      !(finding === "missing-admission" && admittedAt === undefined) &&
      !(finding === "unknown-level" && level === undefined)
    );
  }

  #find(finding: ImportFinding): void {
    this.#result.findings += 1;
    this.#options.onFinding?.(finding);
  }

  #digestOf(rolled: readonly RolledPerson[]): string {
    return Buffer.from(sha256(Buffer.from(rollText(rolled)))).toString("base64");
  }

  /** Who is on the roll, as reconciling it would say. */
  #rolled(rows: readonly FileRow[]): RolledPerson[] {
    const rolled = new Map<string, RolledPerson>();
    for (const { number, level } of rows) {
      if (number === "" || rolled.has(number)) continue;
      // Whoever the register does not know makes it another roll.
      const person = this.#book.people.get(number)?.person ?? ("" as PersonId);
      const unit = this.#units.get(level);
      rolled.set(number, unit === undefined ? { person } : { person, unit });
    }
    return [...rolled.values()];
  }
}

function doubtOf({ row, number, name }: FileRow): readonly DoubtfulNameFinding[] {
  const faults = nameFaults(name);
  return faults.length === 0 ? [] : [{ row, number, finding: "doubtful-name", name, faults }];
}

function newcomersIn(commands: readonly RollCommand[]): readonly PersonId[] {
  return commands.flatMap((command) => {
    const { kind, person } = command as RollCommand & { readonly person?: PersonId };
    return kind === REGISTER && person !== undefined ? [person] : [];
  });
}
