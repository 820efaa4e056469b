/**
 * Claims of everybody in memory, for what is counted or listed over the whole register: what is sealed in the database cannot
 * be counted there. Built when the first such question comes, by opening what there is once; brought up to date with each
 * question after it. Whoever looks for somebody looks in the index of names (names/), which needs none of this. It only ever says where to
 * look: whether a detail stands at a moment, and whether whoever asks may know of it, the database answers (standing.ts).
 */
import { ERASED, RETENTION_APPLIED } from "@muster/custody";
import type { Instant } from "@muster/record";
import type { Database } from "../database/database.ts";
import { DetailFault } from "../sealing/keyring.ts";
import { KEYED_DETAIL, type KeyedDetailRow, type PersonKeys } from "../sealing/person-keys.ts";

/** The script a name was given in, as its claim says. */
export type NameScript = "Arab" | "Latn" | "Cyrl" | "Other";

/** Where something is stated. */
interface Stated {
  readonly person: string;
  readonly entry: number;
  readonly ordinal: number;
  /** When what the entry says occurred. */
  readonly occurredAt: Instant;
}

export interface StatedName extends Stated {
  readonly text: string;
  readonly script: NameScript;
}

export interface StatedNumber extends Stated {
  readonly number: string;
  readonly issuer: string;
}

export interface StatedNationality extends Stated {
  readonly country: string;
  /** Whether somebody verified it, or it is claimed. */
  readonly verified: boolean;
}

export interface StatedBirth extends Stated {
  /** Extended Date/Time Format. */
  readonly edtf: string;
}

export type Sex = "female" | "male" | "other";

export interface StatedSex extends Stated {
  readonly sex: Sex;
}

export interface StatedStatus extends Stated {
  readonly status: "detainee" | "resident";
}

/** What of one person is indexed, in the order in which it was stated. */
interface OfPerson {
  readonly names: StatedName[];
  readonly births: StatedBirth[];
  readonly sexes: StatedSex[];
  readonly statuses: StatedStatus[];
  readonly numbers: StatedNumber[];
  readonly nationalities: StatedNationality[];
}

type IndexedDetail =
  | { readonly claim: "name"; readonly text: string; readonly script: NameScript }
  | { readonly claim: "birth"; readonly edtf: string }
  | { readonly claim: "sex"; readonly sex: Sex }
  | { readonly claim: "status"; readonly status: StatedStatus["status"] }
  | { readonly claim: "nationality"; readonly country: string; readonly evidence: "claimed" | "verified" }
  | { readonly claim?: undefined; readonly numbers: readonly { readonly number: string; readonly issuer: string }[] };

interface IndexedRow extends KeyedDetailRow {
  readonly occurredAt: Instant;
}

/** SQL: which details are in the index. Each entry says all of one person's at once. */
const INDEXED =
  "detail.kind in ('claim:name', 'claim:birth', 'claim:sex', 'claim:status', 'claim:nationality', 'numbers')";
const BATCH = 2_000;

export class ClaimIndex {
  readonly #database: Database;
  readonly #keys: PersonKeys;
  readonly #people = new Map<string, OfPerson>();
  /** Everything up to this number is in the index. */
  #seen = -1;
  #refreshing: Promise<unknown> = Promise.resolve();

  /** Over the whole register, whoever asks: the database must show it all. */
  constructor(database: Database, keys: PersonKeys) {
    this.#database = database;
    this.#keys = keys;
  }

  /** Takes in what was recorded since, and drops what was erased. Throws `DetailFault`. */
  async refresh(): Promise<this> {
    const refreshed = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = refreshed.catch(() => undefined);
    await refreshed;
    return this;
  }

  /** Whether it has been read: then bringing it up to date takes a moment. */
  get isRead(): boolean {
    return this.#seen !== -1;
  }

  *names(people: Iterable<string>): Generator<StatedName> {
    for (const person of people) yield* this.#people.get(person)?.names ?? [];
  }

  *births(people: Iterable<string>): Generator<StatedBirth> {
    for (const person of people) yield* this.#people.get(person)?.births ?? [];
  }

  *sexes(people: Iterable<string>): Generator<StatedSex> {
    for (const person of people) yield* this.#people.get(person)?.sexes ?? [];
  }

  *statuses(): Generator<StatedStatus> {
    for (const { statuses } of this.#people.values()) yield* statuses;
  }

  *nationalities(): Generator<StatedNationality> {
    for (const { nationalities } of this.#people.values()) yield* nationalities;
  }

  /** All numbers, or those of these people. */
  *numbers(people: Iterable<string> = this.#people.keys()): Generator<StatedNumber> {
    for (const person of people) yield* this.#people.get(person)?.numbers ?? [];
  }

  async #refresh(): Promise<void> {
    const [row] = await this.#database.query<{ last: number | null }>("select max(number) as last from journal");
    const last = row?.last ?? -1;
    if (last === this.#seen) return;
    await this.#drop(last);
    await this.#read("detail.entry > $1 and detail.entry <= $2", [this.#seen, last]);
    this.#seen = last;
  }

  /** People of whom something was destroyed since are read again. The first reading finds only what is there. */
  async #drop(last: number): Promise<void> {
    if (this.#seen === -1) return;
    const gone = await this.#database.query<{ person: string }>(
      `select distinct line::jsonb ->> 'person' as person from journal
       cross join lateral string_to_table(coalesce(journal.items, (journal.entry::jsonb #> '{people,0}')::text), E'\\n') as line
       where journal.number > $1 and journal.number <= $2 and journal.kind in ('${ERASED}', '${RETENTION_APPLIED}')`,
      [this.#seen, last],
    );
    for (const { person } of gone) {
      this.#people.delete(person);
      this.#keys.forget(person);
      await this.#read("detail.person = $1 and detail.entry <= $2", [person, this.#seen]);
    }
  }

  async #read(where: string, parameters: readonly (string | number)[]): Promise<void> {
    const rows = this.#database.stream<IndexedRow>(
      `select ${KEYED_DETAIL}, journal.occurred_at as "occurredAt"
       from detail left join person_key using (person) join journal on journal.number = detail.entry
       where ${INDEXED} and ${where} order by detail.person, detail.entry, detail.ordinal`,
      parameters,
      BATCH,
    );
    for await (const batch of rows) for (const row of batch) this.#take(row);
  }

  #take(row: IndexedRow): void {
    const { person, entry, ordinal, occurredAt } = row;
    const place = { person, entry, ordinal, occurredAt };
    const detail = this.#opened(row);
    if (detail === undefined) return;
    let known = this.#people.get(person);
    if (known === undefined) {
      known = { names: [], births: [], sexes: [], statuses: [], numbers: [], nationalities: [] };
      this.#people.set(person, known);
    }
    if (detail.claim === "name") {
      const { text, script } = detail;
      known.names.push({ ...place, text, script });
    } else if (detail.claim === "birth") {
      known.births.push({ ...place, edtf: detail.edtf });
    } else if (detail.claim === "sex") {
      known.sexes.push({ ...place, sex: detail.sex });
    } else if (detail.claim === "status") {
      known.statuses.push({ ...place, status: detail.status });
    } else if (detail.claim === "nationality") {
      const { country, evidence } = detail;
      known.nationalities.push({ ...place, country, verified: evidence === "verified" });
    } else {
      for (const { number, issuer } of detail.numbers) known.numbers.push({ ...place, number, issuer });
    }
  }

  /** One row that somebody tampered with is not found; it must not keep everybody else from being found. An audit names it. */
  #opened(row: KeyedDetailRow): IndexedDetail | undefined {
    try {
      return JSON.parse(this.#keys.open(row).content) as IndexedDetail;
    } catch (fault) {
      if (fault instanceof DetailFault && fault.code !== "register-key-missing") return undefined;
      throw fault;
    }
  }
}
