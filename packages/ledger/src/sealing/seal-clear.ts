/**
 * Detail that was written before detail was sealed (migration 0012): SQL has no key, so a node seals it when it opens, as the
 * database's owner and before anything is served. A page is one transaction, so a node that is stopped goes on with the rest.
 */
import { arrays } from "../database/arrays.ts";
import type { Database, Queryable } from "../database/database.ts";
import { newKey, sealDetail, wrapKey } from "./envelope.ts";
import { keepKeys } from "./keep-details.ts";
import type { Keyring } from "./keyring.ts";
import { type PersonKeyRow, PersonKeys } from "./person-keys.ts";
import { kindOfStored } from "./placed-details.ts";
import { personKeys } from "./seal-batch.ts";

const PAGE = 5_000;

interface ClearRow {
  readonly person: string;
  readonly entry: number;
  readonly ordinal: number;
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly content: string;
  readonly entryText: string;
}

/** Seals what is still clear; how many details that was. What was overwritten is gone from the table's file too. */
export async function sealClearDetail(owner: Database, keyring: Keyring): Promise<number> {
  let sealed = 0;
  for (;;) {
    const page = await owner.transaction((transaction) => sealPage(transaction, keyring));
    sealed += page;
    if (page < PAGE) break;
  }
  // An update leaves the old row where it was until the file is written anew.
  if (sealed > 0) await owner.script("vacuum (full, analyze) detail");
  return sealed;
}

async function sealPage(transaction: Queryable, keyring: Keyring): Promise<number> {
  const rows = await transaction.query<ClearRow>(
    `select detail.person, detail.entry, detail.ordinal, detail.digest, detail.salt, detail.content, journal.entry as "entryText"
     from detail join journal on journal.number = detail.entry
     where detail.sealed is null order by detail.entry, detail.person, detail.ordinal limit ${PAGE} for update of detail`,
  );
  if (rows.length === 0) return 0;
  const keys = await keysOf(transaction, keyring, rows);
  const sealed = rows.map((row) => sealDetail(keys.get(row.person) as Uint8Array, row, row));
  const written = await transaction.execute(
    `update detail set sealed = done.sealed, kind = done.kind, salt = null, content = null
     from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bytea[], $5::text[]) as done (person, entry, ordinal, sealed, kind)
     where detail.person = done.person and detail.entry = done.entry and detail.ordinal = done.ordinal`,
    [
      arrays.uuid(rows.map(({ person }) => person)),
      arrays.bigint(rows.map(({ entry }) => entry)),
      arrays.bigint(rows.map(({ ordinal }) => ordinal)),
      arrays.bytea(sealed),
      arrays.text(rows.map(({ entryText, content }) => kindOfStored(entryText, content))),
    ],
  );
  if (written !== rows.length) throw new Error(`${rows.length - written} details could not be sealed`);
  return rows.length;
}

/** The keys of everybody on a page, with new ones for those who have none. */
async function keysOf(
  transaction: Queryable,
  keyring: Keyring,
  rows: readonly ClearRow[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const unwrapping = new PersonKeys(keyring);
  const kept = await personKeys(transaction, [...new Set(rows.map(({ person }) => person))]);
  const keys = new Map(kept.map((row) => [row.person, unwrapping.unwrap(row)]));
  const made: PersonKeyRow[] = [];
  const { id, secret } = keyring.current();
  for (const { person, entry } of rows) {
    if (keys.has(person)) continue;
    const key = newKey();
    keys.set(person, key);
    made.push({ person, wrapped: wrapKey(secret, id, person, key), registerKey: id, createdEntry: entry });
  }
  await keepKeys(transaction, made);
  return keys;
}
