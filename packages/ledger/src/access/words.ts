/**
 * Free words of events, sealed: whoever searches types names, and a search kept in the clear would undo the sealing of names
 * (rule 11). They are sealed under the node's own key, which is wrapped by the register's, and bound to their place.
 */
import { type ClearDetail, type DetailPlace, openDetail, sealDetail } from "../sealing/envelope.ts";
import type { Keyring } from "../sealing/keyring.ts";
import { NODE_KEY, nodeKeyRow, vaultKey } from "../sealing/vault-key.ts";
import type { Database, Queryable } from "../database/database.ts";
import { PersonKeys } from "../sealing/person-keys.ts";
import { NOTE_PARTS, type NotePart } from "./rows.ts";

/** Where free words stand: they open there and nowhere else. */
export interface NotePlace {
  readonly number: number;
  readonly part: NotePart;
  /** As the event carries it. */
  readonly digest: string;
}

/** The key to seal under, asked for once, when the first words come. A ledger that was given no keys takes none. */
export class AccessWords {
  readonly #ledger: { readonly database: Database; readonly keyring: Keyring };
  #key: Uint8Array | undefined;

  /** `ledger` is the application's own: a viewer's may not make the key. */
  constructor(ledger: { readonly database: Database; readonly keyring: Keyring }) {
    this.#ledger = ledger;
  }

  /** Throws `DetailFault` where the register's key is missing. */
  async key(): Promise<Uint8Array> {
    this.#key ??= await vaultKey(this.#ledger.database, this.#ledger.keyring);
    return this.#key;
  }
}

/** The key to open with; undefined where nothing was ever sealed. Makes none, for who only reads. Throws `DetailFault`. */
export async function wordsKey(database: Queryable, keyring: Keyring): Promise<Uint8Array | undefined> {
  const row = await nodeKeyRow(database);
  return row === undefined ? undefined : new PersonKeys(keyring).unwrap(row);
}

export function sealWords(key: Uint8Array, place: NotePlace, words: ClearDetail): Uint8Array {
  return sealDetail(key, placeOf(place), words);
}

/** Undefined where these bytes were not sealed under this key for this place. */
export function openWords(key: Uint8Array, place: NotePlace, sealed: Uint8Array): ClearDetail | undefined {
  return openDetail(key, placeOf(place), sealed);
}

/** Sealed as detail is, of nobody: no detail of a person's stands there, and none is sealed under this key. */
function placeOf({ number, part, digest }: NotePlace): DetailPlace {
  return { person: NODE_KEY, entry: number, ordinal: NOTE_PARTS.indexOf(part), digest };
}
