/**
 * The operating-system user the server runs as.
 *
 * PostgreSQL refuses to run as root. Started by root, it runs as the user who owns the data already, else as
 * `postgres` if the machine has one, else as a system user `muster` made for it, else as `nobody`.
 *
 * That user must reach the programs and the data, and both may stand under a folder closed to everybody but root
 * (a checkout in /root). Then, and only then, the server is given one capability to pass closed folders: the one to
 * read (CAP_DAC_READ_SEARCH) where root has it, else the wider one that common containers leave to root
 * (CAP_DAC_OVERRIDE). It never gets more than that, and none at all where the folders are open.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { access, chown, constants } from "node:fs/promises";
import { userInfo } from "node:os";
import { ClusterError } from "./cluster-error.ts";

export interface ServerUser {
  readonly name: string;
  /** Set when we are root and have to become somebody else. */
  readonly identity: Identity | undefined;
  readonly capability: Capability;
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

const capabilities = ["none", "dac_read_search", "dac_override"] as const;
type Capability = (typeof capabilities)[number];

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

export interface RunOptions {
  readonly environment: Record<string, string>;
  readonly input?: string;
}

/** The user for a new cluster, or, given the owner of its data, for one that stands. */
export async function serverUser(owner: Identity | undefined): Promise<ServerUser> {
  const ourUid = process.getuid?.();
  if (ourUid !== 0) {
    if (owner !== undefined && owner.uid !== ourUid) throw notOwner(owner.uid);
    return { name: ourName(), identity: undefined, capability: "none" };
  }
  if (owner !== undefined) return { name: `user ${owner.uid}`, identity: owner, capability: "none" };
  for (const name of ["postgres", "muster"]) {
    const identity = await lookUp(name);
    if (identity !== undefined) return { name, identity, capability: "none" };
  }
  const made = (await makeSystemUser()) ? await lookUp("muster") : undefined;
  if (made !== undefined) return { name: "muster", identity: made, capability: "none" };
  const nobody = await lookUp("nobody");
  if (nobody !== undefined) return { name: "nobody", identity: nobody, capability: "none" };
  throw new ClusterError(
    "cannot-change-user",
    "PostgreSQL must not run as root, and there is no user postgres, muster or nobody to run it as: " +
      "run Muster as an ordinary user, or point it at a PostgreSQL 18 of your own with --database URL",
  );
}

/** `user` with the least capability under which `program` (a path and its arguments) runs with `folder` in reach. */
export async function withReach(
  user: ServerUser,
  program: readonly string[],
  folder: string,
  environment: Record<string, string>,
): Promise<ServerUser> {
  if (user.identity === undefined) return user;
  let printed = "";
  for (const capability of capabilities) {
    const candidate = { ...user, capability };
    const attempt = ["/bin/sh", "-c", 'cd "$0" && "$@" >/dev/null', folder, ...program];
    const outcome = await runAs(candidate, attempt, { environment }).catch((error: unknown) => {
      // Without setpriv there is no capability to give; that root cannot change users at all ends the search.
      if (capability === "none") throw error;
      return { code: null, output: String(error) };
    });
    if (outcome.code === 0) return candidate;
    printed += outcome.output;
  }
  throw new ClusterError(
    "unreachable-folder",
    `PostgreSQL must not run as root, and ${user.name} cannot reach ${folder} or ${program[0]}: put the checkout and ` +
      "the data folder (--data) where other users may pass, run Muster as an ordinary user, " +
      `or point it at a PostgreSQL 18 of your own with --database URL. The system said:\n${printed.trim()}`,
  );
}

/** Makes a file or folder of ours the server's user's. */
export async function giveTo(user: ServerUser, file: string): Promise<void> {
  if (user.identity === undefined) return;
  try {
    await chown(file, user.identity.uid, user.identity.gid);
    // Root may have lost the right to pass by other users' permissions: then it cannot care for their files.
    await access(file, constants.W_OK);
  } catch (error) {
    throw cannotChangeUser(user, error);
  }
}

/** Runs a program as the server's user until it ends. A program that cannot be started at all throws. */
export async function runAs(user: ServerUser, command: readonly string[], options: RunOptions): Promise<Outcome> {
  const child = spawnAs(user, command, { env: options.environment, stdio: "pipe" });
  let output = "";
  const keep = (chunk: string): void => {
    output = (output + chunk).slice(-16_384);
  };
  child.stdout?.setEncoding("utf8").on("data", keep);
  child.stderr?.setEncoding("utf8").on("data", keep);
  // A program that ends before it has read its input is judged by its exit code, not by our broken pipe.
  child.stdin?.on("error", () => {});
  child.stdin?.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(cannotRun(user, command, error)));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Starts the server itself: in a session of its own, so that no Ctrl-C of ours reaches it, and not waited for. */
export function spawnServer(
  user: ServerUser,
  command: readonly string[],
  environment: Record<string, string>,
  logFile: number,
): { readonly exited: Promise<number | null> } {
  const child = spawnAs(user, command, { env: environment, detached: true, stdio: ["ignore", logFile, logFile] });
  child.unref();
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once("error", (error) => reject(cannotRun(user, command, error)));
    child.once("exit", (code) => resolve(code));
  });
  return { exited };
}

function spawnAs(user: ServerUser, command: readonly string[], options: SpawnOptions): ChildProcess {
  const { file, args, identity } = commandAs(user, command);
  try {
    return spawn(file, args, { ...options, ...identity, cwd: "/" });
  } catch (error) {
    // Node reports some refusals of the system at once and others by an event.
    throw cannotRun(user, command, error);
  }
}

function commandAs(
  user: ServerUser,
  command: readonly string[],
): { readonly file: string; readonly args: readonly string[]; readonly identity: Identity | undefined } {
  const { identity, capability } = user;
  const wrapped =
    identity === undefined || capability === "none" ? command : [...setpriv(identity, capability), ...command];
  const [file, ...args] = wrapped;
  if (file === undefined) throw new Error("A command needs a program");
  // setpriv changes the user itself, because it must keep the capability while it does.
  return { file, args, identity: wrapped === command ? identity : undefined };
}

/** util-linux, which is essential on Debian and Ubuntu. */
function setpriv({ uid, gid }: Identity, capability: Capability): readonly string[] {
  return [
    "setpriv",
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    "--",
  ];
}

async function lookUp(name: string): Promise<Identity | undefined> {
  const [uid, gid] = await Promise.all([idOf("-u", name), idOf("-g", name)]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

async function idOf(option: "-u" | "-g", name: string): Promise<number | undefined> {
  const outcome = await asOurselves(["id", option, name]);
  const id = Number.parseInt(outcome.output, 10);
  return outcome.code === 0 && Number.isSafeInteger(id) ? id : undefined;
}

async function makeSystemUser(): Promise<boolean> {
  const command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"];
  const outcome = await asOurselves([...command, "--shell", "/usr/sbin/nologin", "muster"]);
  return outcome.code === 0;
}

async function asOurselves(command: readonly string[]): Promise<Outcome> {
  const self: ServerUser = { name: "root", identity: undefined, capability: "none" };
  const environment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C" };
  // A machine without the program has no such user, and none can be made.
  return runAs(self, command, { environment }).catch(() => ({ code: null, output: "" }));
}

function cannotRun(user: ServerUser, command: readonly string[], error: unknown): ClusterError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const refused = code === "EPERM" || code === "EACCES";
  if (refused && user.identity !== undefined) return cannotChangeUser(user, error);
  return new ClusterError("start-failed", `Could not run ${command[0]} (${String(code)})`, { cause: error });
}

function cannotChangeUser(user: ServerUser, cause: unknown): ClusterError {
  return new ClusterError(
    "cannot-change-user",
    `PostgreSQL must not run as root, and this system does not let root act for ${user.name}: run Muster as an ` +
      "ordinary user (in a container: --user), or point it at a PostgreSQL 18 of your own with --database URL",
    { cause },
  );
}

function notOwner(owner: number): ClusterError {
  return new ClusterError(
    "not-owner",
    `This data folder belongs to user ${owner}: run Muster as that user or as root, or choose another with --data`,
  );
}

function ourName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
