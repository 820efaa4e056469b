/** A node that has a certificate: it is reached over https by who trusts the authority, the command line among them. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { get } from "node:https";
import path from "node:path";
import { createInterface } from "node:readline";
import { json } from "node:stream/consumers";
import { type Cluster, startCluster } from "@muster/ledger";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type Muster, musterIn } from "../../test/muster.ts";

let muster: Muster;
/** Held from `init` on, so that the commands after it find the database running. */
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterIn();
  await done("init", "--keeper", "Keeper of Tests");
  cluster = await startCluster({ directory: muster.directory });
  await done("tls", "init", "--host", "register.test");
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

test("with a certificate the node speaks https, and commands reach it", async () => {
  const url = await started();
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:/);
  const ca = await readFile(path.join(muster.directory, "tls", "authority.pem"), "utf8");
  expect(await asked(`${url}/api/openapi.json`, { ca })).toMatchObject({ openapi: expect.any(String) as string });
  await expect(asked(`${url}/api/openapi.json`, {})).rejects.toThrow(/self-signed certificate|unable to verify/);
  const added = await muster("authority", "add", "NORTH", "--name", "Invented North");
  expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining("authority.registered") as string });
});

test("with --no-tls it speaks http", async () => {
  expect(await started("--no-tls")).toMatch(/^http:\/\/127\.0\.0\.1:/);
});

/** Runs a command that must succeed. */
async function done(...args: string[]): Promise<void> {
  const { code, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}`);
}

/** Starts the node until the test ends; where it listens. */
async function started(...options: readonly string[]): Promise<string> {
  const node = muster.spawn("start", "--port", "0", "--json", ...options);
  onTestFinished(async () => {
    const ended = once(node, "exit");
    node.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });
  if (node.stdout === null) throw new Error("the node has no stdout");
  const [line] = (await once(createInterface({ input: node.stdout }), "line")) as [string];
  return (JSON.parse(line) as { url: string }).url;
}

function asked(url: string, options: { readonly ca?: string }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    get(url, { ...options, agent: false }, (response) => resolve(json(response))).on("error", reject);
  });
}
