import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { type Cluster, startCluster } from "@muster/ledger";
import { leafHash, type Sha256 } from "@muster/proof";
import { canonicalBytes } from "@muster/record";
import { sha256 } from "@muster/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, type Muster, musterIn } from "../test/muster.ts";

let muster: Muster;
/** Held from `init` on, so that the commands after it find the database running. */
let cluster: Cluster | undefined;

const ALI = "bbbbbbbb-0000-4000-8000-000000000001";
const BY = { authority: "MINISTRY-OF-TESTS", officer: "MINISTRY-OF-TESTS-1" };
const AT = { by: BY, occurredAt: "2026-01-05T12:00:00+03:00" };

beforeAll(async () => {
  muster = await musterIn();
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

async function json(...args: string[]): Promise<Record<string, unknown>> {
  const ended = await done(...args, "--json");
  return JSON.parse(ended.stdout) as Record<string, unknown>;
}

/** Runs a command that must succeed. */
async function done(...args: string[]): Promise<Ended> {
  const ended = await muster(...args);
  if (ended.code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${ended.code}: ${ended.stderr}`);
  return ended;
}

async function file(name: string, content: string): Promise<string> {
  const place = path.join(muster.directory, "..", name);
  await writeFile(place, content);
  return place;
}

describe("from a new register to a checked proof", () => {
  test("nothing is done to a register that is not there", async () => {
    const ended = await muster("balance");
    expect([ended.code, ended.stdout]).toEqual([1, ""]);
    expect(ended.stderr).toContain("refused: register-not-found");
  });

  test("init names the keeper, the log's key, and what to keep secret", async () => {
    const made = await json("init", "--keeper", "Ministry of Tests");
    expect(made).toMatchObject({ keeper: BY.authority, officer: BY.officer, directory: muster.directory });
    const secret = ["node-key.seed", "detail-key"].map((file) => path.join(muster.directory, file));
    expect(made["secret"]).toEqual(secret);
    cluster = await startCluster({ directory: muster.directory });
    const again = await muster("init", "--keeper", "Ministry of Tests");
    expect([again.code, again.stdout]).toEqual([1, ""]);
    expect(again.stderr).toMatch(/^refused: register-open-already\n/);
  });

  test("authorities and sites are added by the keeper's first officer", async () => {
    expect((await done("authority", "add", "NORTH", "--name", "Invented North")).stdout).toBe(
      "entry 1: authority.registered\n",
    );
    const site = [
      "site",
      "add",
      "N-PRISON",
      "--name",
      "North prison",
      "--type",
      "prison",
      "--controlled-by",
      "NORTH",
      "--units",
      "A,B",
    ];
    expect(await json(...site, "--at", "2026-01-01T00:00:00Z")).toMatchObject({ number: 2, kind: "site.opened" });
    expect((await done("site", "list")).stdout).toContain("N-PRISON");
    expect((await done("site", "find", "nroth prison")).stdout).toMatch(
      /N-PRISON +North prison +0\.\d\d +North prison/,
    );
    expect((await done("site", "find", "Baghdad")).stdout).toBe("  none\n");
    const { code, stdout } = await muster(...site, "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      { code: "site-exists", category: "conflict", conflicts: { entry: 2 } },
    ]);
  });

  test("submit answers a line each, in order, a refusal too", async () => {
    const claims = [{ claim: "name", text: "Ali\u001b[31m Tester", script: "Latn" }];
    const commands = await file(
      "commands.jsonl",
      [
        JSON.stringify({
          kind: "person.register",
          ...AT,
          person: ALI,
          claims,
          numbers: [{ number: "=1+1", issuer: "NORTH" }],
        }),
        "",
        "not JSON",
        JSON.stringify({ kind: "custody.admit", ...AT, person: ALI, site: "N-PRISON", unit: "A" }),
        JSON.stringify({ kind: "custody.admit", ...AT, person: ALI, site: "N-PRISON", unit: "B" }),
      ].join("\n"),
    );
    const { code, stdout } = await muster("submit", commands);
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    expect(answers).toMatchObject([
      { number: 3, people: [ALI] },
      { refused: true, code: "json-malformed", conflicts: { line: 2 } },
      { number: 4 },
      { refused: true, code: "contradicts-the-books" },
    ]);
    expect(code).toBe(1);
  });

  test("a file sent again under the same keys adds nothing", async () => {
    const commands = await file("again.jsonl", `${JSON.stringify({ kind: "person.register", ...AT })}\n`);
    const first = await done("submit", commands, "--keys", "again");
    expect((await done("submit", commands, "--keys", "again")).stdout).toBe(first.stdout);
  });

  // Verifies: rule-7
  test("the balance and the roll, now and as of a time", async () => {
    expect(await json("balance")).toMatchObject({
      registered: 2,
      balanced: true,
      states: {
        outside: 1,
        held: 1,
        "in-transit": 0,
        "at-large": 0,
        unaccounted: 0,
        released: 0,
        deceased: 0,
        "transferred-out": 0,
      },
      rows: [
        { site: "N-PRISON", custodian: "NORTH", state: "held", people: 1 },
        { site: null, custodian: null, state: "outside", people: 1 },
      ],
    });
    expect(await json("balance", "--as-of", "2026-01-04T12:00:00Z")).toMatchObject({ registered: 0, balanced: true });
    expect(await json("balance", "--known-at", "3", "--by", "state")).toMatchObject({
      rows: [{ state: "outside", people: 1 }],
      knownAtNumber: 3,
    });
    const csv = (await done("roll", "show", "N-PRISON", "--csv")).stdout;
    expect(csv).toBe(`person,number,unit,since,last_seen_at\n${ALI},'=1+1,A,2026-01-05T09:00:00.000Z,\n`);
    const empty = (await done("roll", "show", "N-PRISON", "--csv", "--as-of", "2026-01-04T12:00:00Z")).stdout;
    expect(empty).toBe("person,number,unit,since,last_seen_at\n");
  });

  test("what people wrote cannot speak to the terminal", async () => {
    const { stdout } = await done("person", "find", "tester");
    expect(stdout).toContain(String.raw`Ali\u{001b}[31m Tester`);
    expect(stdout).not.toContain("\u001b");
  });

  test("an entry is shown as it was hashed, and its leaf with it", async () => {
    const { number, leaf, entry } = await json("journal", "show", "4");
    expect(number).toBe(4);
    expect(Buffer.from(leafHash(sha256 satisfies Sha256, canonicalBytes(entry))).toString("base64")).toBe(leaf);
  });

  // Verifies: rule-10
  test("a proof is checked with no register, and a tampered one is not believed", async () => {
    const bundle = path.join(muster.directory, "..", "bundle.json");
    await done("log", "prove", "4", "--person", ALI, "--out", bundle);
    const key = path.join(muster.directory, "log.vkey");
    const shown = await done("verify", bundle, "--key", key);
    expect(shown.stdout).toMatch(/^entry 4: custody\.admitted, about bbbbbbbb/);
    expect(shown.stdout).toMatch(/\nverified\n$/);
    expect(await json("verify", bundle, "--key", (await readFile(key, "utf8")).trim())).toMatchObject({
      verified: true,
      number: 4,
    });

    const content = JSON.parse(await readFile(bundle, "utf8")) as { entry: string };
    const entry = Buffer.from(content.entry, "base64").toString("utf8").replace("N-PRISON", "S-PRISON");
    const altered = { ...content, entry: Buffer.from(entry).toString("base64") };
    const tampered = await file("tampered.json", Buffer.from(canonicalBytes(altered)).toString("utf8"));
    const { code, stdout } = await muster("verify", tampered, "--key", key);
    expect([code, stdout.trimEnd().split("\n").at(-1)]).toEqual([1, "NOT VERIFIED: entry-not-in-log"]);
    expect((await muster("verify", bundle)).code).toBe(2);
  });

  // Verifies: rule-3
  test("a correction reverses an entry; both versions stay readable", async () => {
    expect(await json("journal", "correct", "4", "--why", "another person", "--reason", "wrong-person")).toMatchObject({
      kind: "entry.corrected",
    });
    expect(await json("balance", "--by", "state")).toMatchObject({ rows: [{ state: "outside", people: 2 }] });
    expect(await json("balance", "--by", "state", "--known-at", "5")).toMatchObject({
      states: { held: 1, outside: 1 },
    });
    expect(await json("journal", "show", "4")).toMatchObject({ correctedBy: 6 });
    expect((await done("journal", "tail", "--entries", "1")).stdout).toContain("entry.corrected");
  });

  test("the log is audited, the projections rebuilt, a backup taken and restored", async () => {
    expect(await json("log", "audit", "--full")).toMatchObject({ holds: true, size: 7 });
    expect(await json("rebuild")).toMatchObject({ identical: true, entries: 7 });
    const backup = path.join(muster.directory, "..", "register.muster");
    expect(await json("backup", backup)).toMatchObject({ entries: 7, registered: 2 });
    const restored = path.join(muster.directory, "..", "restored");
    const nodeKey = path.join(muster.directory, "node-key.seed");
    const detailKey = path.join(muster.directory, "detail-key");
    expect(
      await json("restore", backup, "--data", restored, "--node-key", nodeKey, "--detail-key", detailKey),
    ).toMatchObject({
      entries: 7,
      registered: 2,
    });
    const notes = (folder: string) =>
      Promise.all(["keeper.json", "log.vkey"].map((note) => readFile(path.join(folder, note), "utf8")));
    expect(await notes(restored)).toEqual(await notes(muster.directory));
    expect((await done("log", "checkpoint", "--data", restored)).stdout).toBe((await done("log", "checkpoint")).stdout);
  });
});

describe("beside a running node", () => {
  test("commands go to the process that writes, and are refused alike", async () => {
    const node = muster.spawn("start", "--port", "0", "--json");
    if (node.stdout === null) throw new Error("no stdout");
    const [line] = (await once(createInterface(node.stdout), "line")) as [string];
    const { url, writes } = JSON.parse(line) as { url: string; writes: boolean };
    expect([writes, (await fetch(`${url}/readyz`)).status]).toEqual([true, 200]);
    expect(await json("authority", "add", "SOUTH", "--name", "Invented South", "--key", "south")).toMatchObject({
      number: 7,
    });
    const reused = await muster("authority", "add", "SOUTH", "--name", "Another", "--key", "south");
    expect([reused.code, reused.stderr.split("\n")[0]]).toEqual([1, "refused: idempotency-key-reused"]);
    const twice = await muster("authority", "add", "SOUTH", "--name", "Invented South");
    expect([twice.code, twice.stderr.split("\n")[0]]).toEqual([1, "refused: authority-exists"]);
    node.kill("SIGTERM");
    await once(node, "close");
    expect(await json("authority", "add", "EAST", "--name", "Invented East")).toMatchObject({ number: 8 });
  });
});
