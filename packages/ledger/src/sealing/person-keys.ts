/** Keys of people, unwrapped when they are first needed and kept at hand: the last so many that were used. */
import { type ClearDetail, type DetailPlace, openDetail, unwrapKey } from "./envelope.ts";
import { DetailFault, type Keyring } from "./keyring.ts";

/** Some 15 MB. */
const MOST_AT_HAND = 50_000;

/** A person's key as it is kept. */
export interface PersonKeyRow {
  readonly person: string;
  readonly wrapped: Uint8Array;
  /** The id of the register's key under which it is wrapped. */
  readonly registerKey: string;
  /** The entry with whose detail it was made: another key of the same person, after an erasure, has another. */
  readonly createdEntry: number;
}

/** A detail as it is kept. */
export interface SealedDetailRow extends DetailPlace {
  /** What kind of detail it is, as custody names it: `claim:name`, `numbers`, … */
  readonly kind: string;
  readonly sealed: Uint8Array;
}

/** A detail with its person's key; the key's columns are null where it was destroyed. */
export interface KeyedDetailRow extends DetailPlace {
  readonly sealed: Uint8Array;
  readonly wrapped: Uint8Array | null;
  readonly registerKey: string | null;
  readonly createdEntry: number | null;
}

/** SQL: the columns of a detail with its key, from `detail left join person_key using (person)`. */
export const KEYED_DETAIL = `detail.person, detail.entry, detail.ordinal, detail.digest, detail.sealed,
  person_key.wrapped, person_key.register_key as "registerKey", person_key.created_entry as "createdEntry"`;

export interface PersonKey {
  readonly createdEntry: number;
  readonly key: Uint8Array;
}

export class PersonKeys {
  readonly #keyring: Keyring;
  /** Least recently used first. */
  readonly #atHand = new Map<string, PersonKey>();

  constructor(keyring: Keyring) {
    this.#keyring = keyring;
  }

  /** The key in this row. Throws `DetailFault`. */
  unwrap({ person, wrapped, registerKey, createdEntry }: PersonKeyRow): Uint8Array {
    const before = this.atHand(person);
    if (before?.createdEntry === createdEntry) return before.key;
    const register = this.#keyring.find(registerKey);
    if (register === undefined)
      throw new DetailFault("register-key-missing", `this node does not have the register's key ${registerKey}`);
    const key = unwrapKey(register.secret, registerKey, person, wrapped);
    if (key === undefined)
      throw new DetailFault("key-differs", `the kept key of person ${person} is not what was wrapped`);
    this.keep(person, { createdEntry, key });
    return key;
  }

  /** What is sealed in this row. Throws `DetailFault`. */
  open(row: KeyedDetailRow): ClearDetail {
    const { person, entry, sealed, wrapped, registerKey, createdEntry } = row;
    if (wrapped === null || registerKey === null || createdEntry === null)
      throw new DetailFault("person-key-missing", `a detail of entry ${entry} is kept without its person's key`);
    const clear = openDetail(this.unwrap({ person, wrapped, registerKey, createdEntry }), row, sealed);
    if (clear === undefined)
      throw new DetailFault("detail-differs", `a detail of entry ${entry} is not what was sealed there`);
    return clear;
  }

  atHand(person: string): PersonKey | undefined {
    const found = this.#atHand.get(person);
    if (found === undefined) return undefined;
    this.#atHand.delete(person);
    this.#atHand.set(person, found);
    return found;
  }

  keep(person: string, key: PersonKey): void {
    this.#atHand.delete(person);
    this.#atHand.set(person, key);
    if (this.#atHand.size <= MOST_AT_HAND) return;
    const [oldest] = this.#atHand.keys();
    if (oldest !== undefined) this.#atHand.delete(oldest);
  }

  forget(person: string): void {
    this.#atHand.delete(person);
  }

  clear(): void {
    this.#atHand.clear();
  }
}
