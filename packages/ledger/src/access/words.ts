/**
 * Free words of events, sealed: whoever searches types names, and a search kept in the clear would undo the sealing of names
 * (rule 11). They are sealed under the node's own key, which is wrapped by the register's, and bound to their place.
 */
import { type ClearDetail, decrypt, encrypt, SALT_BYTES } from "../sealing/envelope.ts";
import type { Keyring } from "../sealing/keyring.ts";
import { vaultKey } from "../sealing/vault-key.ts";
import type { Database, Queryable } from "../database/database.ts";
import { type PersonKeyRow, PersonKeys } from "../sealing/person-keys.ts";
import type { NotePart } from "./rows.ts";

/** Under whom the node's own key stands: nobody (the max UUID, RFC 9562 5.10). */
const NODE = "ffffffff-ffff-ffff-ffff-ffffffffffff";

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
  const [row] = await database.query<PersonKeyRow>(
    `select person, wrapped, register_key as "registerKey", created_entry as "createdEntry" from person_key where person = $1`,
    [NODE],
  );
  return row === undefined ? undefined : new PersonKeys(keyring).unwrap(row);
}

export function sealWords(key: Uint8Array, place: NotePlace, { salt, content }: ClearDetail): Uint8Array {
  return encrypt(key, placing(place), [salt, Buffer.from(content)]);
}

/** Undefined where these bytes were not sealed under this key for this place. */
export function openWords(key: Uint8Array, place: NotePlace, sealed: Uint8Array): ClearDetail | undefined {
  const clear = decrypt(key, placing(place), sealed);
  if (clear === undefined || clear.length < SALT_BYTES) return undefined;
  return { salt: clear.subarray(0, SALT_BYTES), content: clear.toString("utf8", SALT_BYTES) };
}

function placing({ number, part, digest }: NotePlace): Buffer {
  return Buffer.from(`muster access words|${number}|${part}|${digest}`);
}
