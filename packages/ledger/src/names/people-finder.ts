/** Whoever looks for people on this register looks through here: the index of names, and whom of it a viewer may have heard of. */
import type { Identifying } from "./saying.ts";
import type { PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import type { DetailSource } from "../claims/open-claims.ts";
import type { Sight } from "../claims/standing.ts";
import type { Database } from "../database/database.ts";
import type { Keyring } from "../sealing/keyring.ts";
import type { PersonKeys } from "../sealing/person-keys.ts";
import { Acquaintances } from "./acquaintances.ts";
import type { Candidate } from "./candidate.ts";
import { candidatesOf } from "./candidates.ts";
import { describe, describePeople } from "./describe.ts";
import { type DuplicatesPage, type DuplicatesSought, possibleDuplicates } from "./duplicates.ts";
import type { FoundPerson } from "./found.ts";
import { NameBook } from "./name-book.ts";
import { type IssuedNumber, numberHolders } from "./number-holders.ts";
import { findPeople, type Searching } from "./search.ts";

/** Who looks: their own database and how much it shows them, and what row security goes by, in one text. */
export interface Finding extends Sight {
  readonly database: Database;
  readonly seenBy: string;
}

export class PeopleFinder {
  readonly #book: NameBook;
  readonly #acquaintances: Acquaintances;
  readonly #source: DetailSource;

  /** Over the whole register. */
  constructor(database: Database, keyring: Keyring, keys: PersonKeys) {
    this.#book = new NameBook({ database, keyring, keys });
    this.#acquaintances = new Acquaintances(database);
    this.#source = { database, keys };
  }

  /** Reads what the first who looks would otherwise wait for; how many people somebody can be found among. */
  async prepare(): Promise<number> {
    return (await this.#book.refresh()).people;
  }

  async find(finding: Finding, text: string, moment: Moment): Promise<readonly FoundPerson[]> {
    return findPeople(await this.#searching(finding), text, moment);
  }

  /** Of each of these people who may be the same person. Whoever may not be known of has none, and is none. */
  async candidatesOf(
    finding: Finding,
    people: readonly PersonId[],
    moment: Moment,
  ): Promise<ReadonlyMap<PersonId, readonly Candidate[]>> {
    const searching = await this.#searching(finding);
    const described = await describePeople(this.#source, finding, people, moment);
    const sought = [...described].map(([person, description]) => ({ person, description }));
    const found = await candidatesOf(searching, sought, moment);
    return new Map(sought.map(({ person }, at) => [person, found[at] ?? []]));
  }

  /** Who may be the person of whom this is stated, and who is not on the register yet. */
  async candidatesFor(
    finding: Finding,
    details: readonly Identifying[],
    moment: Moment,
  ): Promise<readonly Candidate[]> {
    const [candidates = []] = await this.candidatesForEach(finding, [details], moment);
    return candidates;
  }

  /** The same of several, in their order: of the rows of a list. */
  async candidatesForEach(
    finding: Finding,
    people: readonly (readonly Identifying[])[],
    moment: Moment,
  ): Promise<readonly (readonly Candidate[])[]> {
    const sought = people.map((details) => ({ description: describe(details) }));
    return candidatesOf(await this.#searching(finding), sought, moment);
  }

  /** Of each number, everybody to whom its authority gave it. */
  async numberHolders(
    finding: Finding,
    numbers: readonly IssuedNumber[],
    moment: Moment,
  ): Promise<readonly (readonly PersonId[])[]> {
    return numberHolders(await this.#searching(finding), numbers, moment);
  }

  async possibleDuplicates(finding: Finding, sought: DuplicatesSought, moment: Moment): Promise<DuplicatesPage> {
    return possibleDuplicates(await this.#searching(finding), sought, moment);
  }

  async #searching(finding: Finding): Promise<Searching> {
    const index = await this.#book.refresh();
    const among = finding.ofPart
      ? await this.#acquaintances.of(finding, index, this.#book.seen)
      : { everybody: true, people: index.people, has: () => true };
    return { index, newest: this.#book.seen, source: this.#source, sight: finding, among };
  }
}
