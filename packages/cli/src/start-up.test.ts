/** What a command loads before it does anything: only what it needs, so that nobody waits for the rest. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const BIN = fileURLToPath(new URL("../bin/muster.js", import.meta.url));
/** Notes the address of every module, in the file of this name, when the process ends. */
const NOTED = "MODULES_NOTED";
const NOTES = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from "node:module";
  import { writeFileSync } from "node:fs";
  const loaded = [];
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
  process.on("exit", () => writeFileSync(process.env.${NOTED}, JSON.stringify(loaded)));
`)}`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-start-up-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The packages whose modules a command loads, ours and those of others. */
function packagesOf(...args: readonly string[]): ReadonlySet<string> {
  const noted = path.join(folder, "loaded.json");
  const environment = { ...process.env, [NOTED]: noted };
  const { status, stderr } = spawnSync(process.execPath, ["--import", NOTES, BIN, ...args], { env: environment });
  if (status !== 0) throw new Error(`muster ${args.join(" ")} ended with ${status}: ${stderr.toString()}`);
  const loaded = JSON.parse(readFileSync(noted, "utf8")) as readonly string[];
  return new Set(loaded.flatMap((url) => /.*\/(?:node_modules|packages)\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []));
}

test("help and the version load the command line alone", () => {
  expect(packagesOf("--help")).toEqual(new Set(["cli", "commander"]));
  expect(packagesOf("--version")).toEqual(new Set(["cli", "commander"]));
});

test.each([
  ["balance", ["register", "ledger"], ["fastify", "identity", "papers", "web"]],
  ["token", ["register", "identity"], ["fastify", "papers", "web"]],
  ["verify", ["papers", "proof"], ["fastify", "identity", "web"]],
  ["start", ["fastify", "web"], ["cli-progress"]],
])("muster %s loads what it needs, and nothing that only others do", (command, needed, others) => {
  const loaded = packagesOf(command, "--help");
  expect(needed.filter((name) => !loaded.has(name))).toEqual([]);
  expect(others.filter((name) => loaded.has(name))).toEqual([]);
});
