/**
 * A roll held against the books. It follows which entries must be made for the books to say what the roll says, and what
 * is odd about it, row by row; it decides nothing, for every command goes through its own rule.
 *
 *     on the roll, new              register, admit        in the books here, not on the roll   what absence means
 *     on the roll, another unit     move                   unaccounted, on the roll             find
 *     on the roll, released before  admit again            held elsewhere, at large, deceased   a finding, and seen
 *
 * Rolls come by the hundred thousand rows: one look-up a row, and nothing allocated for a row that changes nothing but
 * the sighting itself.
 */
import type { Instant, PersonId, UnitCode } from "@muster/record";
import { MOST_AT_ONCE } from "../escape/people.ts";
import type { BookPerson, Roll, RollFinding, RollMapping, RollRow, RollTools, SiteBook } from "./book.ts";
import { bookPerson } from "./book.ts";
import type { RolledPerson } from "./text.ts";

/** A command as it goes to the register. */
export type RollCommand = { readonly kind: string; readonly occurredAt: Instant } & Readonly<Record<string, unknown>>;

export interface Reconciled {
  /** In the order in which to submit them: registrations and admissions, moves, absences, returns, and the roll last. */
  readonly commands: readonly RollCommand[];
  /** In the order of the rows. */
  readonly findings: readonly RollFinding[];
  /** How many different people the roll names. */
  readonly people: number;
}

/**
 * Reconciles the next roll of a site. The book is brought to where the books will be once every command has been
 * accepted; if one is refused, load the book anew. A roll without a row says nothing about anybody: no command follows
 * from a report that is missing (rule 6). Throws when rolls come out of their order in time.
 */
export function reconcile<Row extends RollRow>(
  roll: Roll<Row>,
  book: SiteBook,
  mapping: RollMapping,
  tools: RollTools<Row>,
): Reconciled {
  if (book.takenAt !== undefined && roll.takenAt < book.takenAt) {
    throw new Error(`the roll of ${roll.takenAt} comes after that of ${book.takenAt}`);
  }
  if (roll.rows.length === 0) return { commands: [], findings: [], people: 0 };
  const work = new Reconciliation(roll, book, mapping, tools);
  return work.done();
}

/** One roll being worked through. */
class Reconciliation<Row extends RollRow> {
  readonly #roll: Roll<Row>;
  readonly #book: SiteBook;
  readonly #mapping: RollMapping;
  readonly #tools: RollTools<Row>;
  readonly #ordinal: number;
  readonly #arrivals: RollCommand[] = [];
  readonly #moves: RollCommand[] = [];
  readonly #returns = new Map<UnitCode | undefined, PersonId[]>();
  readonly #findings: RollFinding[] = [];
  readonly #stated: { readonly person: PersonId; readonly admittedAt: Instant }[] = [];

  constructor(roll: Roll<Row>, book: SiteBook, mapping: RollMapping, tools: RollTools<Row>) {
    this.#roll = roll;
    this.#book = book;
    this.#mapping = mapping;
    this.#tools = tools;
    this.#ordinal = book.rolls + 1;
    book.rolls = this.#ordinal;
    book.takenAt = roll.takenAt;
  }

  done(): Reconciled {
    for (const row of this.#roll.rows) this.#meet(row);
    const absences = this.#absences();
    const people = this.#inOrder();
    const roll = this.#command("roll.take", {
      people,
      ...(this.#stated.length === 0 ? {} : { stated: this.#stated }),
      ...(this.#tools.digestOf === undefined ? {} : { digest: this.#tools.digestOf(people) }),
      ...(this.#roll.source === undefined ? {} : { source: this.#roll.source }),
    });
    return {
      commands: [...this.#arrivals, ...this.#moves, ...absences, ...this.#found(), roll],
      findings: this.#findings,
      people: people.length,
    };
  }

  /**
   * Everyone on the roll in order of id: the order of the rows says nothing, and the database finds its places one beside
   * the other. Most were in the book before, in their order.
   */
  #inOrder(): RolledPerson[] {
    const book = this.#book;
    if (book.inOrder.length < book.people.size) {
      const newcomers = [...book.people.values()].slice(book.inOrder.length);
      book.inOrder = [...book.inOrder, ...newcomers].sort((one, other) => (one.person < other.person ? -1 : 1));
    }
    const people: RolledPerson[] = [];
    for (const { person, onRoll, onUnit } of book.inOrder) {
      if (onRoll === this.#ordinal) people.push(onUnit === undefined ? { person } : { person, unit: onUnit });
    }
    return people;
  }

  #meet(row: Row): void {
    const unit = this.#mapping.units.get(row.level);
    this.#lookOver(row, unit);
    if (row.number === "") return;
    const known = this.#book.people.get(row.number);
    if (known?.onRoll === this.#ordinal) {
      this.#findings.push({ row: row.row, number: row.number, finding: "twice-on-roll", keptRow: known.row });
      this.#holdAdmissionAgainst(known, row);
      return;
    }
    const person = known ?? this.#register(row);
    person.onRoll = this.#ordinal;
    person.row = row.row;
    this.#bringHere(person, row, unit);
    this.#noteAdmission(person, row.admittedStated);
    person.onUnit = unit;
  }

  /** What is odd about the row by itself. */
  #lookOver({ row, number, level, admittedStated }: RollRow, unit: UnitCode | undefined): void {
    if (number === "") this.#findings.push({ row, number, finding: "missing-number" });
    if (unit === undefined) this.#findings.push({ row, number, finding: "unknown-level", level });
    if (admittedStated === undefined) this.#findings.push({ row, number, finding: "missing-admission" });
    else if (admittedStated > this.#roll.takenAt) {
      this.#findings.push({ row, number, finding: "seen-before-admission", admittedStated });
    }
  }

  #holdAdmissionAgainst({ admittedStated: before }: BookPerson, { row, number, admittedStated: now }: RollRow): void {
    if (before === undefined || now === undefined || before === now) return;
    this.#findings.push({ row, number, finding: "two-open-episodes", admittedStated: [before, now] });
  }

  /** What the site states goes on record with the roll where it is new. */
  #noteAdmission(known: BookPerson, admittedAt: Instant | undefined): void {
    if (admittedAt === undefined || admittedAt === known.admittedStated) return;
    known.admittedStated = admittedAt;
    this.#stated.push({ person: known.person, admittedAt });
  }

  #register(row: Row): BookPerson {
    const person = this.#tools.newPerson();
    const claims = this.#tools.claimsOf?.(row) ?? [];
    this.#arrivals.push({
      kind: "person.register",
      occurredAt: this.#roll.takenAt,
      by: this.#roll.by,
      person,
      numbers: [{ number: row.number, issuer: this.#mapping.issuer }],
      ...(claims.length === 0 ? {} : { claims }),
    });
    const known = bookPerson(person, { state: "outside" });
    this.#book.people.set(row.number, known);
    return known;
  }

  /** Brings a person on the roll to this site in the books, where a roll can. A level nobody knows moves nobody. */
  #bringHere(known: BookPerson, row: RollRow, unit: UnitCode | undefined): void {
    switch (known.state) {
      case "held":
        if (known.site !== this.#book.site) return this.#elsewhere(known, row);
        this.#holdAdmissionAgainst(known, row);
        if (unit === undefined || unit === known.unit) return;
        this.#moves.push(this.#command("custody.move", { person: known.person, unit }));
        break;
      case "unaccounted":
        this.#holdAdmissionAgainst(known, row);
        this.#findIn(unit, known.person);
        break;
      case "released":
      case "transferred-out":
        this.#findings.push({ row: row.row, number: row.number, finding: "re-admission", after: known.state });
        this.#admit(known.person, unit);
        break;
      case "outside":
        this.#admit(known.person, unit);
        break;
      case "at-large":
      case "in-transit":
      case "deceased":
        return this.#elsewhere(known, row);
    }
    known.state = "held";
    known.site = this.#book.site;
    known.unit = unit;
  }

  #elsewhere({ state, site }: BookPerson, { row, number }: RollRow): void {
    this.#findings.push({
      row,
      number,
      finding: "elsewhere-in-the-books",
      state,
      ...(site === undefined ? {} : { site }),
    });
  }

  #admit(person: PersonId, unit: UnitCode | undefined): void {
    this.#arrivals.push(this.#command("custody.admit", { person, ...(unit === undefined ? {} : { unit }) }));
  }

  #findIn(unit: UnitCode | undefined, person: PersonId): void {
    const found = this.#returns.get(unit);
    if (found === undefined) this.#returns.set(unit, [person]);
    else found.push(person);
  }

  #found(): RollCommand[] {
    return [...this.#returns].flatMap(([unit, people]) =>
      inParts(people).map((part) =>
        this.#command("custody.find", { people: part, ...(unit === undefined ? {} : { unit }) }),
      ),
    );
  }

  /** Everyone the books hold here who is not on the roll, and what the keeper says that means (rule 6). */
  #absences(): RollCommand[] {
    const { absence } = this.#mapping;
    if (absence === "ignore") return [];
    const absent: PersonId[] = [];
    for (const known of this.#book.people.values()) {
      if (known.onRoll === this.#ordinal || known.state !== "held" || known.site !== this.#book.site) continue;
      absent.push(known.person);
      known.state = absence;
      known.unit = undefined;
      if (absence === "released") known.site = undefined;
    }
    if (absence === "released") return absent.map((person) => this.#release(person));
    const { takenAt: occurredAt, by } = this.#roll;
    return inParts(absent).map((people) => ({
      kind: "custody.mark-unaccounted",
      occurredAt,
      by,
      people,
      reason: "not-on-roll",
    }));
  }

  #release(person: PersonId): RollCommand {
    const { second } = this.#roll;
    return this.#command("custody.release", {
      person,
      grounds: "other",
      to: "not-known",
      ...(second === undefined ? {} : { second }),
    });
  }

  #command(kind: string, fields: Readonly<Record<string, unknown>>): RollCommand {
    return { kind, occurredAt: this.#roll.takenAt, by: this.#roll.by, site: this.#book.site, ...fields };
  }
}

/** A command names a limited number of people; more go into several. */
function inParts(people: readonly PersonId[]): PersonId[][] {
  const parts: PersonId[][] = [];
  for (let from = 0; from < people.length; from += MOST_AT_ONCE) parts.push(people.slice(from, from + MOST_AT_ONCE));
  return parts;
}
