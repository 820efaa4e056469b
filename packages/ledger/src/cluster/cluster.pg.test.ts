/** The bundled PostgreSQL, started for real in temporary folders. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, watch } from "node:fs";
import { access, chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type Cluster, type ConnectionSettings, startCluster } from "./cluster.ts";
import { serverUser, withReach } from "./server-user.ts";

const isRoot = process.getuid?.() === 0;

let root: string;
const started: Cluster[] = [];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "muster-cluster-test-"));
  // Open, so that only the tests that close a folder need a capability.
  await chmod(root, 0o755);
});

afterEach(async () => {
  for (const cluster of started.splice(0)) await cluster.stop();
});

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

async function start(directory: string, log?: (message: string) => void): Promise<Cluster> {
  const cluster = await startCluster(log === undefined ? { directory } : { directory, log });
  started.push(cluster);
  return cluster;
}

async function ask<Row>(settings: ConnectionSettings, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: settings.url });
  client.on("error", () => {});
  await client.connect();
  try {
    const result = await client.query<Row & object>(text);
    return result.rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("a cluster", () => {
  test("is made, listens on a private socket alone, and keeps what it acknowledges", async () => {
    const cluster = await start(path.join(root, "first"));
    const [settings] = await ask<Record<string, string>>(
      cluster.owner(),
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        current_setting('full_page_writes') AS pages, current_setting('listen_addresses') AS addresses,
        current_setting('TimeZone') AS zone, current_setting('server_version_num')::int / 10000 AS version,
        current_setting('data_checksums') AS checksums`,
    );
    expect(settings).toEqual({
      fsync: "on",
      commit: "on",
      pages: "on",
      addresses: "",
      zone: "UTC",
      version: 18,
      checksums: "on",
    });
    expect((await stat(cluster.socketDirectory)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(root, "first", "postgres", "credentials.json"))).mode & 0o777).toBe(0o600);
  });

  test("gives the application a role that owns nothing and can make nothing", async () => {
    // Verifies: rule-3
    const cluster = await start(path.join(root, "first"));
    const [role] = await ask(cluster.application(), "SELECT * FROM pg_roles WHERE rolname = current_user");
    expect(role).toMatchObject({ rolname: "muster_app", rolsuper: false, rolcreatedb: false, rolcreaterole: false });
    await expect(ask(cluster.application(), "CREATE TABLE public.mine ()")).rejects.toThrow(/permission denied/);
    await expect(ask(cluster.application(), "CREATE SCHEMA mine")).rejects.toThrow(/permission denied/);
    await expect(ask(cluster.application(), "SET ROLE muster_owner")).rejects.toThrow(/permission denied/);
  });

  test("gives readers a role that owns nothing and sees nothing by itself", async () => {
    const cluster = await start(path.join(root, "first"));
    const [role] = await ask(cluster.reader(), "SELECT * FROM pg_roles WHERE rolname = current_user");
    expect(role).toMatchObject({
      rolname: "muster_reader",
      rolsuper: false,
      rolcreaterole: false,
      rolbypassrls: false,
    });
    await expect(ask(cluster.reader(), "CREATE TABLE public.mine ()")).rejects.toThrow(/permission denied/);
    await expect(ask(cluster.reader(), "SET ROLE muster_app")).rejects.toThrow(/permission denied/);
  });

  test("made before there were readers is given their role at its next start", async () => {
    const directory = path.join(root, "before");
    const before = await start(directory);
    await ask(before.owner(), "CREATE TABLE kept AS SELECT 1 AS one");
    await before.stop();
    const file = path.join(directory, "postgres", "credentials.json");
    const { reader, ...others } = JSON.parse(await readFile(file, "utf8")) as Record<string, string>;
    await writeFile(file, JSON.stringify(others));
    const after = await start(directory);
    expect(await ask(after.reader(), "SELECT current_user AS role")).toEqual([{ role: "muster_reader" }]);
    expect(await ask(after.owner(), "SELECT one FROM kept")).toEqual([{ one: 1 }]);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject(others);
    expect(after.reader().password).not.toBe(reader);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test("refuses a wrong password, and its superuser has no way in", async () => {
    const cluster = await start(path.join(root, "first"));
    const url = (user: string): string => cluster.owner().url.replace(/\/\/.*@/, `//${user}:guess@`);
    const settings = (user: string): ConnectionSettings => ({ ...cluster.owner(), url: url(user) });
    await expect(ask(settings("muster_owner"), "SELECT 1")).rejects.toThrow(/password authentication failed/);
    await expect(ask(settings("muster_superuser"), "SELECT 1")).rejects.toThrow(/no pg_hba.conf entry/);
  });

  test("is shared: who comes second joins, and who leaves last stops it", async () => {
    const directory = path.join(root, "first");
    const one = await start(directory);
    const two = await start(directory);
    expect(two.pid).toBe(one.pid);
    expect(await one.stop()).toBe("still-used");
    expect(one.running).toBe(false);
    expect(two.running).toBe(true);
    expect(isAlive(two.pid)).toBe(true);
    expect(await two.stop()).toBe("stopped");
    // The server takes its note away as the last thing it does: its process ends a moment after.
    await vi.waitFor(() => expect(isAlive(two.pid)).toBe(false), { timeout: 10_000, interval: 10 });
    expect(existsSync(two.socketDirectory)).toBe(false);
  });

  test("stays while a keeper's own tool is connected", async () => {
    const directory = path.join(root, "first");
    const cluster = await start(directory);
    const client = new Client({ connectionString: cluster.owner().url });
    await client.connect();
    expect(await cluster.stop()).toBe("still-used");
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    expect(await (await start(directory)).stop()).toBe("stopped");
  });

  test("comes from one of several that start it at once, also the first time", async () => {
    const directory = path.join(root, "together");
    const clusters = await Promise.all([start(directory), start(directory), start(directory)]);
    expect(new Set(clusters.map((cluster) => cluster.pid)).size).toBe(1);
    expect(await readdir(directory)).toEqual(["postgres"]);
    const stops = await Promise.all(clusters.map((cluster) => cluster.stop()));
    expect(stops.filter((outcome) => outcome === "stopped")).toHaveLength(1);
  });

  test("survives leaving and coming at the same moment", async () => {
    const directory = path.join(root, "first");
    for (let round = 0; round < 3; round += 1) {
      const leaving = await start(directory);
      const [, coming] = await Promise.all([leaving.stop(), start(directory)]);
      expect(await ask(coming.owner(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await coming.stop();
    }
  });

  test("works in a folder whose path is longer than a socket's may be", async () => {
    const deep = path.join(root, "a".repeat(100), 'b\' $(c) "d"');
    const cluster = await start(deep);
    expect(await ask(cluster.application(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

/** The server takes a moment to notice that a client is dead: asked until it has. */
async function onlyUser(cluster: Cluster): Promise<void> {
  const deadline = Date.now() + 60_000;
  const present = "SELECT count(*)::int AS present FROM pg_stat_activity WHERE application_name = 'muster presence'";
  for (;;) {
    const [answer] = (await ask(cluster.owner(), present)) as { present: number }[];
    if (answer?.present === 1) return;
    if (Date.now() > deadline) throw new Error(`${answer?.present} processes are still counted`);
  }
}

describe("after a fault", () => {
  test("kill -9 of the server loses nothing acknowledged, and the next start brings it back at the same socket", async () => {
    const directory = path.join(root, "first");
    const cluster = await start(directory);
    await ask(cluster.owner(), "CREATE TABLE kept AS SELECT 42 AS value");
    const lost = once(cluster.lost, "abort");
    process.kill(cluster.pid, "SIGKILL");
    await lost;
    expect(cluster.running).toBe(false);
    expect(await cluster.stop()).toBe("not-running");

    const again = await start(directory);
    expect(again.socketDirectory).toBe(cluster.socketDirectory);
    expect(again.pid).not.toBe(cluster.pid);
    expect(await ask(again.owner(), "SELECT * FROM kept")).toEqual([{ value: 42 }]);
    await ask(again.owner(), "DROP TABLE kept");
  });

  test("kill -9 of the process that started it leaves it running for the next", async () => {
    const directory = path.join(root, "first");
    const child = startInChild(directory);
    const pid = Number(await firstLine(child));
    child.kill("SIGKILL");
    await once(child, "exit");
    const cluster = await start(directory);
    expect(cluster.pid).toBe(pid);
    await onlyUser(cluster);
    expect(await cluster.stop()).toBe("stopped");
  });

  test("kill -9 in the middle of making the database leaves nothing in the way", async () => {
    const directory = path.join(root, "half-done");
    await mkdir(directory, { mode: 0o711 });
    const begun = new Promise<void>((resolve) => {
      const watcher = watch(directory, () => {
        watcher.close();
        resolve();
      });
    });
    const child = startInChild(directory);
    await begun;
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(path.join(directory, "postgres"))).toBe(false);

    const cluster = await start(directory);
    expect(await ask(cluster.owner(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("what a process that is no more left half made is removed", async () => {
    const directory = path.join(root, "left-over");
    const left = path.join(directory, "postgres.999999999-00000000.initialising");
    await mkdir(path.join(left, "data"), { recursive: true });
    await chmod(directory, 0o711);
    await writeFile(path.join(left, "data", "PG_VERSION"), "18\n");
    await start(directory);
    expect(await readdir(directory)).toEqual(["postgres"]);
  });

  test("a note whose process id now belongs to another program does not keep it from starting", async () => {
    const directory = path.join(root, "first");
    const cluster = await start(directory);
    await cluster.stop();
    const note = path.join(directory, "postgres", "data", "postmaster.pid");
    const { uid, gid } = await stat(path.dirname(note));
    // A program of the server's own user: PostgreSQL takes any other user's for another machine's leavings.
    const bystander = spawn("sleep", ["600"], isRoot ? { uid, gid } : {});
    await once(bystander, "spawn");
    await writeFile(note, [bystander.pid, path.dirname(note), 1, 5432, cluster.socketDirectory, "", ""].join("\n"));
    if (isRoot) await chown(note, uid, gid);
    try {
      const again = await start(directory);
      expect(again.pid).not.toBe(bystander.pid);
      expect(bystander.exitCode).toBeNull();
    } finally {
      bystander.kill();
    }
  });

  test("a socket folder that somebody else has made in the meantime is not used", async () => {
    const directory = path.join(root, "first");
    const cluster = await start(directory);
    await cluster.stop();
    await mkdir(cluster.socketDirectory);
    await chmod(cluster.socketDirectory, 0o777);
    try {
      const again = await start(directory);
      expect(again.socketDirectory).not.toBe(cluster.socketDirectory);
      await again.stop();
    } finally {
      await rm(cluster.socketDirectory, { recursive: true, force: true });
    }
  });
});

describe("refuses, saying why", () => {
  test("a folder made by another major version", async () => {
    for (const [version, code] of [
      ["19", "newer-version"],
      ["17", "older-version"],
      ["hello", "older-version"],
    ] as const) {
      const directory = path.join(root, `version-${version}`);
      await mkdir(path.join(directory, "postgres", "data"), { recursive: true });
      await writeFile(path.join(directory, "postgres", "data", "PG_VERSION"), `${version}\n`);
      await expect(start(directory)).rejects.toMatchObject({ name: "ClusterError", code });
    }
  });

  test("a place that cannot hold a folder", async () => {
    const file = path.join(root, "a-file");
    await writeFile(file, "");
    await expect(start(path.join(file, "data"))).rejects.toMatchObject({ code: "not-writable" });
  });

  test("passwords that are not there", async () => {
    const directory = path.join(root, "no-passwords");
    await (await start(directory)).stop();
    await writeFile(path.join(directory, "postgres", "credentials.json"), "{}");
    await expect(start(directory)).rejects.toMatchObject({ code: "damaged" });
  });

  test("settings the server cannot start with, in its own words", async () => {
    const directory = path.join(root, "bad-settings");
    await (await start(directory)).stop();
    await writeFile(path.join(directory, "postgres", "data", "keeper.conf"), "max_connections = many\n");
    const starting = start(directory);
    await expect(starting).rejects.toMatchObject({ code: "start-failed" });
    await expect(starting).rejects.toThrow("max_connections");
  });
});

describe("as root", () => {
  test.runIf(isRoot)("runs as another user, also under a folder closed to that user", async () => {
    const closed = path.join(root, "closed");
    await mkdir(closed, { mode: 0o700 });
    const cluster = await start(path.join(closed, "data"));
    const { uid } = await stat(`/proc/${cluster.pid}`);
    expect(uid).not.toBe(0);
    expect(await ask(cluster.owner(), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test.runIf(isRoot)("without the right to change users names the ways out", async () => {
    for (const rights of ["all", "dac_override", "chown", "setuid"]) {
      const child = startInChild(path.join(root, `without-${rights}`), [...without(rights), "--"]);
      const said = await firstLine(child);
      expect(said, rights).toContain("cannot-change-user");
      expect(said, rights).toContain("--database URL");
    }
  });

  test.runIf(isRoot)("with the few rights a container leaves it still passes closed folders", async () => {
    const directory = path.join(root, "closed", "container");
    const child = startInChild(directory, [...without("dac_read_search"), "--"]);
    expect(Number(await firstLine(child))).toBeGreaterThan(1);
    child.kill("SIGKILL");
    await once(child, "exit");
    await start(directory);
  });

  test.runIf(isRoot)("says which folder the server cannot reach", async () => {
    const user = await serverUser(undefined);
    const folder = path.join(root, "not-there");
    const reaching = withReach(user, ["/bin/true"], folder, {});
    await expect(reaching).rejects.toMatchObject({ code: "unreachable-folder" });
    await expect(reaching).rejects.toThrow(/not-there.*--database URL/s);
    expect(await withReach(user, ["/bin/true"], root, {})).toMatchObject({ capability: "none" });
  });

  const nobody = 65_534;
  test.runIf(isRoot)("is not needed: an ordinary user runs it under the own name", async ({ skip }) => {
    const reachable = await canReach(nobody, import.meta.filename);
    if (!reachable) skip("this checkout is closed to other users");
    const directory = path.join(root, "ordinary");
    await mkdir(directory, { mode: 0o700 });
    await chown(directory, nobody, nobody);
    const child = startInChild(directory, [
      `setpriv`,
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      "--clear-groups",
      "--",
    ]);
    const pid = Number(await firstLine(child));
    expect((await stat(`/proc/${pid}`)).uid).toBe(nobody);
    child.kill("SIGKILL");
    await once(child, "exit");
    // Root joins what the ordinary user left running, and stops it.
    const cluster = await start(directory);
    expect(cluster.pid).toBe(pid);
    expect(await cluster.stop()).toBe("stopped");
  });
});

/** Another process that starts the cluster, prints the server's process id or the error's code, and stays. */
function startInChild(directory: string, prefix: readonly string[] = []): ChildProcess {
  const module = JSON.stringify(path.join(import.meta.dirname, "cluster.ts"));
  const script = `
    const { startCluster } = await import(${module});
    try {
      const cluster = await startCluster({ directory: ${JSON.stringify(directory)} });
      console.log(cluster.pid);
    } catch (error) {
      console.log(error.code + " " + error.message.replaceAll("\\n", " "));
    }`;
  const command = [...prefix, process.execPath, "--input-type=module", "--eval", script];
  return spawn(command[0] ?? "", command.slice(1), { stdio: ["ignore", "pipe", "inherit"], cwd: "/" });
}

/** Runs what follows as root without these capabilities. */
function without(...capabilities: readonly string[]): string[] {
  const list = capabilities.map((capability) => `-${capability}`).join(",");
  return ["setpriv", `--bounding-set=${list}`, `--inh-caps=${list}`];
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return text.trim();
}

async function canReach(uid: number, file: string): Promise<boolean> {
  await access(file);
  const child = spawn("/bin/cat", [file], { uid, gid: uid, stdio: "ignore" });
  await once(child, "exit");
  return child.exitCode === 0;
}
