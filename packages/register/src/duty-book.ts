/**
 * What is owed and unmet about everybody, kept at hand: duties are never stored, and deriving them from every person's lines
 * and file takes a second or two for a register of thirty thousand. So what was derived last is kept, and of what is newer
 * only the people are looked at again about whom something was recorded since. Any other moment is derived anew.
 *
 * It is over the whole register. Whose duties a viewer is told of, the viewer's own eyes say: see `Questions.unmetDuties`.
 */
import {
  applyToFile,
  type Duty,
  dutiesOf,
  inOrder,
  newFile,
  type PersonFile,
  type RecordedEntry,
  type StatedClaim,
} from "@muster/custody";
import type { Ledger, Moment } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, Item, OfficerCode, PersonId } from "@muster/record";

/** The entries that raise or meet a duty by what they say; all others do it by the line they make. */
const SAID_OF_DUTIES = ["basis.stated", "custody.reviewed", "duty.reported", "entry.corrected"];
/** People looked at together. */
const PAGE = 5_000;

interface Derived {
  readonly knownAt: EntryNumber;
  readonly asOf: Instant;
  readonly duties: Map<PersonId, readonly Duty[]>;
}

export class DutyBook {
  readonly #ledger: Ledger;
  #newest: Derived | undefined;
  #deriving: Promise<unknown> = Promise.resolve();

  /** `ledger`: the whole register's. */
  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Every duty that was raised by then and not met, of everybody who has one. */
  async unmet(moment: Moment): Promise<ReadonlyMap<PersonId, readonly Duty[]>> {
    const found = this.#deriving.then(() => this.#unmet(moment));
    this.#deriving = found.catch(() => undefined);
    return found;
  }

  async #unmet(moment: Moment): Promise<ReadonlyMap<PersonId, readonly Duty[]>> {
    const newest = this.#newest;
    if (newest !== undefined && newest.knownAt <= moment.knownAt && newest.asOf <= moment.asOf) {
      return this.#bring(newest, moment);
    }
    const people = (await this.#ledger.whereabouts(moment)).map(({ person }) => person);
    const duties = await this.#derive(people, moment);
    // A moment of the past is asked about once; what is kept is the newest.
    if (newest === undefined || moment.knownAt >= newest.knownAt) this.#newest = { ...moment, duties };
    return duties;
  }

  /** Brings what was derived up to a later moment. */
  async #bring(newest: Derived, moment: Moment): Promise<ReadonlyMap<PersonId, readonly Duty[]>> {
    const { duties, knownAt, asOf } = newest;
    const touched = new Set(knownAt === moment.knownAt ? [] : await this.#ledger.touchedSince(knownAt, moment.knownAt));
    // Whoever has a line between the two times stands otherwise, though nothing was recorded.
    for (const person of asOf === moment.asOf ? [] : await this.#ledger.movedBetween(asOf, moment)) touched.add(person);
    const again = await this.#derive([...touched], moment);
    for (const person of touched) {
      const owed = again.get(person);
      if (owed === undefined) duties.delete(person);
      else duties.set(person, owed);
    }
    this.#newest = { ...moment, duties };
    return duties;
  }

  async #derive(people: readonly PersonId[], moment: Moment): Promise<Map<PersonId, readonly Duty[]>> {
    const duties = new Map<PersonId, readonly Duty[]>();
    if (people.length === 0) return duties;
    const [said, residents] = await Promise.all([
      this.#ledger.saidByKind(SAID_OF_DUTIES, moment.knownAt),
      this.#ledger.residents(moment),
    ]);
    const entries = [...said.values()].flatMap((all) => all.map(({ recorded }) => recorded.entry.number));
    const corrections = await this.#ledger.corrections([...new Set(entries)]);
    const stands = (number: EntryNumber): boolean =>
      (corrections.get(number) ?? Number.POSITIVE_INFINITY) > moment.knownAt;
    for (let start = 0; start < people.length; start += PAGE) {
      const page = people.slice(start, start + PAGE);
      const chains = await this.#ledger.chainsKnown(page, moment.knownAt);
      for (const person of page) {
        const file = fileOf(person, said.get(person) ?? [], stands, residents.has(person));
        const owed = dutiesOf({ rows: chains.get(person) ?? [], file }, moment.asOf);
        const unmet = owed.filter(({ met }) => met === undefined);
        if (unmet.length > 0) duties.set(person, unmet);
      }
    }
    return duties;
  }
}

/** As much of a file as duties are derived from. */
function fileOf(
  person: PersonId,
  said: readonly { readonly recorded: RecordedEntry; readonly item: Item }[],
  stands: (number: EntryNumber) => boolean,
  isResident: boolean,
): PersonFile {
  const file = newFile(person);
  for (const { item, recorded } of said.toSorted((one, other) => inOrder(one.recorded, other.recorded))) {
    if (stands(recorded.entry.number)) applyToFile(file, item, recorded);
  }
  return isResident ? { ...file, claims: [RESIDENT] } : file;
}

/** That somebody is a resident is all that a duty asks of a claim. */
const RESIDENT: StatedClaim = {
  entry: 0,
  at: "1900-01-01T00:00:00.000Z" as Instant,
  index: 0,
  by: { authority: "REGISTER" as AuthorityCode, officer: "REGISTER" as OfficerCode },
  claim: "status",
  detail: { claim: "status", status: "resident" },
};
