import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { postgresDatabase, startCluster } from "@muster/ledger";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { madeOnce, newNodeFolder, OF_THIS_RUN } from "./made-once.ts";

let ofThisRun: string;

beforeEach(async () => {
  ofThisRun = await mkdtemp(path.join(tmpdir(), "muster-made-once-test-"));
  vi.stubEnv(OF_THIS_RUN, ofThisRun);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(ofThisRun, { recursive: true });
});

async function asked(make: (directory: string) => Promise<void>): Promise<string> {
  const directory = await madeOnce("thing", make);
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

const noted = (directory: string) => readFile(path.join(directory, "note"), "utf8");

test("made once, and a copy for each who asks: what one does to it the others do not see", async () => {
  let made = 0;
  const make = async (directory: string) => {
    made += 1;
    await writeFile(path.join(directory, "note"), "as made");
  };
  const first = await asked(make);
  await writeFile(path.join(first, "note"), "changed");
  const second = await asked(make);
  expect([made, await noted(first), await noted(second)]).toEqual([1, "changed", "as made"]);
});

test("two who make it at once both have it whole", async () => {
  const make = (directory: string) => writeFile(path.join(directory, "note"), "as made");
  const both = await Promise.all([asked(make), asked(make)]);
  expect(await Promise.all(both.map(noted))).toEqual(["as made", "as made"]);
  expect(await readdir(ofThisRun)).toEqual(["thing"]);
});

test("what could not be made is not there for the next, who makes it", async () => {
  await expect(asked(() => Promise.reject(new Error("no room")))).rejects.toThrow("no room");
  expect(await readdir(ofThisRun)).toEqual([]);
  expect(await noted(await asked((directory) => writeFile(path.join(directory, "note"), "now")))).toBe("now");
});

test("two databases of one making run beside one another, each on its own", async () => {
  const directories = await Promise.all([newNodeFolder(), newNodeFolder()]);
  onTestFinished(async () => {
    for (const directory of directories) await rm(directory, { recursive: true });
  });
  const clusters = await Promise.all(directories.map((directory) => startCluster({ directory })));
  const [one, other] = clusters.map((cluster) => postgresDatabase({ url: cluster.owner().url, maximumConnections: 1 }));
  await one?.script("CREATE TABLE of_one ()");
  const found = await other?.query("SELECT to_regclass('of_one') AS found, current_setting('fsync') AS fsync");
  expect(found).toEqual([{ found: null, fsync: "off" }]);
  for (const database of [one, other]) await database?.close();
  for (const cluster of clusters) expect(await cluster.stop()).toBe("stopped");
});
