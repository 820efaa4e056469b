/** Sealed detail and keys of people, as they are written. */
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import { DetailFault } from "./keyring.ts";
import type { PersonKeyRow, SealedDetailRow } from "./person-keys.ts";

/** Writes them inside the given transaction. */
export async function keepDetails(
  transaction: Queryable,
  keys: readonly PersonKeyRow[],
  details: readonly SealedDetailRow[],
): Promise<void> {
  await Promise.all([keepKeys(transaction, keys), insertDetails(transaction, details)]);
}

/**
 * Nothing is wrapped under a key that was destroyed after a rotation: nothing of the batch is recorded, and it has to be sent
 * again. A writer looks at its keys before each batch, so this is a batch that took longer than the rotation waited.
 */
export async function keepKeys(transaction: Queryable, keys: readonly PersonKeyRow[]): Promise<void> {
  if (keys.length === 0) return;
  const registerKeys = [...new Set(keys.map(({ registerKey }) => registerKey))];
  const written = await transaction.execute(
    `insert into person_key (person, wrapped, register_key, created_entry)
     select * from unnest($1::uuid[], $2::bytea[], $3::text[], $4::bigint[])
     where not exists (select from retired_key where id = any($5::text[]))`,
    [
      arrays.uuid(keys.map(({ person }) => person)),
      arrays.bytea(keys.map(({ wrapped }) => wrapped)),
      arrays.text(keys.map(({ registerKey }) => registerKey)),
      arrays.bigint(keys.map(({ createdEntry }) => createdEntry)),
      arrays.text(registerKeys),
    ],
  );
  if (written !== keys.length)
    throw new DetailFault("register-key-retired", "the register's key was destroyed after a rotation");
}

async function insertDetails(transaction: Queryable, details: readonly SealedDetailRow[]): Promise<void> {
  if (details.length === 0) return;
  await transaction.execute(
    `insert into detail (person, entry, ordinal, digest, kind, sealed)
     select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::text[], $5::text[], $6::bytea[])`,
    [
      arrays.uuid(details.map(({ person }) => person)),
      arrays.bigint(details.map(({ entry }) => entry)),
      arrays.bigint(details.map(({ ordinal }) => ordinal)),
      arrays.text(details.map(({ digest }) => digest)),
      arrays.text(details.map(({ kind }) => kind)),
      arrays.bytea(details.map(({ sealed }) => sealed)),
    ],
  );
}
