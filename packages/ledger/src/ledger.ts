/**
 * What is kept. The one writer appends under the register's lock; everybody reads. The ledger knows the shape of the
 * books and of the journal and nothing of what may happen: that is custody's.
 */
import type { LineRow, RecordedEntry } from "@muster/custody";
import type { NodeReader } from "@muster/proof";
import type {
  AuthorityCode,
  EntryNumber,
  Instant,
  Item,
  PersonId,
  SiteCode,
  Subject,
  SubjectKind,
} from "@muster/record";
import { AtOnce } from "./books/at-once.ts";
import { balance, balanceByNationality, type BalanceRow, registered } from "./books/balance.ts";
import { history, lastSeen } from "./books/history.ts";
import { identitiesOf } from "./books/identity.ts";
import { leftOpenBy } from "./books/left-open.ts";
import { knownBy, last, recordedAt } from "./books/moment.ts";
import { namesOf, numbersOf } from "./books/people.ts";
import { heldByUnit, roll, rollBegun } from "./books/roll.ts";
import { changes, flows } from "./books/through-time.ts";
import { lost, movedBetween, where, whereabouts, type WhereFilter } from "./books/where.ts";
import { numberedBy } from "./books/roll-book.ts";
import { ClaimIndex } from "./claims/claim-index.ts";
import { type StatedSource } from "./claims/stated-of.ts";
import type { Database } from "./database/database.ts";
import type { Answered } from "./journal/batch.ts";
import {
  answeredUnder,
  chains,
  chainsKnown,
  corrections,
  entriesAbout,
  heldAt,
  lastLines,
  newestAbout,
  saidIn,
  recordedEntries,
  saidByKind,
  saidOf,
  subjectsOfKind,
  touchedSince,
  transfersNaming,
  versions,
} from "./journal/load.ts";
import { entriesSince, type HeadFilter, heads, headsOf, wordsSaid } from "./journal/heads.ts";
import { journal, occurrences } from "./journal/read.ts";
import { LockedWriter, type Writer } from "./journal/writer.ts";
import { checkpoint, checkpointHolding, nodeReader } from "./log/nodes.ts";
import { linkingEntries, linksToViewer } from "./reading/links.ts";
import { mayShow, saidToViewer } from "./reading/said.ts";
import { type Sight, standing } from "./claims/standing.ts";
import type { DuplicatesSought } from "./names/duplicates.ts";
import type { IssuedNumber } from "./names/number-holders.ts";
import { type Finding, PeopleFinder } from "./names/people-finder.ts";
import type { Identifying } from "./names/saying.ts";
import { type Asking, standings } from "./reading/standing.ts";
import { scopedDatabase } from "./reading/scoped-database.ts";
import { type Viewer, viewerSettings } from "./reading/viewer.ts";
import { type Keyring, NO_KEYS } from "./sealing/keyring.ts";
import { PersonKeys } from "./sealing/person-keys.ts";

/** The advisory lock of the one writer: "MUSTER" in ASCII. */
const WRITER = 0x4d5553544552n;

/** Of more people their claims are read only when something is counted by them: of a million they would fill the memory. */
const MOST_CLAIMANTS = 200_000;

/** Questions of a viewer were asked of a ledger that was opened without a reader's database. */
export class NoReader extends Error {
  override readonly name = "NoReader";

  constructor() {
    super("This ledger was opened without a reader's database: it answers its keeper, and nobody else");
  }
}

/** What makes a ledger a viewer's. */
interface View {
  readonly whole: Ledger;
  readonly viewer: Viewer;
}

export class Ledger {
  readonly #database: Database;
  readonly #reader: Database | undefined;
  /** For a viewer's ledger, the one it is a view of; for every other, itself. */
  readonly #whole: Ledger;
  /** False for a viewer who may know of a part of the people only. */
  readonly seesEverybody: boolean;
  readonly #keyring: Keyring;
  readonly #keys: PersonKeys;
  readonly #claims: ClaimIndex;
  readonly #finder: PeopleFinder;
  /** What row security goes by, in one text; empty for who sees everything. */
  readonly #seenBy: string;
  readonly #balances = new AtOnce<readonly BalanceRow[]>();
  readonly #registered = new AtOnce<number>();

  /**
   * `keyring` holds the register's keys, which no database does; without one no detail is sealed or opened. `reader` is the
   * same database opened as `muster_reader`, for viewers; whoever opened it closes it. `view` is given by `as` alone.
   */
  constructor(database: Database, keyring: Keyring = NO_KEYS, reader?: Database, view?: View) {
    const { whole, viewer } = view ?? {};
    this.#database = database;
    this.#reader = reader;
    this.#whole = whole ?? this;
    this.#seenBy = viewer === undefined ? "" : viewerSettings(viewer);
    this.seesEverybody = viewer === undefined || viewer.reach === "register";
    this.#keyring = keyring;
    this.#keys = whole === undefined ? new PersonKeys(keyring) : whole.#keys;
    // It says where to look, whoever asks; what may be known of it the viewer's own database says.
    this.#claims = whole === undefined ? new ClaimIndex(database, this.#keys) : whole.#claims;
    this.#finder = whole === undefined ? new PeopleFinder(database, keyring, this.#keys) : whole.#finder;
  }

  /** The ledger as a viewer may see it: row security decides (decision 13). Throws `NoReader`, and `ViewerInvalid`. */
  as(viewer: Viewer): Ledger {
    const reader = this.#whole.#reader;
    if (reader === undefined) throw new NoReader();
    return new Ledger(scopedDatabase(reader, viewer), this.#keyring, undefined, { whole: this.#whole, viewer });
  }

  get #sight(): Sight {
    return { database: this.#database, ofPart: !this.seesEverybody };
  }

  get #finding(): Finding {
    return { database: this.#database, ofPart: !this.seesEverybody, seenBy: this.#seenBy };
  }

  get #stated(): StatedSource {
    const source = { database: this.#whole.#database, keys: this.#keys };
    return { source, claims: this.#claims, sight: this.#sight };
  }

  /** Whether this is a viewer's ledger. */
  get isScoped(): boolean {
    return this.#whole !== this;
  }

  /** The database itself, for the keeper's own work: rebuild, audit, backup. */
  get database(): Database {
    return this.#database;
  }

  /** The register's keys, for the keeper's own work. */
  get keyring(): Keyring {
    return this.#keyring;
  }

  /** The right to append; undefined while another process has it. */
  async writer(): Promise<Writer | undefined> {
    const lock = await this.#database.tryLock(WRITER);
    return lock && new LockedWriter(lock, this.#database, this.#keyring);
  }

  // What rules must see.
  lastLines(people: readonly PersonId[]): Promise<LineRow[]> {
    return lastLines(this.#database, people);
  }
  chains(people: readonly PersonId[]): Promise<Map<PersonId, LineRow[]>> {
    return chains(this.#database, people);
  }
  /** The same as they were known at a number. */
  chainsKnown(people: readonly PersonId[], knownAt: EntryNumber): Promise<Map<PersonId, LineRow[]>> {
    return chainsKnown(this.#database, people, knownAt);
  }
  heldAt(site: SiteCode, at: Instant): Promise<PersonId[]> {
    return heldAt(this.#database, site, at);
  }
  entriesAbout(subjects: readonly Subject[]): Promise<Map<string, RecordedEntry[]>> {
    return entriesAbout(this.#database, this.#keys, subjects);
  }
  saidOf(people: readonly PersonId[]): Promise<Map<PersonId, { recorded: RecordedEntry; item: Item }[]>> {
    const ask = this.isScoped ? saidToViewer : saidOf;
    return ask(this.#database, this.#keys, people);
  }
  entries(numbers: readonly EntryNumber[]): Promise<Map<EntryNumber, RecordedEntry>> {
    return recordedEntries(this.#database, this.#keys, numbers);
  }
  corrections(numbers: readonly EntryNumber[]): Promise<Map<EntryNumber, EntryNumber>> {
    return corrections(this.#database, numbers);
  }
  answered(keys: readonly string[]): Promise<Map<string, Answered>> {
    return answeredUnder(this.#database, keys);
  }

  // Questions. How long the journal is, and when its last entry came, is public with every checkpoint: a viewer is told
  // the whole's.
  last() {
    return last(this.#whole.#database);
  }
  /** When these entries occurred, each time once: times alone, which say nothing about anyone. */
  occurrences(numbers: readonly EntryNumber[]) {
    return occurrences(this.#whole.#database, numbers);
  }
  recordedAt(number: EntryNumber) {
    return recordedAt(this.#whole.#database, number);
  }
  knownBy(time: Instant) {
    return knownBy(this.#whole.#database, time);
  }
  async balance(moment: Parameters<typeof balance>[1]) {
    const count = () => balance(this.#database, moment);
    return this.#whole.#balances.ask(this.#seenBy, await this.last(), moment, count);
  }
  async balanceByNationality(moment: Parameters<typeof balance>[1]) {
    return balanceByNationality(this.#database, await this.#claims.refresh(), moment);
  }
  async registered(moment: Parameters<typeof balance>[1]) {
    const count = () => registered(this.#database, moment);
    return this.#whole.#registered.ask(this.#seenBy, await this.last(), moment, count);
  }
  roll(site: SiteCode, moment: Parameters<typeof balance>[1]) {
    return roll(this.#database, site, moment);
  }
  rollBegun(site: SiteCode, moment: Parameters<typeof balance>[1], most: number) {
    return rollBegun(this.#database, site, moment, most);
  }
  heldByUnit(site: SiteCode, moment: Parameters<typeof balance>[1]) {
    return heldByUnit(this.#database, site, moment);
  }
  lost(moment: Parameters<typeof balance>[1]) {
    return lost(this.#database, moment);
  }
  changes(instants: readonly Instant[], knownAt: EntryNumber, site?: SiteCode) {
    return changes(this.#database, instants, knownAt, site);
  }
  flows(span: Parameters<typeof flows>[1], knownAt: EntryNumber) {
    return flows(this.#database, span, knownAt);
  }
  where(filter: WhereFilter, moment: Parameters<typeof balance>[1]) {
    return where(this.#database, filter, moment);
  }
  leftOpenBy(entries: readonly EntryNumber[], moment: Parameters<typeof balance>[1]) {
    return leftOpenBy(this.#database, entries, moment);
  }
  history(person: PersonId, knownAt: EntryNumber) {
    return history(this.#database, person, knownAt);
  }
  lastSeen(person: PersonId, asOf: Instant, knownAt: EntryNumber) {
    return lastSeen(this.#database, person, asOf, knownAt);
  }
  findPeople(text: string, moment: Parameters<typeof balance>[1]) {
    return this.#finder.find(this.#finding, text, moment);
  }
  /** Who may be the same person as each of these. */
  candidatesOf(people: readonly PersonId[], moment: Parameters<typeof balance>[1]) {
    return this.#finder.candidatesOf(this.#finding, people, moment);
  }
  /** Who may be somebody of whom this is stated, and who is not on the register yet. */
  candidatesFor(details: readonly Identifying[], moment: Parameters<typeof balance>[1]) {
    return this.#finder.candidatesFor(this.#finding, details, moment);
  }
  /** The same of several, in their order. */
  candidatesForEach(people: readonly (readonly Identifying[])[], moment: Parameters<typeof balance>[1]) {
    return this.#finder.candidatesForEach(this.#finding, people, moment);
  }
  /** Of each number, everybody to whom its authority gave it. */
  numberHolders(numbers: readonly IssuedNumber[], moment: Parameters<typeof balance>[1]) {
    return this.#finder.numberHolders(this.#finding, numbers, moment);
  }
  possibleDuplicates(sought: DuplicatesSought, moment: Parameters<typeof balance>[1]) {
    return this.#finder.possibleDuplicates(this.#finding, sought, moment);
  }
  numbersOf(people: readonly PersonId[], moment: Parameters<typeof balance>[1]) {
    return numbersOf(this.#stated, people, moment);
  }
  namesOf(people: readonly PersonId[], moment: Parameters<typeof balance>[1]) {
    return namesOf(this.#stated, people, moment);
  }
  /** Reads what the first who asks would otherwise wait for; claims of everybody only where they are not too many. */
  async prepare() {
    if ((await this.#finder.prepare()) <= MOST_CLAIMANTS) await this.#claims.refresh();
  }
  /** Who people are, of thousands together. */
  identitiesOf(people: readonly PersonId[], moment: Parameters<typeof balance>[1]) {
    return identitiesOf(this.#stated, people, moment);
  }
  /** People who are residents of a camp, by the newest claim that stands. */
  async residents(moment: Parameters<typeof balance>[1]): Promise<ReadonlySet<PersonId>> {
    const index = await this.#claims.refresh();
    const newest = new Map<string, string>();
    for (const { person, status } of await standing(this.#sight, [...index.statuses()], moment))
      newest.set(person, status);
    return new Set([...newest].flatMap(([person, status]) => (status === "resident" ? [person as PersonId] : [])));
  }
  /** People of whom a nationality of this state is verified, by then. */
  async nationals(country: string, moment: Parameters<typeof balance>[1]): Promise<readonly PersonId[]> {
    const index = await this.#claims.refresh();
    const stated = [...index.nationalities()].filter((one) => one.country === country && one.verified);
    return [...new Set((await standing(this.#sight, stated, moment)).map(({ person }) => person as PersonId))];
  }
  /** What entries of these kinds say of people up to a number, without their words. */
  saidByKind(kinds: readonly string[], knownAt: EntryNumber) {
    return saidByKind(this.#database, this.#keys, kinds, knownAt);
  }
  /** Entries that say of two files whether they are of one human being, with the items of people this viewer may know. */
  async links(knownAt: EntryNumber): Promise<readonly RecordedEntry[]> {
    const numbers = await linkingEntries(this.#whole.#database, knownAt);
    const found = this.isScoped
      ? await linksToViewer(this.#database, numbers)
      : await recordedEntries(this.#database, this.#keys, numbers, []);
    return [...found.values()];
  }
  /** People about whom anything was recorded after `seen`, up to `knownAt`. */
  touchedSince(seen: EntryNumber, knownAt: EntryNumber) {
    return touchedSince(this.#database, seen, knownAt);
  }
  movedBetween(since: Instant, moment: Parameters<typeof balance>[1]) {
    return movedBetween(this.#database, since, moment);
  }
  whereabouts(moment: Parameters<typeof balance>[1]) {
    return whereabouts(this.#database, moment);
  }
  /** Those of these people about whom an entry of these kinds says something. */
  saidIn(people: readonly PersonId[], kinds: readonly string[]) {
    return saidIn(this.#database, people, kinds);
  }
  async numberedBy(issuer: AuthorityCode) {
    return numberedBy(this.#database, await this.#claims.refresh(), issuer);
  }
  newestAbout(subject: Subject) {
    return newestAbout(this.#database, subject);
  }
  /** How an officer's authority stands to these people, by the whole register: for the policies to decide on. */
  standings(people: readonly PersonId[], asking: Asking) {
    return standings(this.#whole.#database, people, asking);
  }
  /** Transfers about which something is said of this person by then, the newest first. */
  transfersNaming(person: PersonId, knownAt: EntryNumber) {
    return transfersNaming(this.#database, person, knownAt);
  }
  subjectsOfKind(kind: SubjectKind) {
    return subjectsOfKind(this.#database, kind);
  }
  versions(person: PersonId) {
    return versions(this.#database, person);
  }

  /**
   * An entry to be shown with its proof, and of its items the one about `person`: whole, as no proof is of a part.
   * Undefined where there is none, or where the viewer may not show it.
   */
  async provable(number: EntryNumber, person?: PersonId): Promise<RecordedEntry | undefined> {
    if (this.isScoped && !(await mayShow(this.#database, number, person))) return undefined;
    return (await this.#whole.entries([number])).get(number);
  }

  // The journal; and the log, whose nodes and checkpoints are public: hashes say nothing about anyone.
  journal(from: EntryNumber, to: EntryNumber) {
    return journal(this.#database, from, to);
  }
  /** Entries without what they say of people, the newest first. */
  heads(filter: HeadFilter, moment: Parameters<typeof balance>[1]) {
    return heads(this.#database, filter, moment);
  }
  headsOf(numbers: readonly EntryNumber[]) {
    return headsOf(this.#database, numbers);
  }
  entriesSince(since: Instant, moment: Parameters<typeof balance>[1]) {
    return entriesSince(this.#database, since, moment);
  }
  /** What was said in words with these entries. */
  wordsSaid(numbers: readonly EntryNumber[], of: Parameters<typeof wordsSaid>[3]) {
    return wordsSaid(this.#database, this.#keys, numbers, of);
  }
  get nodes(): NodeReader {
    return nodeReader(this.#whole.#database);
  }
  checkpoint(size?: number) {
    return checkpoint(this.#whole.#database, size);
  }
  checkpointHolding(number: EntryNumber) {
    return checkpointHolding(this.#whole.#database, number);
  }
}
