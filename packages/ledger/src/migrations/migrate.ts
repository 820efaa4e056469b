/**
 * Migrations: plain SQL files, in order of their names, each run once in a transaction and remembered with its digest.
 * A file that changed after it ran is a fault: what a database went through must stay readable.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import type { Database } from "../database/database.ts";

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

/** A migration's file is not what the database ran, or the database comes from a newer Muster. */
export class MigrationFault extends Error {
  override readonly name = "MigrationFault";
}

const FOLDER = new URL("../../migrations/", import.meta.url);

/** The migrations that came with this version of Muster, in order. */
export async function migrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), "utf8");
      return { name, sql, digest: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** Brings the database up to this version, as its owner. Returns the names of the migrations it ran. */
export async function migrate(owner: Database, wanted?: readonly Migration[]): Promise<readonly string[]> {
  const all = wanted ?? (await migrations());
  await owner.script(
    "create table if not exists migration (name text primary key, digest text not null, ran_at timestamptz(3) not null default now())",
  );
  const ran = new Map(
    (await owner.query<{ name: string; digest: string }>("select name, digest from migration")).map((row) => [
      row.name,
      row.digest,
    ]),
  );
  for (const name of ran.keys()) {
    if (!all.some((migration) => migration.name === name)) {
      throw new MigrationFault(
        `the database has been through ${name}, which this Muster does not know: use the Muster that wrote it`,
      );
    }
  }
  const done: string[] = [];
  for (const { name, sql, digest } of all) {
    const before = ran.get(name);
    if (before === digest) continue;
    if (before !== undefined)
      throw new MigrationFault(`${name} has changed since this database ran it; write a new migration instead`);
    await owner.transaction(async (transaction) => {
      await transaction.script(sql);
      await transaction.execute("insert into migration (name, digest) values ($1, $2)", [name, digest]);
    });
    done.push(name);
  }
  return done;
}
