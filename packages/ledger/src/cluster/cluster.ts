/**
 * The PostgreSQL that comes with Muster, in a data folder.
 *
 * Whoever needs it and finds none running starts it; whoever leaves last stops it (presence.ts). It runs apart from
 * the process that started it, so a Muster that is killed takes nothing with it, and the next one finds the server
 * running, or starts it and lets it recover.
 */
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Binaries, findBinaries, linkLibraries, serverEnvironment, serverVersion } from "./binaries.ts";
import { ClusterError, explain, explainFileError, isAnotherServers } from "./cluster-error.ts";
import { addReader } from "./add-reader.ts";
import { type Credentials, readCredentials } from "./credentials.ts";
import { databaseName, initialise } from "./initialise.ts";
import { type Layout, layout } from "./layout.ts";
import { isAlive, readPostmaster, removeMistakenNote } from "./postmaster.ts";
import { Presence } from "./presence.ts";
import { giveTo, runAs, type ServerUser, serverUser, spawnServer, withReach } from "./server-user.ts";
import { serverSettings } from "./settings.ts";
import { openSocketDirectory, recordedSocketDirectory } from "./socket-directory.ts";

export interface StartOptions {
  /** The node's data folder. The cluster stands in `postgres` within it. */
  readonly directory: string;
  /** Told what is happening, one sentence at a time. */
  readonly log?: (message: string) => void;
}

/** What a client needs to connect; `url` says the same in one string. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly url: string;
}

export interface Cluster {
  /** Connects as `muster_owner`, who owns the schema, to the given database or else to `muster`. */
  owner(database?: string): ConnectionSettings;
  /** Connects as `muster_app`, who owns nothing. */
  application(database?: string): ConnectionSettings;
  /** Connects as `muster_reader`, whom row security binds. */
  reader(database?: string): ConnectionSettings;
  readonly socketDirectory: string;
  /** The server's process id, as it noted it. */
  readonly pid: number;
  readonly running: boolean;
  /** Aborted when the server goes away without `stop`. `startCluster` brings it back, at the same socket. */
  readonly lost: AbortSignal;
  /** Stops the server if nobody else uses it. Close every connection of this process first. */
  stop(): Promise<"stopped" | "still-used" | "not-running">;
}

/** Recovery of 2 GB of log on a slow disk is done well within this. */
const startLimitMs = 300_000;
const port = 5432;

interface Server {
  readonly place: Layout;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly credentials: Credentials;
  readonly environment: Record<string, string>;
  readonly log: (message: string) => void;
}

/** Finds the cluster of a data folder running, or starts it, or makes it first. Throws `ClusterError`. */
export async function startCluster({ directory, log = () => {} }: StartOptions): Promise<Cluster> {
  const server = await openServer(path.resolve(directory), log);
  const { presence, socketDirectory } = await joinOrStart(server);
  const postmaster = await readPostmaster(server.place);
  return new BundledCluster(server, presence, socketDirectory, postmaster?.pid ?? 0);
}

async function openServer(directory: string, log: (message: string) => void): Promise<Server> {
  const binaries = findBinaries();
  const place = layout(path.join(await makeDataFolder(directory), "postgres"));
  if ((await dataOwner(place)) === undefined) {
    log("Making a new database");
    await initialise(place.folder, binaries, await serverUser(undefined));
  }
  await checkVersion(place);
  const user = await serverUser(await dataOwner(place));
  await linkLibraries(binaries, place.libraries).catch((error: unknown) => {
    throw explainFileError(`Cannot write to the database's folder ${place.folder}`, error);
  });
  const environment = serverEnvironment(binaries, place.libraries);
  const kept = await readCredentials(place.credentials);
  const credentials = "reader" in kept ? kept : await addReader({ place, binaries, user, environment, log }, kept);
  return { place, binaries, user, credentials, environment, log };
}

/** Its real path: two names for one folder must lead to one server. */
async function makeDataFolder(directory: string): Promise<string> {
  try {
    // Others may pass through, as the server's user must when root runs Muster, but not look around.
    await mkdir(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return await realpath(directory);
  } catch (error) {
    throw explainFileError(`Cannot make the data folder ${directory}`, error);
  }
}

async function dataOwner(place: Layout): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(place.data);
    return { uid, gid };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw explainFileError(`Cannot look into ${place.folder}`, error);
  }
}

async function checkVersion(place: Layout): Promise<void> {
  const file = path.join(place.data, "PG_VERSION");
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new ClusterError("damaged", `${place.data} is not a PostgreSQL data directory`, { cause: error });
  });
  const version = Number.parseInt(text, 10);
  if (version === serverVersion) return;
  const code = version > serverVersion ? "newer-version" : "older-version";
  throw new ClusterError(
    code,
    `${place.folder} was made by PostgreSQL ${text.trim()}, and this Muster brings ${serverVersion}: ` +
      "use the Muster that made it, and take the register over with muster backup and muster restore",
  );
}

interface Joined {
  readonly presence: Presence;
  readonly socketDirectory: string;
}

/** Tries to connect; while nobody answers, sees to it that one server is being started. */
async function joinOrStart(server: Server): Promise<Joined> {
  const deadline = Date.now() + startLimitMs;
  let attempt: StartAttempt | undefined;
  while (Date.now() < deadline) {
    const joined = await join(server);
    if (joined !== undefined) return joined;
    if (attempt === undefined) {
      attempt = await beginStart(server);
    } else if (attempt.ended) {
      await judge(attempt, server);
      await removeMistakenNote(server.place);
      await delay(100);
      attempt = undefined;
    }
    await delay(20);
  }
  throw explain(
    `PostgreSQL in ${server.place.folder} did not answer within ${startLimitMs / 1000} seconds`,
    await wordsSince({ file: todaysLog(server.place), offset: 0 }),
    "start-failed",
  );
}

async function join(server: Server): Promise<Joined | undefined> {
  const noted = await readPostmaster(server.place);
  if (noted === undefined) return undefined;
  const host = noted.socketDirectory ?? (await recordedSocketDirectory(server.place));
  if (host === undefined) return undefined;
  const owner = { host, user: "muster_owner", password: server.credentials.owner, database: databaseName };
  const presence = await Presence.join(owner);
  return presence === undefined ? undefined : { presence, socketDirectory: host };
}

interface StartAttempt {
  ended: boolean;
  /** What the server left with; null if it was killed. */
  code: number | null;
  fault: Error | undefined;
  /** Where in each log this attempt's words begin. */
  readonly logs: readonly LogMark[];
}

interface LogMark {
  readonly file: string;
  readonly offset: number;
}

async function beginStart(server: Server): Promise<StartAttempt> {
  const { place, binaries, environment } = server;
  const user = await withReach(server.user, [binaries.postgres, "--version"], place.data, environment);
  const socketDirectory = await openSocketDirectory(place, user);
  await writeSettings(place, user, serverSettings({ socketDirectory }));
  const logFile = await open(place.startLog, "a", 0o600).catch((error: unknown) => {
    throw explainFileError(`Cannot write to the database's folder ${place.folder}`, error);
  });
  try {
    const logs = await Promise.all([place.startLog, todaysLog(place)].map(markLog));
    const attempt: StartAttempt = { ended: false, code: null, fault: undefined, logs };
    server.log("Starting PostgreSQL");
    const { exited } = spawnServer(user, [binaries.postgres, "-D", place.data], environment, logFile.fd);
    exited
      .then((code) => {
        attempt.code = code;
      })
      .catch((error: unknown) => {
        attempt.fault = error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        attempt.ended = true;
      });
    return attempt;
  } finally {
    await logFile.close();
  }
}

/** Written beside and renamed: several processes may be starting the server, and the file may not be half written. */
async function writeSettings(place: Layout, user: ServerUser, settings: string): Promise<void> {
  const file = path.join(place.data, "muster.conf");
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(fresh, settings, { mode: 0o600 });
    await giveTo(user, fresh);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    if (error instanceof ClusterError) throw error;
    throw explainFileError(`Cannot write the database's settings in ${place.data}`, error);
  }
}

async function judge(attempt: StartAttempt, { place }: Server): Promise<void> {
  if (attempt.fault !== undefined) throw attempt.fault;
  // It came up and was stopped by another process as that left, or it was killed.
  if (attempt.code === 0 || attempt.code === null) return;
  const socketDirectory = await recordedSocketDirectory(place);
  // The server before this one took the folder for its socket along: the next attempt makes it anew.
  if (socketDirectory === undefined || !(await exists(socketDirectory))) return;
  const said = await lastWords(attempt);
  if (isAnotherServers(said)) return;
  await removeSocketDirectory(socketDirectory);
  throw explain(`PostgreSQL in ${place.folder} did not start`, said, "start-failed");
}

const lastWordsMs = 1_000;

/** The server's log is written by a process of its own, which may be a moment behind the server's end. */
async function lastWords(attempt: StartAttempt): Promise<string> {
  const deadline = Date.now() + lastWordsMs;
  for (;;) {
    const said = (await Promise.all(attempt.logs.map(wordsSince))).join("");
    if (/FATAL|PANIC|error/.test(said) || Date.now() > deadline) return said;
    await delay(20);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function markLog(file: string): Promise<LogMark> {
  const found = await stat(file).catch(() => undefined);
  return { file, offset: found?.size ?? 0 };
}

const wordsLimitBytes = 8_192;

async function wordsSince({ file, offset }: LogMark): Promise<string> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0));
  return bytes.subarray(Math.max(offset, bytes.length - wordsLimitBytes)).toString("utf8");
}

/** Where the server speaks once its own log is open: of what recovery met, for one. */
function todaysLog(place: Layout): string {
  const day = new Date().toLocaleDateString("en", { weekday: "short", timeZone: "UTC" });
  return path.join(place.data, "log", `postgresql-${day}.log`);
}

class BundledCluster implements Cluster {
  readonly #server: Server;
  readonly #presence: Presence;
  readonly socketDirectory: string;
  readonly pid: number;
  #stopped: Promise<"stopped" | "still-used" | "not-running"> | undefined;

  constructor(server: Server, presence: Presence, socketDirectory: string, pid: number) {
    this.#server = server;
    this.#presence = presence;
    this.socketDirectory = socketDirectory;
    this.pid = pid;
  }

  owner(database: string = databaseName): ConnectionSettings {
    return this.#settings("muster_owner", this.#server.credentials.owner, database);
  }

  application(database: string = databaseName): ConnectionSettings {
    return this.#settings("muster_app", this.#server.credentials.application, database);
  }

  reader(database: string = databaseName): ConnectionSettings {
    return this.#settings("muster_reader", this.#server.credentials.reader, database);
  }

  get running(): boolean {
    return this.#stopped === undefined && !this.lost.aborted;
  }

  get lost(): AbortSignal {
    return this.#presence.lost;
  }

  async stop(): Promise<"stopped" | "still-used" | "not-running"> {
    this.#stopped ??= this.#leave();
    return this.#stopped;
  }

  async #leave(): Promise<"stopped" | "still-used" | "not-running"> {
    if (this.lost.aborted) return "not-running";
    const left = await this.#presence.leave(() => stopServer(this.#server));
    return left === "last" ? "stopped" : "still-used";
  }

  #settings(user: string, password: string, database: string): ConnectionSettings {
    const host = this.socketDirectory;
    const url = `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${encodeURIComponent(database)}`;
    return { host, port, user, password, database, url };
  }
}

/** Longer than a checkpoint of everything in memory takes on a slow disk. */
const stopLimitMs = 300_000;

/**
 * A fast shutdown: statements under way are rolled back, a checkpoint is written, and the next start needs no recovery.
 *
 * Not by `pg_ctl stop`, which waits until no server is noted in the folder: another process may start the next one
 * the moment this one has ended, and pg_ctl would wait for that one too.
 */
async function stopServer({ place, user, environment, log }: Server): Promise<void> {
  const postmaster = await readPostmaster(place);
  if (postmaster === undefined) return;
  log("Stopping PostgreSQL");
  // As the server's user: root in a small container may not be allowed to signal others.
  const outcome = await runAs(user, ["/bin/sh", "-c", 'kill -INT "$0"', String(postmaster.pid)], { environment });
  if (outcome.code !== 0) throw explain("PostgreSQL could not be told to stop", outcome.output, "stop-failed");
  const deadline = Date.now() + stopLimitMs;
  while (await isStillNoted(place, postmaster.pid)) {
    if (Date.now() > deadline) throw stillRunning(place, postmaster.pid);
    await delay(10);
  }
  await removeSocketDirectory(postmaster.socketDirectory);
}

/**
 * Leaves nothing in the temporary folder: it is made again under the same name at the next start. If that start has
 * already begun, the folder is not empty and stays.
 */
async function removeSocketDirectory(directory: string | undefined): Promise<void> {
  if (directory !== undefined) await rmdir(directory).catch(() => {});
}

function stillRunning({ folder }: Layout, pid: number): ClusterError {
  return new ClusterError("stop-failed", `PostgreSQL in ${folder} (process ${pid}) did not stop in time: it still may`);
}

/** Taking back its note is the last thing a server does. One that died instead has left it, and is no process. */
async function isStillNoted(place: Layout, pid: number): Promise<boolean> {
  const postmaster = await readPostmaster(place);
  return postmaster?.pid === pid && isAlive(pid);
}
