/**
 * Ninety days of rolls, one file: each day is held against the books and what follows from it is entered, in order of
 * time, and then the roll itself. The roll's entry says that its day is done; it names the file and the digest of what
 * the roll says. So an import that was broken off, by a broken row or by `kill -9`, goes on where it stopped when the
 * file is imported again, and a file that was imported adds nothing. No idempotency keys are needed: the books are what
 * a repeat is held against, and a refusal of yesterday, its cause removed, is no refusal of today.
 */
import { randomUUID } from "node:crypto";
import type { Refusal, RolledPerson, SiteBook } from "@muster/custody";
import { newSiteBook, reconcile, rollText } from "@muster/custody";
import type { TakenRollRow } from "@muster/ledger";
import type { Instant, Officer, PersonId, SiteCode, UnitCode } from "@muster/record";
import { sha256 } from "../cryptography.ts";
import type { Register } from "../register.ts";
import type { ImportFinding } from "./findings.ts";
import type { RollFileMapping } from "./mapping.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { type RollDay, rollDays } from "./roll-days.ts";
import { type FileIdentity, identify } from "./roll-file.ts";
import { claimsOf, type FileRow } from "./roll-rows.ts";
import { loadSiteBook, TakenRolls } from "./site-book.ts";
import { RollFileStopped, stopFile } from "./stopped.ts";
import { type RefusedCommand, submitDay } from "./submit-day.ts";

export interface RollImportOptions {
  readonly file: string;
  readonly site: SiteCode;
  readonly mapping: RollFileMapping;
  /** Who enters the rolls where the mapping names nobody. */
  readonly by?: Officer;
  readonly second?: Officer;
  /** Reads and reconciles, and enters nothing. */
  readonly dryRun?: boolean;
  /** Told of each finding, in the order of the rows: there may be more than should be kept at hand. */
  readonly onFinding?: (finding: ImportFinding) => void;
  /** Told after each day. */
  readonly onDay?: (day: string, sofar: RollImport) => void;
}

/** What came of an import. */
export interface RollImport {
  file: FileIdentity;
  readonly site: SiteCode;
  readonly dryRun: boolean;
  /** Days imported now, with their rows. */
  days: number;
  rows: number;
  /** Days of the file that the register had. */
  daysBefore: number;
  /** People on a roll who were new to the register. */
  people: number;
  admissions: number;
  moves: number;
  absences: number;
  returns: number;
  releases: number;
  /** Days whose roll says just what the one before it said. */
  readonly noNewEvidence: string[];
  /** Days with no roll, between the first and the last of the file (rule 6). */
  readonly missing: string[];
  findings: number;
  /** Entries recorded. */
  entries: number;
  /** Why the file could not be read to its end; what came before stands. */
  stopped: Refusal | undefined;
}

/** Imports a file of rolls. What is wrong with the file is in the result; faults of the register are thrown. */
export async function importRolls(register: Register, options: RollImportOptions): Promise<RollImport> {
  const result = nothingYet(options);
  try {
    result.file = await identify(options.file);
    const importing = await RollImporting.begin(register, options, result);
    for await (const day of rollDays(options.file, options.mapping)) await importing.take(day);
  } catch (fault) {
    if (!(fault instanceof RollFileStopped)) throw fault;
    result.stopped = fault.refusal;
  }
  return result;
}

function nothingYet({ file, site, dryRun = false }: RollImportOptions): RollImport {
  return {
    file: { file, digest: "" },
    site,
    dryRun,
    days: 0,
    rows: 0,
    daysBefore: 0,
    people: 0,
    admissions: 0,
    moves: 0,
    absences: 0,
    returns: 0,
    releases: 0,
    noNewEvidence: [],
    missing: [],
    findings: 0,
    entries: 0,
    stopped: undefined,
  };
}

/** An import under way. */
class RollImporting {
  readonly #register: Register;
  readonly #options: RollImportOptions;
  readonly #result: RollImport;
  readonly #prepared: Prepared;
  readonly #taken: TakenRolls;
  readonly #units: ReadonlyMap<string, UnitCode>;
  #book: SiteBook;
  /** What the last roll said, to know one that brings nothing new. */
  #last: { readonly digest: string | null; readonly people: number } | undefined;

  private constructor(
    register: Register,
    options: RollImportOptions,
    result: RollImport,
    prepared: Prepared,
    taken: TakenRolls,
    book: SiteBook,
  ) {
    this.#register = register;
    this.#options = options;
    this.#result = result;
    this.#prepared = prepared;
    this.#taken = taken;
    this.#book = book;
    this.#last = taken.last;
    this.#units = new Map(Object.entries(options.mapping.units) as [string, UnitCode][]);
  }

  static async begin(register: Register, options: RollImportOptions, result: RollImport): Promise<RollImporting> {
    const { by, second, dryRun = false, mapping, site } = options;
    const prepared = await prepare(register, {
      site,
      mapping,
      dryRun,
      ...(by === undefined ? {} : { by }),
      ...(second === undefined ? {} : { second }),
    });
    if (!dryRun) result.entries += prepared.opened.length;
    const taken = await TakenRolls.load(register.ledger, site);
    const book =
      taken.last === undefined && prepared.opened.length > 0
        ? newSiteBook(site)
        : await loadSiteBook(register.ledger, site, mapping.issuer);
    return new RollImporting(register, options, result, prepared, taken, book);
  }

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

  /** The register has the roll of this day: nothing is added, and a roll that says something else is reported. */
  #holdAgainst(before: TakenRollRow, day: RollDay): void {
    this.#result.daysBefore += 1;
    if (before.source === this.#result.file.digest || before.digest === null) return;
    if (this.#digestOf(this.#rolled(day)) === before.digest) return;
    this.#find({
      row: day.rows[0]?.row ?? 0,
      number: "",
      finding: "differs-from-recorded",
      entry: before.entry,
      day: day.day,
    });
  }

  /** What no command of the day could overcome, told once rather than six thousand times. */
  async #mayBeTaken({ day, takenAt }: RollDay): Promise<void> {
    const { site } = this.#options;
    const last = this.#taken.last;
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
    const now = (await this.#register.moment()).asOf;
    if (takenAt > now)
      stopFile(
        "roll-in-the-future",
        `The roll of ${day} has not been taken yet: it is ${now}.`,
        "Check the file's days and the mapping's zone.",
        { day },
      );
  }

  async #enter(day: RollDay): Promise<void> {
    const { mapping } = this.#options;
    const { by, second } = this.#prepared;
    const known = this.#book.people.size;
    let digest = "";
    const { commands, findings, people } = reconcile<FileRow>(
      {
        takenAt: day.takenAt,
        rows: day.rows,
        by,
        source: { ...this.#result.file, row: day.rows[0]?.row ?? 0 },
        ...(second === undefined ? {} : { second }),
      },
      this.#book,
      { ...mapping, units: this.#units },
      {
        newPerson: () => randomUUID() as PersonId,
        digestOf: (rolled) => (digest = this.#digestOf(rolled)),
        claimsOf: (row) => claimsOf(row, day.day, mapping),
      },
    );
    for (const finding of findings) this.#find({ ...finding, day: day.day });
    if (this.#last?.digest === digest && this.#last.people === people) this.#result.noNewEvidence.push(day.day);
    this.#last = { digest, people };
    this.#tally(commands, day.rows.length, this.#book.people.size - known);
    if (this.#options.dryRun === true) return;
    const { recorded, refused } = await submitDay(commands, (command) => this.#register.submit(command));
    this.#result.entries += recorded;
    if (refused.length > 0) await this.#reportRefused(refused, day);
  }

  #tally(
    commands: readonly { readonly kind: string; readonly people?: unknown }[],
    rows: number,
    people: number,
  ): void {
    const result = this.#result;
    result.days += 1;
    result.rows += rows;
    result.people += people;
    for (const { kind, people: named } of commands) {
      const count = Array.isArray(named) ? named.length : 1;
      if (kind === "custody.admit") result.admissions += count;
      else if (kind === "custody.move") result.moves += count;
      else if (kind === "custody.mark-unaccounted") result.absences += count;
      else if (kind === "custody.release") result.releases += count;
      else if (kind === "custody.find") result.returns += count;
    }
  }

  /** The book believed that every command would be accepted: it is loaded again as the register has it. */
  async #reportRefused(refused: readonly RefusedCommand[], { day, takenAt }: RollDay): Promise<void> {
    const known = new Map(
      [...this.#book.people].map(([number, { person, onRoll, row }]) => [
        person,
        { number, row: onRoll === this.#book.rolls ? row : 0 },
      ]),
    );
    for (const { kind, person, refusal } of refused) {
      const { number, row } = known.get(person) ?? { number: "", row: 0 };
      this.#find({ row, number, finding: "refused", command: kind, refusal, day });
    }
    this.#book = await loadSiteBook(this.#register.ledger, this.#options.site, this.#options.mapping.issuer);
    this.#book.takenAt = takenAt as Instant;
  }

  #find(finding: ImportFinding): void {
    this.#result.findings += 1;
    this.#options.onFinding?.(finding);
  }

  #digestOf(rolled: readonly RolledPerson[]): string {
    return Buffer.from(sha256(Buffer.from(rollText(rolled)))).toString("base64");
  }

  /** Who is on the roll, as reconciling it would say. */
  #rolled({ rows }: RollDay): RolledPerson[] {
    const rolled = new Map<string, RolledPerson>();
    for (const { number, level } of rows) {
      if (number === "" || rolled.has(number)) continue;
      const known = this.#book.people.get(number);
      const unit = this.#units.get(level);
      // Whoever the register does not know makes the roll another one.
      const person = known?.person ?? ("" as PersonId);
      rolled.set(number, unit === undefined ? { person } : { person, unit });
    }
    return [...rolled.values()];
  }
}
