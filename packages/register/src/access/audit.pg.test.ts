/** Whoever alters the access journal with the owner's own rights is found out. */
import { type Database, Ledger } from "@muster/ledger";
import { formatVerifierKey, verifierKey } from "@muster/proof";
import { exampleKeyring, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSeed, sha256, signerFromSeed } from "../cryptography.ts";
import { auditAccess } from "./audit.ts";
import { AccessJournal } from "./journal.ts";
import { AT, MONITOR, OPEN, OTHER, reading } from "../../test/access-readings.ts";

const KEYS = exampleKeyring();
const signer = signerFromSeed("access.invalid/log", newSeed());
const key = formatVerifierKey(verifierKey(sha256, signer.name, signer.publicKey));
/** More than a tile, so that nodes are stored too. */
const EVENTS = 300;

let server: TestCluster;
let owner: Database;
let application: Database;
let ledger: Ledger;

beforeAll(async () => {
  server = await testCluster();
  const opened = await (OPEN["PostgreSQL"] as (typeof OPEN)[string])(server);
  owner = opened.owner;
  application = opened.connect();
  ledger = new Ledger(application, KEYS);
});

afterAll(async () => {
  await application.close();
  await owner.close();
  await server.stop();
});

const codes = async () => [...new Set((await auditAccess(ledger, key)).findings.map(({ code }) => code))].sort();

test("a journal of nothing holds", async () => {
  expect(await auditAccess(ledger, key)).toMatchObject({ size: 0, holds: true });
});

describe("of a journal that was written", () => {
  beforeAll(async () => {
    const journal = new AccessJournal({ ledger, signer, clock: () => AT });
    for (const note of ["first", "second", "third"]) await journal.record(reading({ note }));
    await Promise.all(
      Array.from({ length: EVENTS }, () =>
        journal.record(reading({ by: MONITOR, purpose: "monitoring-visit", subjects: [{ person: OTHER }] })),
      ),
    );
  });

  test("nothing is found where nothing was altered", async () => {
    expect(await auditAccess(ledger, key)).toMatchObject({ size: EVENTS + 3, erased: 0, holds: true, findings: [] });
  });

  test("another's key finds every checkpoint unsigned", async () => {
    const stranger = signerFromSeed(signer.name, newSeed());
    const { findings } = await auditAccess(
      ledger,
      formatVerifierKey(verifierKey(sha256, signer.name, stranger.publicKey)),
    );
    expect(findings[0]?.code).toBe("checkpoint-not-signed");
  });

  // Verifies: MR-6
  test.each([
    [
      "an event's words",
      "update access_entry set entry = replace(entry, 'custody-care', 'legal-review') where number = 1",
      ["columns-differ", "leaf-differs", "node-differs", "root-differs"],
    ],
    ["its leaf", "update access_entry set leaf = sha256('x') where number = 1", ["leaf-differs"]],
    ["who it was, in the columns", "update access_entry set officer = 'SENDER-8' where number = 1", ["columns-differ"]],
    ["that it is veiled", "update access_subject set veiled = false where number = 100", ["subjects-differ"]],
    [
      "whom it was about",
      "update access_subject set person = '11111111-1111-4111-8111-000000000009' where number = 100",
      ["subjects-differ"],
    ],
    ["that it was about somebody", "delete from access_subject where number = 100", ["subjects-differ"]],
    [
      "the free words",
      "update access_note set sealed = (select sealed from access_note where number = 0) where number = 1",
      ["detail-differs"],
    ],
    ["a node", "update access_node set hash = sha256('x')", ["node-differs"]],
    [
      "a checkpoint",
      "update access_checkpoint set note = replace(note, 'access', 'excess') where size = (select max(size) from access_checkpoint)",
      ["checkpoint-not-signed"],
    ],
    [
      "the last checkpoint",
      "delete from access_checkpoint where size = (select max(size) from access_checkpoint)",
      ["checkpoint-behind"],
    ],
    ["an event in the middle", "delete from access_entry where number = 7", ["journal-gap"]],
  ])("altered: %s", async (_what, sql, found) => {
    const restore = await copyOf();
    await owner.script(sql);
    try {
      expect(await codes()).toEqual(expect.arrayContaining(found));
    } finally {
      await restore();
    }
    expect(await codes()).toEqual([]);
  });

  // Verifies: rule-11
  test("free words that were erased are counted, and nothing else is missed", async () => {
    await application.execute("delete from access_note where number = 1");
    expect(await auditAccess(ledger, key)).toMatchObject({ erased: 1, holds: true });
  });
});

const TABLES = ["access_entry", "access_subject", "access_note", "access_node", "access_checkpoint"];

/** Puts the journal aside; returns how to put it back. */
async function copyOf(): Promise<() => Promise<void>> {
  await owner.script(TABLES.map((table) => `create table ${table}_aside as table ${table};`).join(""));
  return async () => {
    await owner.script(
      TABLES.map(
        (table) => `delete from ${table}; insert into ${table} table ${table}_aside; drop table ${table}_aside;`,
      ).join(""),
    );
  };
}
