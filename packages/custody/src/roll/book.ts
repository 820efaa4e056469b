/** What reconciling needs to know: the rows of one roll, what the site's keeper said they mean, and what the books have. */
import type { AuthorityCode, Instant, Officer, PersonId, SiteCode, State, UnitCode } from "@muster/record";
import type { Claim } from "../person/claim.ts";
import type { RolledPerson } from "./text.ts";

/** One row of a roll, as it was read. */
export interface RollRow {
  /** Its row in the file, for the findings. */
  readonly row: number;
  /** The number the site knows the person by; empty where it is missing. */
  readonly number: string;
  /** The custody level as written; empty where it is missing. */
  readonly level: string;
  /** When the site says the person was admitted; undefined where it is missing or no time. */
  readonly admittedStated: Instant | undefined;
}

export interface Roll<Row extends RollRow = RollRow> {
  readonly takenAt: Instant;
  readonly rows: readonly Row[];
  readonly by: Officer;
  /** Needed where absence means *released*: a release takes two (ORD-1). */
  readonly second?: Officer;
  /** The file it was read from, as `roll.take` has it. */
  readonly source?: { readonly file: string; readonly digest: string; readonly row?: number };
}

/** What the keeper says the rolls of this site mean. */
export interface RollMapping {
  /** Whose numbers they are. */
  readonly issuer: AuthorityCode;
  /** The unit of the site for each custody level. */
  readonly units: ReadonlyMap<string, UnitCode>;
  /** What it means that somebody held there is not on the roll; *unaccounted* unless the keeper has said otherwise (rule 6). */
  readonly absence: "unaccounted" | "released" | "ignore";
  /** When somebody new was admitted: when the roll first shows them. What the site states stays a statement. */
  readonly admission: "at-roll";
}

/** One person as the books have them. Reconciling keeps it in step with the commands it makes. */
export interface BookPerson {
  readonly person: PersonId;
  state: State;
  /** Where they are, or were last; undefined where the books name no site. */
  site: SiteCode | undefined;
  unit: UnitCode | undefined;
  /** What a roll stated last; undefined where none did. */
  admittedStated: Instant | undefined;
  /** The last roll of this book the person was on, from 1, with the row, and the unit it named; 0 where none yet. */
  onRoll: number;
  row: number;
  onUnit: UnitCode | undefined;
}

/**
 * A site's book between one roll and the next: everybody the mapping's numbers are known for, wherever they are. Loaded
 * once from the register, as of the first roll; rolls then come in order of time.
 */
export interface SiteBook {
  readonly site: SiteCode;
  readonly people: Map<string, BookPerson>;
  /** The same people in order of their ids, as far as rolls have met them: for `reconcile` alone. */
  inOrder: readonly BookPerson[];
  /** How many rolls this book has met, and when the last was taken. */
  rolls: number;
  takenAt: Instant | undefined;
}

/** A book for rolls that have yet to come. */
export function newSiteBook(site: SiteCode): SiteBook {
  return { site, people: new Map(), inOrder: [], rolls: 0, takenAt: undefined };
}

/** A person as the book takes them up from the register. */
export function bookPerson(
  person: PersonId,
  position: { readonly state: State; readonly site?: SiteCode; readonly unit?: UnitCode },
  admittedStated?: Instant,
): BookPerson {
  const { state, site, unit } = position;
  return { person, state, site, unit, admittedStated, onRoll: 0, row: 0, onUnit: undefined };
}

/** What the edge hands in: new ids, a hash, and what a row says about a person besides. */
export interface RollTools<Row extends RollRow = RollRow> {
  readonly newPerson: () => PersonId;
  /** SHA-256 in base64 of `rollText(people)`; without it no roll is ever known to repeat the last. */
  readonly digestOf?: (people: readonly RolledPerson[]) => string;
  /** Claims a row makes about a person who comes on the register with it: sex, age. */
  readonly claimsOf?: (row: Row) => readonly Claim[];
}

/** What is odd about a row. Nothing odd keeps the rest of the roll out. */
export type RollFinding = { readonly row: number; readonly number: string } & (
  | { readonly finding: "missing-number" | "missing-admission" }
  | { readonly finding: "unknown-level"; readonly level: string }
  | { readonly finding: "seen-before-admission"; readonly admittedStated: Instant }
  | { readonly finding: "twice-on-roll"; readonly keptRow: number }
  /** The stated admission changed and nobody said that the person had left. */
  | { readonly finding: "two-open-episodes"; readonly admittedStated: readonly [Instant, Instant] }
  | { readonly finding: "re-admission"; readonly after: State }
  /** On the roll, and in the books somewhere a roll cannot bring them back from. */
  | { readonly finding: "elsewhere-in-the-books"; readonly state: State; readonly site?: SiteCode }
);
