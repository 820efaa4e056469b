/**
 * Questions, as of any instant and as known at any number (rule 7). Asked of a whole ledger they are the keeper's own, for
 * its tools; asked of a viewer's (`register.as`), they answer with what row security shows this viewer and nothing else.
 */
import type { Duty, Refusal, SubjectStates } from "@muster/custody";
import { applyToFile, foldSubject, inOrder, newFile, notFound, type PersonFile, takesEffectAt } from "@muster/custody";
import type {
  BalanceRow,
  Candidate,
  DuplicatesPage,
  DuplicatesSought,
  FoundPerson,
  HistoryRow,
  Ledger,
  Moment,
  NameRow,
  NationalityRow,
  NumberRow,
  RollRow,
  WhereaboutsRow,
} from "@muster/ledger";
import { formatBundle, formatTlogProof, inclusionProof, InnerTree } from "@muster/proof";
import type {
  Entry,
  EntryNumber,
  Instant,
  Item,
  PersonId,
  SiteCode,
  State,
  Subject,
  SubjectKind,
} from "@muster/record";
import { canonicalBytes, STATES, subjectKey } from "@muster/record";
import { sha256 } from "./cryptography.ts";
import { DutyBook } from "./duty-book.ts";
import {
  candidatesFor,
  candidatesOf,
  type JudgedCandidate,
  openDuplicates,
  type OpenPair,
  openPairsOf,
  type StatedOfSomebody,
} from "./candidates.ts";
import { type Links, linksAt } from "./links.ts";

/** The kind of entry by which a person objects to their consulate being told. */
const CONSULATE_OBJECTED = "consulate.objected";

/** The trial balance, adding up to the people registered. For a viewer: of those it may know, and of them alone. */
export interface Balance {
  readonly asOf: Instant;
  /** The last number known, and with it everything before. */
  readonly knownAt: EntryNumber;
  /** For a viewer of a part: those of whom it may know where they are. */
  readonly registered: number;
  readonly states: Readonly<Record<State, number>>;
  readonly rows: readonly BalanceRow[];
  /** Null for a viewer of a part: only the whole has to add up. */
  readonly balanced: boolean | null;
}

/** Records that officers have asserted to be of the same human being as another: the books count each of them. */
export interface CountedTwice {
  readonly records: number;
  /** How many human beings they are, as far as is asserted. */
  readonly people: number;
}

export interface PersonAnswer {
  readonly person: PersonId;
  readonly history: readonly HistoryRow[];
  readonly file: PersonFile;
  readonly lastSeen: { readonly at: Instant; readonly entry: EntryNumber } | undefined;
}

export class Questions {
  readonly ledger: Ledger;
  readonly #clock: () => Instant;
  readonly #duties: DutyBook;

  /** `clock` is the register's; `duties` the whole register's, which a viewer's questions share. */
  constructor(ledger: Ledger, clock: () => Instant, duties = new DutyBook(ledger)) {
    this.ledger = ledger;
    this.#clock = clock;
    this.#duties = duties;
  }

  /** By the register's clock: in an exercise, a scenario's. */
  now(): Instant {
    return this.#clock();
  }

  /** The moment a question is asked of: now, and with all that is known, unless it says otherwise. */
  async moment(asOf?: Instant, knownAt?: Instant | EntryNumber): Promise<Moment> {
    const known =
      typeof knownAt === "number"
        ? knownAt
        : knownAt === undefined
          ? ((await this.ledger.last())?.number ?? -1)
          : await this.ledger.knownBy(knownAt);
    return { asOf: asOf ?? this.now(), knownAt: known };
  }

  /** When the last entry that is known was recorded; null where nothing is. */
  async recordedAt({ knownAt }: Moment): Promise<Instant | null> {
    const last = await this.ledger.last();
    if (last === undefined || knownAt < 0) return null;
    return last.number === knownAt ? last.recordedAt : ((await this.ledger.recordedAt(knownAt)) ?? null);
  }

  /**
   * How far the register reaches: its last entry's number, and at most so many times at which something occurred, spread
   * evenly over the journal. They are closest where most is recorded, and so make the steps of a slider of time.
   */
  async span(most: number): Promise<{ readonly last: EntryNumber; readonly occurred: readonly Instant[] }> {
    const last = (await this.ledger.last())?.number ?? -1;
    const steps = Math.min(most, last + 1);
    const numbers = Array.from({ length: steps }, (_, step) => Math.round((step * last) / Math.max(1, steps - 1)));
    return { last, occurred: await this.ledger.occurrences([...new Set(numbers)]) };
  }

  async balance(moment: Moment): Promise<Balance> {
    const whole = this.ledger.seesEverybody;
    const [rows, registered] = await Promise.all([
      this.ledger.balance(moment),
      whole ? this.ledger.registered(moment) : undefined,
    ]);
    const states = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>;
    for (const { state, people } of rows) states[state] += people;
    const inAll = Object.values(states).reduce((sum, people) => sum + people, 0);
    return { ...moment, registered: registered ?? inAll, states, rows, balanced: whole ? inAll === registered : null };
  }

  balanceByNationality(moment: Moment): Promise<readonly NationalityRow[]> {
    return this.ledger.balanceByNationality(moment);
  }

  roll(site: SiteCode, moment: Moment): Promise<readonly RollRow[]> {
    return this.ledger.roll(site, moment);
  }

  /** A person's custody and file; undefined when the register had no such person. */
  async person(person: PersonId, moment: Moment): Promise<PersonAnswer | undefined> {
    const history = (await this.ledger.history(person, moment.knownAt)).filter(({ from }) => from <= moment.asOf);
    if (history.length === 0) return undefined;
    const [files, lastSeen] = await Promise.all([
      this.files([person], moment),
      this.ledger.lastSeen(person, moment.asOf, moment.knownAt),
    ]);
    return { person, history, file: files.get(person) ?? newFile(person), lastSeen };
  }

  /** What is owed and unmet about each person of whom this viewer may know where they are, with where that is. */
  async unmetDuties(moment: Moment): Promise<readonly { readonly duty: Duty; readonly at: WhereaboutsRow }[]> {
    const [unmet, whereabouts] = await Promise.all([this.#duties.unmet(moment), this.ledger.whereabouts(moment)]);
    return whereabouts.flatMap((at) => (unmet.get(at.person) ?? []).map((duty) => ({ duty, at })));
  }

  /** Reads what the first who asks would otherwise wait for: where everybody's claims are, and what is owed to whom. */
  async prepare(): Promise<void> {
    const moment = await this.moment();
    await this.ledger.prepare();
    await this.#duties.unmet(moment);
  }

  /** Questions of another ledger of this register: a viewer's. */
  protected of(ledger: Ledger): Questions {
    return new Questions(ledger, this.#clock, this.#duties);
  }

  /** The files of these people as they were at a moment. */
  async files(people: readonly PersonId[], moment: Moment): Promise<ReadonlyMap<PersonId, PersonFile>> {
    const said = await this.ledger.saidOf(people);
    const numbers = [...said.values()].flatMap((ofPerson) => ofPerson.map(({ recorded }) => recorded.entry.number));
    // Asked once of everybody: of each alone it takes a second of a list of a few hundred people.
    const corrected = await this.#corrected([...new Set(numbers)], moment);
    const files = people.map((person) => {
      const known = (said.get(person) ?? []).filter(({ recorded }) => within(recorded.entry, moment));
      const file = newFile(person);
      for (const { item, recorded } of known.sort((one, other) => inOrder(one.recorded, other.recorded))) {
        if (!corrected(recorded.entry.number)) applyToFile(file, item, recorded);
      }
      return [person, file] as const;
    });
    return new Map(files);
  }

  /** The state of a thing at a moment; undefined when there was no such thing. */
  async subject<Kind extends SubjectKind>(
    kind: Kind,
    id: string,
    moment: Moment,
  ): Promise<SubjectStates[Kind] | undefined> {
    const subject: Subject = { kind, id };
    const entries = ((await this.ledger.entriesAbout([subject])).get(subjectKey(subject)) ?? []).filter((recorded) =>
      within(recorded.entry, moment),
    );
    const corrected = await this.#corrected(
      entries.map(({ entry }) => entry.number),
      moment,
    );
    return foldSubject(kind, id, entries, corrected);
  }

  /** The state of everything of a kind at a moment, by code, in the order of codes. */
  async subjects<Kind extends SubjectKind>(
    kind: Kind,
    moment: Moment,
  ): Promise<ReadonlyMap<string, SubjectStates[Kind]>> {
    const ids = await this.ledger.subjectsOfKind(kind);
    const entries = await this.ledger.entriesAbout(ids.map((id) => ({ kind, id })));
    const numbers = [...entries.values()].flatMap((about) => about.map(({ entry }) => entry.number));
    const corrected = await this.#corrected([...new Set(numbers)], moment);
    const states = ids.map((id) => {
      const about = (entries.get(subjectKey({ kind, id })) ?? []).filter(({ entry }) => within(entry, moment));
      return [id, foldSubject(kind, id, about, corrected)] as const;
    });
    return new Map(states.flatMap(([id, state]) => (state === undefined ? [] : [[id, state]])));
  }

  /** People with these words in a name, in any script and spelling, or with this number; the best first, at most 50. */
  find(text: string, moment: Moment): Promise<readonly FoundPerson[]> {
    return this.ledger.findPeople(text, moment);
  }

  /**
   * Verified nationals of a state who have not objected to its being told of them (Vienna Convention on Consular Relations
   * 36): whom its consular officers may know of.
   */
  async nationals(country: string): Promise<readonly PersonId[]> {
    const moment = await this.moment();
    const people = await this.ledger.nationals(country, moment);
    const objecting = new Set<PersonId>();
    for (const person of await this.ledger.saidIn(people, [CONSULATE_OBJECTED])) {
      const file = (await this.person(person, moment))?.file;
      if (file?.consularObjections.some(({ withdrawn }) => withdrawn === undefined) === true) objecting.add(person);
    }
    return people.filter((person) => !objecting.has(person));
  }

  /** Which files are asserted to be of one human being, and which are judged to be of two. */
  links(moment: Moment): Promise<Links> {
    return linksAt(this.ledger, moment);
  }

  /** How many files are asserted to be of the same human being as another, and of how many human beings they then are. */
  async countedTwice(moment: Moment): Promise<CountedTwice> {
    const { asserted, groups } = await this.links(moment);
    if (asserted.length === 0) return { records: 0, people: 0 };
    const there = await this.ledger.where({ people: asserted, limit: asserted.length }, moment);
    const known = new Set(there.map(({ person }) => person));
    const together = groups.map((group) => group.filter((person) => known.has(person)).length);
    const surplus = together.reduce((sum, files) => sum + Math.max(0, files - 1), 0);
    return { records: known.size, people: known.size - surplus };
  }

  /** Who may be the same person, what weighs most first; those of whom it was asserted or denied say so. */
  candidatesOf(person: PersonId, moment: Moment): Promise<readonly JudgedCandidate[]> {
    return candidatesOf(this.ledger, person, moment);
  }

  /** Who may be somebody of whom this is stated, and who is not on the register yet. */
  candidatesFor(stated: StatedOfSomebody, moment: Moment): Promise<readonly Candidate[]> {
    return candidatesFor(this.ledger, stated, moment);
  }

  /** Pairs who may be one person and of whom nobody said so or otherwise: those who came last first, a page at a time. */
  possibleDuplicates(sought: DuplicatesSought, moment: Moment): Promise<DuplicatesPage> {
    return openDuplicates(this.ledger, sought, moment);
  }

  /** The same of people who just came, in their order; `came` is everybody who came with them, and a pair of those is told once. */
  openPairsOf(people: readonly PersonId[], came: ReadonlySet<PersonId>, moment: Moment): Promise<readonly OpenPair[]> {
    return openPairsOf(this.ledger, people, came, moment);
  }

  /** The numbers that authorities have given to each of these people, oldest first. */
  numbersOf(people: readonly PersonId[], moment: Moment): Promise<ReadonlyMap<PersonId, readonly NumberRow[]>> {
    return this.ledger.numbersOf(people, moment);
  }

  /** The names stated for each of these people, oldest first. */
  namesOf(people: readonly PersonId[], moment: Moment): Promise<ReadonlyMap<PersonId, readonly NameRow[]>> {
    return this.ledger.namesOf(people, moment);
  }

  /** An entry as it was hashed, with its items; undefined when there is none of that number. */
  async entry(
    number: EntryNumber,
  ): Promise<{ entry: Entry; items: readonly Item[]; correctedBy: EntryNumber | undefined } | undefined> {
    const found = (await this.ledger.entries([number])).get(number);
    if (found === undefined) return undefined;
    return {
      entry: found.entry,
      items: found.items,
      correctedBy: (await this.ledger.corrections([number])).get(number),
    };
  }

  /**
   * A bundle that shows entry `number`, and of its items only the one about `person`, to someone with no access to the
   * register: the entry, the way from its leaf to a signed checkpoint, and nobody else's data.
   */
  async prove(number: EntryNumber, person?: PersonId): Promise<Uint8Array | Refusal> {
    const found = await this.ledger.provable(number, person);
    const newest = await this.ledger.checkpoint();
    if (found === undefined || newest === undefined || newest.size <= number) return notFound("entry", String(number));
    const index = person === undefined ? -1 : found.items.findIndex((item) => item.person === person);
    if (person !== undefined && index === -1) return notFound("person", person);
    const hashes = await inclusionProof(sha256, number, newest.size, this.ledger.nodes);
    return formatBundle({
      entry: canonicalBytes(found.entry),
      proof: formatTlogProof({ index: number, hashes, checkpoint: newest.note }),
      ...(index === -1 || found.items.length === 1 ? {} : { item: shownItem(found.items, index) }),
    });
  }

  async #corrected(numbers: readonly EntryNumber[], { knownAt }: Moment): Promise<(number: EntryNumber) => boolean> {
    const corrections = await this.ledger.corrections(numbers);
    return (number) => (corrections.get(number) ?? Number.POSITIVE_INFINITY) <= knownAt;
  }
}

function within(entry: Entry, { asOf, knownAt }: Moment): boolean {
  return entry.number <= knownAt && takesEffectAt(entry) <= asOf;
}

function shownItem(items: readonly Item[], index: number) {
  const bytes = items.map((item) => canonicalBytes(item));
  return { bytes: bytes[index] as Uint8Array, index, hashes: new InnerTree(sha256, bytes).proof(index) };
}
