/**
 * Folders that many test files begin with, made once in a run and copied for each: a database takes seconds to make and a story
 * seconds to play, their copy a fraction of one. Nothing outlives the run, so nothing is ever older than the sources.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { migrate, postgresDatabase, startCluster } from "@muster/ledger";

/** Names the folder of this run, which `one-run.ts` makes; outside a run of the tests every folder is made anew. */
export const OF_THIS_RUN = "MUSTER_MADE_ONCE";

const run = promisify(execFile);

/**
 * A fresh temporary folder as `make` makes it; whatever works in it has ended when that returns. The caller removes it.
 * `name` says what is in it, and of what it depends on all that differs between those who ask.
 */
export async function madeOnce(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), "muster-made-"));
  const ofThisRun = process.env[OF_THIS_RUN];
  if (ofThisRun === undefined) {
    await make(directory);
    return directory;
  }
  const whole = path.join(ofThisRun, name);
  if (!(await exists(whole))) await keep(whole, make);
  await copy(whole, directory);
  return directory;
}

/** Made beside and renamed when whole. Two workers may make the same at once: one rename wins, and both use what it put there. */
async function keep(whole: string, make: (directory: string) => Promise<void>): Promise<void> {
  const draft = await mkdtemp(`${whole}.`);
  try {
    await make(draft);
    await rename(draft, whole);
  } catch (fault) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(whole))) throw fault;
  }
}

/** With owners and modes, which the database asks of its files; without what says where another server is reached. */
async function copy(whole: string, directory: string): Promise<void> {
  await run("cp", ["-a", `${whole}/.`, directory]);
  await rm(path.join(directory, "postgres", "socket-directory"), { force: true });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** A folder for a new node, whose database is made and empty. Only for tests that show nothing of a power cut: it syncs nothing. */
export function newNodeFolder(): Promise<string> {
  return madeOnce("database", makeDatabase);
}

/** Makes the database of a node's folder, which then does not wait for the disk. */
export async function makeDatabase(directory: string): Promise<void> {
  const cluster = await startCluster({ directory });
  const owner = postgresDatabase({ url: cluster.owner().url, maximumConnections: 1 });
  await migrate(owner);
  await owner.close();
  await cluster.stop();
  await writeFile(path.join(directory, "postgres", "data", "keeper.conf"), "fsync = off\nfull_page_writes = off\n", {
    mode: 0o644,
  });
}
