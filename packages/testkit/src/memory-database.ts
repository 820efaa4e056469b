/** PostgreSQL in memory, for tests. Making a cluster takes seconds: one is made in a run, and every database begins as its copy. */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { type Database, pgliteDatabase } from "@muster/ledger";
import { madeOnce } from "./made-once.ts";

const CLUSTER = "cluster.tar";

let cluster: Promise<Blob> | undefined;

/** A database in memory, empty. */
export async function memoryDatabase(): Promise<Database> {
  cluster ??= emptyCluster();
  return pgliteDatabase(await PGlite.create({ loadDataDir: await cluster }));
}

async function emptyCluster(): Promise<Blob> {
  const directory = await madeOnce("memory-database", async (made) => {
    const pglite = await PGlite.create();
    const dump = await pglite.dumpDataDir("none");
    await pglite.close();
    await writeFile(path.join(made, CLUSTER), Buffer.from(await dump.arrayBuffer()));
  });
  const dump = await readFile(path.join(directory, CLUSTER));
  await rm(directory, { recursive: true });
  return new Blob([dump]);
}
