/**
 * One more key under the register's: for what the node itself must read again, as second factors and proposals are. It is
 * kept beside the keys of people, under an id that is nobody's (the max UUID, RFC 9562 5.10), so that a rotation carries it.
 */
import type { Database, Queryable } from "../database/database.ts";
import { newKey, wrapKey } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";
import { type PersonKeyRow, PersonKeys } from "./person-keys.ts";

/** Under whom the node's own key stands: nobody (the max UUID, RFC 9562 5.10). */
export const NODE_KEY = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The key as it is kept, wrapped; undefined where none was made yet. */
export async function nodeKeyRow(database: Queryable): Promise<PersonKeyRow | undefined> {
  const [row] = await database.query<PersonKeyRow>(
    `select person, wrapped, register_key as "registerKey", created_entry as "createdEntry" from person_key where person = $1`,
    [NODE_KEY],
  );
  return row;
}

/** The key; made where there is none. Of several processes at once one makes it, and all have that one. */
export async function vaultKey(database: Database, keyring: Keyring): Promise<Uint8Array> {
  const { id, secret } = keyring.current();
  await database.execute(
    `insert into person_key (person, wrapped, register_key, created_entry) values ($1, $2, $3, 0) on conflict do nothing`,
    [NODE_KEY, wrapKey(secret, id, NODE_KEY, newKey()), id],
  );
  const row = await nodeKeyRow(database);
  if (row === undefined) throw new Error("the node's own key was made and is not there");
  return new PersonKeys(keyring).unwrap(row);
}
