/**
 * Makes a new cluster: initdb, three roles, one database, in a folder beside the final one, renamed into place when whole.
 *
 * A process killed in the middle leaves a folder that nobody will mistake for a cluster; the next one removes it.
 * Of several processes at once one rename wins, and the others use what it made.
 */
import { randomBytes } from "node:crypto";
import { appendFile, chmod, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Binaries, linkLibraries, serverEnvironment } from "./binaries.ts";
import { explain, explainFileError } from "./cluster-error.ts";
import { type Credentials, newCredentials, writeCredentials } from "./credentials.ts";
import { type Layout, layout } from "./layout.ts";
import { isAlive } from "./postmaster.ts";
import { giveTo, runAs, type ServerUser, withReach } from "./server-user.ts";
import { hostBasedAuthentication } from "./settings.ts";

/** The database every register is kept in. */
export const databaseName = "muster";

const superuser = "muster_superuser";

/** What this process is making now: its own process id says nothing about a folder left by an earlier holder of it. */
const drafts = new Set<string>();

export async function initialise(folder: string, binaries: Binaries, user: ServerUser): Promise<void> {
  await removeHalfDone(folder);
  const draft = layout(`${folder}.${process.pid}-${randomBytes(4).toString("hex")}.initialising`);
  drafts.add(draft.folder);
  try {
    await prepare(draft, user, binaries);
    const credentials = newCredentials();
    await writeCredentials(draft.credentials, credentials);
    await createCluster(draft, binaries, user, credentials);
    await putInPlace(draft.folder, folder);
  } finally {
    // Where even that is not allowed, the error already under way says more.
    await rm(draft.folder, { recursive: true, force: true }).catch(() => {});
    drafts.delete(draft.folder);
  }
}

async function prepare(draft: Layout, user: ServerUser, binaries: Binaries): Promise<void> {
  try {
    await mkdir(draft.folder, { mode: 0o700 });
    await mkdir(draft.data, { mode: 0o700 });
    await linkLibraries(binaries, draft.libraries);
  } catch (error) {
    throw explainFileError(`Cannot make the database's folder ${draft.folder}`, error);
  }
  await giveTo(user, draft.data);
  await giveTo(user, draft.folder);
}

async function createCluster(
  draft: Layout,
  binaries: Binaries,
  user: ServerUser,
  credentials: Credentials,
): Promise<void> {
  const environment = serverEnvironment(binaries, draft.libraries);
  const runner = await withReach(user, [binaries.postgres, "--version"], draft.folder, environment);
  const run = async (what: string, command: readonly string[], input = ""): Promise<void> => {
    const outcome = await runAs(runner, command, { environment, input });
    if (outcome.code !== 0) throw explain(what, outcome.output, "start-failed");
  };

  // The builtin locale is the same on every machine, with no library whose update would break an index.
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const options = [`--username=${superuser}`, "--auth=reject", "--data-checksums", "--no-instructions", "--no-sync"];
  await run("Could not make the database", [binaries.initdb, "--pgdata", draft.data, ...locale, ...options]);
  await ownFiles(draft, user);

  // Single-user mode needs no socket and no password; nothing here has to reach the disk before the sync below.
  const single = [binaries.postgres, "--single", "-D", draft.data, "-c", "fsync=off", "-c", "scram_iterations=1"];
  await run("Could not make the roles", [...single, "-j", "postgres"], bootstrapScript(credentials));
  await run("Could not put the database on disk", [binaries.initdb, "--sync-only", "--pgdata", draft.data]);
}

/** Our settings by reference, and who may connect. The files are the server's already: writing keeps the owner. */
async function ownFiles(draft: Layout, user: ServerUser): Promise<void> {
  const within = (name: string): string => path.join(draft.data, name);
  await appendFile(within("postgresql.conf"), "\ninclude_if_exists 'muster.conf'\ninclude_if_exists 'keeper.conf'\n");
  await writeFile(within("pg_hba.conf"), hostBasedAuthentication);
  await writeFile(within("muster.conf"), "", { mode: 0o600 });
  await giveTo(user, within("muster.conf"));
}

function bootstrapScript({ owner, application, reader }: Credentials): string {
  return [
    `CREATE ROLE muster_owner LOGIN CREATEDB PASSWORD '${owner}'`,
    `CREATE ROLE muster_app LOGIN PASSWORD '${application}'`,
    `CREATE ROLE muster_reader LOGIN PASSWORD '${reader}'`,
    // To see who else is connected before stopping the server; to drop or replace a database that the application is
    // still connected to; to begin each round of a measurement alike.
    "GRANT pg_read_all_stats, pg_signal_backend, pg_checkpoint TO muster_owner",
    `CREATE DATABASE ${databaseName} OWNER muster_owner`,
    `REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${databaseName} TO muster_app, muster_reader`,
  ]
    .map(inSingleUserMode)
    .join("");
}

/** In single-user mode with -j a statement ends at a semicolon followed by an empty line. */
export function inSingleUserMode(statement: string): string {
  return `${statement};\n\n`;
}

async function putInPlace(draft: string, folder: string): Promise<void> {
  await chmod(draft, 0o700);
  await syncFolder(draft);
  try {
    await rename(draft, folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // Another process was first: its cluster is whole, ours is removed by the caller.
    if (code === "ENOTEMPTY" || code === "EEXIST") return;
    throw explainFileError(`Cannot put the database's folder in place at ${folder}`, error);
  }
  await syncFolder(path.dirname(folder));
}

/** A folder's entries reach the disk only when the folder itself is synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what processes that no longer live left half done. */
async function removeHalfDone(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  const prefix = `${path.basename(folder)}.`;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix) || !name.endsWith(".initialising")) continue;
    const draft = path.join(parent, name);
    const maker = Number.parseInt(name.slice(prefix.length), 10);
    if (maker === process.pid ? drafts.has(draft) : isAlive(maker)) continue;
    // The killed process's initdb may still be writing: then the folder stays until the next start finds it.
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}
