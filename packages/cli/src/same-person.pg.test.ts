/** At the command line: two files asserted to be of one human being, shown, counted in the balance, and taken back. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Cluster, startCluster } from "@muster/ledger";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";

const ONE = "bbbbbbbb-0000-4000-8000-000000000001";
const OTHER = "bbbbbbbb-0000-4000-8000-000000000002";
const KEEPER = { authority: "KEEPER", officer: "KEEPER-1" };
const SECOND = ["--second", "KEEPER/KEEPER-2"];
const SCAR = ["--why", "the same scar (invented)"];

let muster: Muster;
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  cluster = await startCluster({ directory: muster.directory });
  const said = { by: KEEPER, occurredAt: "2026-01-02T00:00:00Z" };
  const commands = [
    { kind: "officer.appoint", ...said, officer: "KEEPER-2", authority: "KEEPER", title: "clerk" },
    { kind: "person.register", ...said, person: ONE },
    { kind: "person.register", ...said, person: OTHER },
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

// Verifies: rule-3, ORD-1
test("two officers assert it, the balance says how many records that are, and two take it back", async () => {
  const alone = await muster("person", "same", ONE, OTHER, ...SCAR);
  expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining("second-officer-needed")]);

  const asserted = await done("person", "same", ONE, OTHER, ...SCAR, "--weight", "12.5", ...SECOND);
  const entry = /^entry (\d+): identity.same-asserted, about 2 people\n$/.exec(asserted)?.[1] ?? "";
  expect(JSON.parse(await done("person", "show", OTHER, "--json"))).toMatchObject({
    sameAs: { files: [{ person: ONE, entry: Number(entry) }] },
    file: { sameAs: [{ other: ONE, said: { evidence: "the same scar (invented)", weight: 12.5 } }] },
  });
  expect(await done("balance")).toContain("of these, 2 are asserted to be one human being; each is counted");
  const different = await muster("person", "different", ONE, OTHER, "--why", "no");
  expect(different.stderr).toContain("asserted-the-same");

  await done("person", "withdraw", ONE, OTHER, "--assertion", entry, "--why", "another scar", ...SECOND);
  expect(await done("balance")).not.toContain("asserted");
  const judged = await done("person", "different", ONE, OTHER, "--why", "ten years between them", "--json");
  const { number } = JSON.parse(judged) as { number: number };
  await done("person", "withdraw", OTHER, ONE, "--judgement", String(number), "--why", "misread");
});
