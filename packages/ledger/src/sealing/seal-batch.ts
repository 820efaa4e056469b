/**
 * Sealing what one batch says of people, before it is written. The one writer knows the keys of the people it last wrote
 * about; keys of others are read first, for a whole batch at once. A person who had no detail yet gets a key.
 */
import type { Erased } from "@muster/custody";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import type { JournalRow } from "../journal/batch.ts";
import { destroyedBy } from "./destruction.ts";
import { newKey, sealDetail, wrapKey } from "./envelope.ts";
import type { Keyring, RegisterKey } from "./keyring.ts";
import { type PlacedDetail, placedDetails } from "./placed-details.ts";
import { type PersonKey, type PersonKeyRow, PersonKeys, type SealedDetailRow } from "./person-keys.ts";

/** Written in this order. What entries destroy goes after what entries before them say, and before what follows. */
export interface SealedStep {
  readonly keys: readonly PersonKeyRow[];
  readonly details: readonly SealedDetailRow[];
  readonly destroyed: readonly Erased[];
}

/** A batch's sealed detail. To be told what became of the batch. */
export interface SealedBatch {
  readonly steps: readonly SealedStep[];
  readonly committed: () => void;
}
/** What a batch not yet committed made of a person's key: the database does not say so yet. */
interface Underway {
  readonly batch: Sealing;
  /** Undefined where the batch destroys it. */
  readonly key: PersonKey | undefined;
}

/** A batch being sealed. */
interface Sealing {
  /** Keys of its people, as they stand after the entries sealed so far. */
  readonly keys: Map<string, PersonKey>;
  readonly wrapsUnder: RegisterKey;
}

export class BatchSealer {
  readonly #database: Queryable;
  readonly #keyring: Keyring;
  readonly #keys: PersonKeys;
  readonly #underway = new Map<string, Underway>();

  constructor(database: Queryable, keyring: Keyring) {
    this.#database = database;
    this.#keyring = keyring;
    this.#keys = new PersonKeys(keyring);
  }

  /** Whether there is anything to seal, or to destroy. */
  static concerns(entries: readonly JournalRow[]): boolean {
    return entries.some(({ sealed }) => sealed.details.length > 0 || destroyedBy(sealed).length > 0);
  }

  /** Batches are sealed one after another, in the order in which they are written. */
  async seal(entries: readonly JournalRow[]): Promise<SealedBatch> {
    const placed = entries.map(({ sealed }) => placedDetails(sealed));
    const keys = await this.#gather(placed.flat());
    const batch: Sealing = { keys, wrapsUnder: this.#keyring.current() };
    const steps: SealedStep[] = [];
    let step = emptyStep();
    for (const [index, { sealed }] of entries.entries()) {
      for (const detail of placed[index] ?? []) this.#seal(detail, step, batch);
      const destroyed = destroyedBy(sealed);
      if (destroyed.length === 0) continue;
      for (const { person, kinds } of destroyed) if (kinds === undefined) this.#destroy(person, batch);
      steps.push({ ...step, destroyed });
      step = emptyStep();
    }
    if (step.details.length > 0) steps.push({ ...step, destroyed: [] });
    return { steps, committed: () => this.#settle(batch) };
  }

  /** After a batch that failed: nothing that was made since is sure, and another process may have changed the keys. */
  forget(): void {
    this.#keys.clear();
    this.#underway.clear();
    this.#keyring.refresh();
  }

  async #gather(details: readonly PlacedDetail[]): Promise<Map<string, PersonKey>> {
    const keys = new Map<string, PersonKey>();
    const lacking = new Set<string>();
    for (const { person } of details) {
      const underway = this.#underway.get(person);
      const known = underway === undefined ? this.#keys.atHand(person) : underway.key;
      if (known !== undefined) keys.set(person, known);
      else if (underway === undefined) lacking.add(person);
    }
    if (lacking.size === 0) return keys;
    for (const row of await personKeys(this.#database, [...lacking])) {
      keys.set(row.person, { key: this.#keys.unwrap(row), createdEntry: row.createdEntry });
    }
    return keys;
  }

  #seal(detail: PlacedDetail, step: ReturnType<typeof emptyStep>, batch: Sealing): void {
    const { kind, person, entry, ordinal, digest } = detail;
    let key = batch.keys.get(person);
    if (key === undefined) {
      key = { key: newKey(), createdEntry: entry };
      batch.keys.set(person, key);
      this.#underway.set(person, { batch, key });
      const { id, secret } = batch.wrapsUnder;
      step.keys.push({ person, wrapped: wrapKey(secret, id, person, key.key), registerKey: id, createdEntry: entry });
    }
    step.details.push({ person, entry, ordinal, digest, kind, sealed: sealDetail(key.key, detail, detail) });
  }

  #destroy(person: string, batch: Sealing): void {
    batch.keys.delete(person);
    this.#keys.forget(person);
    this.#underway.set(person, { batch, key: undefined });
  }

  /** From now on the database says what this batch made of people's keys. */
  #settle(batch: Sealing): void {
    for (const [person, underway] of this.#underway) {
      if (underway.batch !== batch) continue;
      this.#underway.delete(person);
      if (underway.key !== undefined) this.#keys.keep(person, underway.key);
    }
  }
}

/** The kept keys of these people, where they have one. */
export function personKeys(database: Queryable, people: readonly string[]): Promise<PersonKeyRow[]> {
  return database.query<PersonKeyRow>(
    `select person, wrapped, register_key as "registerKey", created_entry as "createdEntry"
     from person_key where person = any($1::uuid[])`,
    [arrays.uuid(people)],
  );
}

function emptyStep(): { keys: PersonKeyRow[]; details: SealedDetailRow[] } {
  return { keys: [], details: [] };
}
