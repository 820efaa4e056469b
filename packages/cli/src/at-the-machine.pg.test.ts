/** At the machine nobody signs in: what is read there is recorded all the same, and only its owner reaches the running node so. */
import { once } from "node:events";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import type { AuthorityCode, OfficerCode } from "@muster/record";
import { type Cluster, startCluster, type Viewer } from "@muster/ledger";
import { AccessQuestions, type AccessShown, openNode } from "@muster/register";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";

const PERSON = "bbbbbbbb-0000-4000-8000-000000000001";
const KEEPER = { authority: "KEEPER" as AuthorityCode, officer: "KEEPER-1" as OfficerCode };
const OVERSIGHT: Viewer = { ...KEEPER, reach: "register", sites: [], people: [], clinical: false, oversight: true };

let muster: Muster;
/** Held from `init` on, so that the commands after it find the database running. */
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  cluster = await startCluster({ directory: muster.directory });
  await done("authority", "add", "NORTH", "--name", "Invented North");
  const site = ["--name", "North prison", "--type", "prison", "--controlled-by", "NORTH"];
  await done("site", "add", "N-PRISON", ...site, "--at", "2026-01-01T00:00:00Z");
  const said = { by: KEEPER, occurredAt: "2026-01-02T00:00:00Z", person: PERSON };
  const claims = [{ claim: "name", text: "Invented Hamdan", script: "Latn" }];
  const commands = [
    { kind: "person.register", ...said, claims },
    { kind: "custody.admit", ...said, site: "N-PRISON" },
  ];
  const file = path.join(muster.directory, "..", "people.jsonl");
  await writeFile(file, commands.map((command) => JSON.stringify(command)).join("\n"));
  await done("submit", file);
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

/** Runs a command that must succeed. */
async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

/** The access journal as oversight reads it, newest first. */
async function recorded(): Promise<readonly AccessShown[]> {
  const node = await openNode({ directory: muster.directory });
  try {
    const { events } = await new AccessQuestions(node.ledger).events(node.ledger.as(OVERSIGHT));
    return events;
  } finally {
    await node.close();
  }
}

/** Starts the node until the test ends. */
async function started(): Promise<{ readonly url: string; readonly end: () => Promise<void> }> {
  const node = muster.spawn("start", "--port", "0", "--json");
  const ended = once(node, "exit");
  const end = async (): Promise<void> => {
    node.kill("SIGTERM");
    await ended;
  };
  onTestFinished(end);
  if (node.stdout === null) throw new Error("the node has no stdout");
  const [line] = (await once(createInterface({ input: node.stdout }), "line")) as [string];
  return { url: (JSON.parse(line) as { url: string }).url, end };
}

describe("what is read at the command line", () => {
  // Verifies: MR-6
  test("is in the access journal: what, whom, why, and as whose reading", async () => {
    await done("person", "find", "Hamdan", "--purpose", "tracing", "--why", "his mother asks");
    await done("person", "show", PERSON, "--purpose", "complaint", "--why", "a complaint");
    await done("roll", "show", "N-PRISON", "--purpose", "count");
    await done("person", "show", PERSON);
    const [unsaid, roll, file, search] = await recorded();
    const by = { ...KEEPER, roles: ["keeper"] };
    const at = "At the machine's command line";
    expect(search).toMatchObject({ kind: "people.searched", purpose: "tracing", asked: "Hamdan", by });
    expect(search?.note).toBe(`${at}: his mother asks`);
    expect(file).toMatchObject({ kind: "file.read", purpose: "complaint", people: [PERSON], by });
    expect(file?.note).toBe(`${at}: a complaint`);
    expect(roll).toMatchObject({ kind: "roll.read", purpose: "count", things: ["site:N-PRISON"], note: at });
    expect(unsaid).toMatchObject({ kind: "file.read", purpose: "other", people: [PERSON], note: at });
  });

  test("is recorded where nobody is found too; a purpose that is not on the list is wrong use, and reads nothing", async () => {
    expect((await muster("person", "show", PERSON.replace("1", "2"))).code).toBe(1);
    const before = await recorded();
    expect(before[0]).toMatchObject({ kind: "file.read", outcome: "allowed" });
    expect((await muster("person", "show", PERSON, "--purpose", "curiosity")).code).toBe(2);
    expect((await recorded()).length).toBe(before.length);
  });
});

describe("a running node", () => {
  test("takes commands over a socket that only its owner can open, and by its port from nobody who is not signed in", async () => {
    const { url, end } = await started();
    const { socket } = JSON.parse(await readFile(path.join(muster.directory, "running.json"), "utf8")) as {
      socket: string;
    };
    expect((await stat(path.dirname(socket))).mode & 0o777).toBe(0o700);
    const command = { kind: "authority.register", by: KEEPER, authority: "EAST", name: "Invented East" };
    const answer = await fetch(`${url}/api/v1/commands`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "one" },
      body: JSON.stringify({ ...command, occurredAt: "2026-01-03T00:00:00Z" }),
    });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([401, "not-signed-in"]);
    expect(await done("authority", "add", "EAST", "--name", "Invented East")).toMatch(/authority\.registered\n$/);
    await end();
    await expect(stat(socket)).rejects.toMatchObject({ code: "ENOENT" });
  });

  test.each([
    ["no JSON", "{"],
    ["an issuer without https", '{"issuer":"http://sign-in.example","clientId":"muster","name":"Ministry"}'],
    ["no name", '{"issuer":"https://sign-in.example","clientId":"muster"}'],
    ["an empty secret", '{"issuer":"https://sign-in.example","clientId":"muster","name":"Ministry","clientSecret":""}'],
  ])("does not start with a ministry's sign-in noted with %s", async (_, note) => {
    const file = path.join(muster.directory, "sign-on.json");
    await writeFile(file, note);
    onTestFinished(() => rm(file));
    const { code, stdout, stderr } = await muster("start", "--port", "0");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^refused: sign-on-note-invalid\n/);
    expect(stderr).not.toContain("sign-in.example");
  });
});
