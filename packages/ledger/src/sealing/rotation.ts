/**
 * From one key of the register's to the next, while nodes run. Keys of people are wrapped anew, a page at a time; what is
 * sealed under them stays as it is. The old key is retired only once nothing is wrapped under it, in a transaction that no
 * writer's can overlap, and from then on the database takes nothing that is.
 */
import { arrays } from "../database/arrays.ts";
import type { Database, Queryable } from "../database/database.ts";
import { wrapKey } from "./envelope.ts";
import type { Keyring } from "./keyring.ts";
import { type PersonKeyRow, PersonKeys } from "./person-keys.ts";

const PAGE = 1_000;
/** The nil UUID is a person of its own: before everybody is only what is no UUID at all. */
const BEFORE_EVERYBODY: string | null = null;

/** Wraps under the current key what is wrapped under another; how many keys that was. */
export async function rewrapKeys(database: Database, keyring: Keyring): Promise<number> {
  let rewrapped = 0;
  let after = BEFORE_EVERYBODY;
  for (;;) {
    const rows = await database.query<PersonKeyRow>(
      `select person, wrapped, register_key as "registerKey", created_entry as "createdEntry" from person_key
       where register_key <> $1 and ($2::uuid is null or person > $2) order by person limit ${PAGE}`,
      [keyring.current().id, after],
    );
    rewrapped += await rewrapPage(database, keyring, rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return rewrapped;
    after = last.person;
  }
}

async function rewrapPage(database: Queryable, keyring: Keyring, rows: readonly PersonKeyRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const unwrapping = new PersonKeys(keyring);
  const { id, secret } = keyring.current();
  const wrapped = rows.map((row) => wrapKey(secret, id, row.person, unwrapping.unwrap(row)));
  // Whoever was erased meanwhile stays erased, and has no row; a key made since then is not the one that was read.
  return database.execute(
    `update person_key set wrapped = anew.wrapped, register_key = $4
     from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as anew (person, created_entry, wrapped)
     where person_key.person = anew.person and person_key.created_entry = anew.created_entry`,
    [
      arrays.uuid(rows.map(({ person }) => person)),
      arrays.bigint(rows.map(({ createdEntry }) => createdEntry)),
      arrays.bytea(wrapped),
      id,
    ],
  );
}

/**
 * Retires a key under which nothing is wrapped; false where something still is, which must be wrapped anew first. The lock
 * waits for every writer under way and lets none begin: what it sees is all there is.
 */
export async function retireKey(database: Database, id: string): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await transaction.script("lock table person_key in share row exclusive mode");
    const [used] = await transaction.query("select from person_key where register_key = $1 limit 1", [id]);
    if (used !== undefined) return false;
    await transaction.execute("insert into retired_key (id) values ($1) on conflict do nothing", [id]);
    return true;
  });
}

/** The register's keys in use that are none of these. */
export async function keysNotIn(database: Queryable, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }>(
    "select distinct register_key as id from person_key where register_key <> all($1::text[])",
    [arrays.text(ids)],
  );
  return rows.map(({ id }) => id);
}
