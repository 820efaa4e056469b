/** The access journal over both databases: recorded once answered, gapless, provable, and never read past. */
import { accessCheckpoint, accessNodeReader, type Database, Ledger, migrate, postgresDatabase } from "@muster/ledger";
import { inclusionProof, openCheckpoint, verifierKey, verifyInclusion } from "@muster/proof";
import type { Instant } from "@muster/record";
import { exampleKeyring, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RegisterUnavailable } from "../answer.ts";
import { newSeed, nodeCrypto, sha256, signerFromSeed } from "../cryptography.ts";
import { eraseWords } from "./erase.ts";
import type { AccessRequest } from "./event.ts";
import { AccessJournal } from "./journal.ts";
import { AccessQuestions } from "./questions.ts";
import { AccessEventInvalid } from "./seal.ts";
import { AT, CLERK, OPEN, type Opened, PERSON, reading } from "../../test/access-readings.ts";

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

const KEYS = exampleKeyring();
const signer = signerFromSeed("access.invalid/log", newSeed());
const key = verifierKey(sha256, "access.invalid/log/access", signer.publicKey);

describe.each(Object.keys(OPEN))("the access journal on %s", (name) => {
  let opened: Opened;
  let database: Database;
  let journal: AccessJournal;
  let questions: AccessQuestions;
  const others: Database[] = [];

  const another = (clock: () => Instant = () => AT): AccessJournal => {
    const connected = opened.connect();
    if (connected !== database) others.push(connected);
    return new AccessJournal({ ledger: new Ledger(connected, KEYS), signer, clock });
  };

  beforeAll(async () => {
    opened = await (OPEN[name] as (typeof OPEN)[string])(server);
    database = opened.connect();
    questions = new AccessQuestions(new Ledger(database, KEYS));
    journal = new AccessJournal({ ledger: new Ledger(database, KEYS), signer, clock: () => AT });
  });

  afterAll(async () => {
    for (const other of others) await other.close();
    if (database !== opened.owner) await database.close();
    await opened.owner.close();
  });

  // Verifies: MR-6
  // Verifies: DP-1
  test("what is recorded says who, whom, why, when and as of when", async () => {
    const receipt = await journal.record(reading({ note: "Asked by the family", asked: "Haddad" }));
    const found = await questions.event(new Ledger(database, KEYS), receipt.number);
    expect(found?.number).toBe(receipt.number);
    expect(found?.people).toEqual([PERSON]);
    expect(found?.note).toBe("Asked by the family");
    expect(found?.asked).toBe("Haddad");
    const [row] = await database.query<{ entry: string }>("select entry from access_entry where number = $1", [
      receipt.number,
    ]);
    expect(JSON.parse(row?.entry ?? "")).toMatchObject({
      format: 1,
      number: receipt.number,
      at: AT,
      kind: "file.read",
      by: CLERK,
      purpose: "custody-care",
      outcome: "allowed",
      asOf: AT,
      knownAt: 7,
      subjects: { count: 1 },
    });
  });

  test("the leaf names nobody who is held, and none of the free words", async () => {
    const { number } = await journal.record(reading({ note: "Asked by the family", asked: "Haddad" }));
    const [row] = await database.query<{ entry: string }>("select entry from access_entry where number = $1", [number]);
    expect(row?.entry).not.toContain(PERSON);
    expect(row?.entry).not.toContain("family");
    expect(row?.entry).not.toContain("Haddad");
  });

  // Verifies: rule-11
  test("free words stand in the database under a key that is not in it", async () => {
    const { number } = await journal.record(reading({ note: "Asked by the family", asked: "Haddad" }));
    const rows = await database.query<{ sealed: Uint8Array }>("select sealed from access_note where number = $1", [
      number,
    ]);
    expect(
      rows.map(({ sealed }) => Buffer.from(sealed).includes("family") || Buffer.from(sealed).includes("Haddad")),
    ).toEqual([false, false]);
  });

  test("without the register's key free words are not taken, and the reading does not happen", async () => {
    const keyless = new AccessJournal({ ledger: new Ledger(database), signer, clock: () => AT });
    await expect(keyless.record(reading({ note: "Asked by the family" }))).rejects.toThrow(RegisterUnavailable);
    expect((await keyless.record(reading())).number).toBeGreaterThan(0);
  });

  test("the words of an event are erased, which is an event itself", async () => {
    const { number } = await journal.record(reading({ note: "Asked by the family" }));
    const whole = new Ledger(database, KEYS);
    const erasing = { by: CLERK, purpose: "data-protection-request" } as const;
    const { answer, receipt } = await eraseWords(journal, whole, number, erasing);
    expect(answer).toBe(1);
    expect(await questions.event(whole, number)).toMatchObject({ note: null, purpose: "custody-care" });
    expect(await questions.event(whole, receipt.number)).toMatchObject({
      kind: "note.erased",
      things: [`access:${number}`],
    });
  });

  test("the same event twice makes two leaves that have nothing in common", async () => {
    const [one, two] = await Promise.all([journal.record(reading()), journal.record(reading())]);
    const rows = await database.query<{ entry: string }>(
      "select entry from access_entry where number in ($1, $2) order by number",
      [one.number, two.number],
    );
    const [first, second] = rows.map(({ entry }) => JSON.parse(entry) as { blind: string; subjects: { root: string } });
    expect(first?.blind).not.toBe(second?.blind);
    expect(first?.subjects.root).not.toBe(second?.subjects.root);
  });

  test("two processes append at once, with no gap and one tree", async () => {
    const one = another();
    const two = another();
    const before = await journal.record(reading());
    const receipts = await Promise.all(
      Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? one : two).record(reading())),
    );
    const numbers = receipts.map(({ number }) => number).sort((left, right) => left - right);
    expect(numbers).toEqual(Array.from({ length: 300 }, (_, index) => before.number + 1 + index));
    const last = await journal.record(reading());
    expect(last.number).toBe(before.number + 301);
    const newest = await accessCheckpoint(database);
    const stated = await openCheckpoint(newest?.note ?? "", [key], nodeCrypto);
    expect(stated.size).toBe(last.number + 1);
    for (const index of [0, before.number + 17, last.number]) {
      const [row] = await database.query<{ leaf: Uint8Array }>("select leaf from access_entry where number = $1", [
        index,
      ]);
      const hashes = await inclusionProof(sha256, index, stated.size, accessNodeReader(database));
      await verifyInclusion(nodeCrypto, {
        leaf: row?.leaf ?? new Uint8Array(),
        index,
        size: stated.size,
        root: stated.root,
        hashes,
      });
    }
  });

  test("the time of an event is never before that of the one before it", async () => {
    const behind = another(() => "2026-01-31T00:00:00.000Z" as Instant);
    const { at } = await behind.record(reading());
    expect(at >= AT).toBe(true);
  });

  test("what is no event is not recorded", async () => {
    const { purpose: _purpose, ...without } = reading();
    await expect(journal.record(without)).rejects.toThrow(AccessEventInvalid);
    await expect(journal.record(reading({ purpose: "other" }))).rejects.toThrow(AccessEventInvalid);
    await expect(journal.record(reading({ note: "\ud800" }))).rejects.toThrow(AccessEventInvalid);
    await expect(journal.record(reading({ subjects: [{ kind: "site", id: "A\u0000B" }] }))).rejects.toThrow(
      AccessEventInvalid,
    );
    await expect(journal.record({ ...reading(), more: 1 } as AccessRequest)).rejects.toThrow(AccessEventInvalid);
  });

  // Verifies: rule-3
  test("the application may add to it and read it, and change nothing", async () => {
    for (const table of ["access_entry", "access_subject", "access_node", "access_checkpoint"]) {
      await expect(database.execute(`delete from ${table}`)).rejects.toMatchObject({ sqlState: "42501" });
    }
    await expect(database.execute("update access_entry set officer = 'X'")).rejects.toMatchObject({
      sqlState: "42501",
    });
    await expect(database.execute("update access_note set number = 0")).rejects.toMatchObject({
      sqlState: "42501",
    });
    await expect(database.script("alter table access_entry disable row level security")).rejects.toMatchObject({
      sqlState: "42501",
    });
  });

  test("a full queue makes the reading fail, and what waits is recorded", async () => {
    const small = new AccessJournal(
      { ledger: new Ledger(database, KEYS), signer, clock: () => AT },
      { maximumWaiting: 4 },
    );
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => small.record(reading())));
    expect(asked.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "fulfilled",
      "rejected",
      "rejected",
    ]);
    expect(asked[5]).toMatchObject({ reason: expect.any(RegisterUnavailable) as Error });
  });

  test("a closed journal records nothing more", async () => {
    const closed = another();
    const last = closed.record(reading());
    await closed.close();
    expect((await last).number).toBeGreaterThan(0);
    await expect(closed.record(reading())).rejects.toThrow(RegisterUnavailable);
  });
});

test("a database that is gone makes the reading fail, and the next one is recorded when it is back", async () => {
  const { owner, application } = await server.createDatabase("accessgone");
  const owning = postgresDatabase({ url: owner.url });
  await migrate(owning);
  const database = postgresDatabase({ url: application.url });
  const journal = new AccessJournal({ ledger: new Ledger(database, KEYS), signer, clock: () => AT });
  const first = await journal.record(reading());
  await owning.script("revoke insert on access_entry from muster_app");
  await expect(journal.record(reading())).rejects.toThrow(RegisterUnavailable);
  await owning.script("grant insert on access_entry to muster_app");
  const second = await journal.record(reading());
  expect(second.number).toBe(first.number + 1);
  await owning.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'muster_app'",
  );
  const third = await journal.record(reading()).catch(() => journal.record(reading()));
  expect(third.number).toBe(second.number + 1);
  await database.close();
  const gone = await journal.record(reading()).catch((fault: unknown) => fault);
  expect(gone).toBeInstanceOf(RegisterUnavailable);
  await owning.close();
});
