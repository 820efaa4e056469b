/** A paper printed at the machine, carried away, and checked in a folder where there is nothing but it and the log's key. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { generateKeyPairSync } from "node:crypto";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cluster, startCluster } from "@muster/ledger";
import { admitted, at, cleared, convoy, NORTH, NORTH_SECOND, opening, person, SOUTH_KEY } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";

const [ONE, TWO, THREE] = [person(1), person(2), person(3)];

let muster: Muster;
let cluster: Cluster | undefined;
/** Where papers are carried to: another machine, as far as the papers know. */
let elsewhere: string;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  elsewhere = await mkdtemp(path.join(tmpdir(), "muster-paper-"));
  cluster = await startCluster({ directory: muster.directory });
  const pair = generateKeyPairSync("ed25519");
  const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const key = await file("south.pem", pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  const moved = [ONE, TWO];
  const release = { grounds: "no-basis", to: "family", fileGiven: true };
  const commands = [
    ...opening().slice(1),
    ...admitted([...moved, THREE]),
    ...cleared(moved),
    convoy.propose(moved),
    ...convoy.authorise(2),
    convoy.seal(),
    convoy.depart(moved),
    convoy.arrive(moved),
    {
      kind: "custody.release",
      occurredAt: at(13),
      by: NORTH,
      second: NORTH_SECOND,
      person: THREE,
      site: "N-PRISON",
      ...release,
    },
  ];
  const lines = commands.map((command) => JSON.stringify(command).replaceAll(SOUTH_KEY, publicKey));
  await done("submit", await file("commands.jsonl", lines.join("\n")));
  const said = ["--site", "S-PRISON", "--as", "SOUTH/SOUTH-1", "--at", at(10, 20), "--sign-with", key];
  await done("transfer", "receive", "T-1", ONE, ...said);
  await copyFile(path.join(muster.directory, "log.vkey"), path.join(elsewhere, "log.vkey"));
});

afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
  await rm(elsewhere, { recursive: true, force: true });
});

async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

async function file(name: string, content: string): Promise<string> {
  const place = path.join(elsewhere, name);
  await writeFile(place, content);
  return place;
}

async function printed(...args: string[]): Promise<string> {
  const out = path.join(elsewhere, `${args.slice(0, 2).join("-")}.pdf`);
  await done("paper", ...args, "--out", out, "--purpose", "transfer");
  return out;
}

// Verifies: rule-10, rule-4
test("a receipt says of whom it is, what is proven and what is only printed, and that it is verified", async () => {
  const receipt = await printed("receipt", "T-1", ONE, "--languages", "ku,ar", "--offset", "+03:00", "--hijri");
  const { code, stdout } = await muster("verify", receipt);
  expect(stdout).toContain("receipt in ku and ar, printed ");
  expect(stdout).toContain(`transfer.received, about ${ONE}`);
  expect(stdout).toMatch(/^receipt-signed: /m);
  expect(stdout).toMatch(/^pages-compared: /m);
  expect(stdout).toMatch(/^only-printed: .*no entry on this paper proves them/m);
  expect(stdout).toMatch(/\nverified\n$/);
  expect(stdout).not.toContain(TWO);
  expect(code).toBe(0);
});

test("the other papers hold as well, the manifest with its whole list", async () => {
  const papers = [
    ["manifest", "T-1"],
    ["release", THREE],
    ["file", ONE],
  ] as const;
  for (const [kind, id] of papers) {
    const { code, stdout } = await muster("verify", await printed(kind, id), "--json");
    expect(code, stdout).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verified: true, paper: kind, pagesCompared: true });
    expect(stdout.includes("all 2 of its people")).toBe(kind === "manifest");
  }
});

test("a paper that was changed is not verified, and neither is one of another log", async () => {
  const release = await printed("release", THREE);
  const bytes = await readFile(release);
  bytes[bytes.indexOf("/CreationDate (D:2026") + 20] = 0x39;
  const changed = path.join(elsewhere, "changed.pdf");
  await writeFile(changed, bytes);
  const { code, stdout } = await muster("verify", changed);
  expect(code).toBe(1);
  expect(stdout).toContain("NOT VERIFIED: paper-altered");
  const other = "other.example/log+00000000+AQ==";
  expect((await muster("verify", release, "--key", other)).code).not.toBe(0);
});

test("what cannot be printed is refused with its reason, and nothing is written", async () => {
  const refused = async (...args: string[]) => {
    const { code, stdout } = await muster("paper", ...args, "--out", path.join(elsewhere, "none.pdf"), "--json");
    expect(code).toBe(1);
    return (JSON.parse(stdout) as { code: string }).code;
  };
  expect(await refused("receipt", "T-1", TWO)).toBe("receipt-not-signed");
  expect(await refused("capture-card", THREE)).toBe("not-held");
  expect((await muster("paper", "manifest", "T-1", "--languages", "en", "--out", "none.pdf")).code).toBe(2);
  await expect(readFile(path.join(elsewhere, "none.pdf"))).rejects.toMatchObject({ code: "ENOENT" });
});
