/** What the access journal is asked: filters, pages, and proofs that hold without the register. */
import { type Database, Ledger } from "@muster/ledger";
import {
  decodeEntries,
  detailDigest,
  leafHash,
  openCheckpoint,
  parseTilePath,
  parseTlogProof,
  verifierKey,
  verifyInclusion,
  verifyInnerInclusion,
} from "@muster/proof";
import type { Instant } from "@muster/record";
import { exampleKeyring, type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSeed, nodeCrypto, sha256, signerFromSeed } from "../cryptography.ts";
import { AccessJournal } from "./journal.ts";
import { accessTile, newestAccessCheckpoint, proveAccess } from "./log.ts";
import { accessEventFrom, AccessQuestions } from "./questions.ts";
import { CLERK, MONITOR, OPEN, OTHER, PERSON, reading } from "../../test/access-readings.ts";

const KEYS = exampleKeyring();
const signer = signerFromSeed("access.invalid/log", newSeed());
const key = verifierKey(sha256, "access.invalid/log/access", signer.publicKey);
const day = (number: number) => `2026-02-0${number}T10:00:00.000Z` as Instant;

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

describe.each(Object.keys(OPEN))("questions to the access journal on %s", (name) => {
  let database: Database;
  let ledger: Ledger;
  let questions: AccessQuestions;
  let close: () => Promise<void>;
  let today = day(1);

  beforeAll(async () => {
    const opened = await (OPEN[name] as (typeof OPEN)[string])(server);
    database = opened.connect();
    close = async () => {
      if (database !== opened.owner) await database.close();
      await opened.owner.close();
    };
    ledger = new Ledger(database, KEYS);
    questions = new AccessQuestions(ledger);
    const journal = new AccessJournal({ ledger, signer, clock: () => today });
    await journal.record({ kind: "sign-in", by: CLERK, outcome: "allowed" });
    await journal.record(reading());
    await journal.record({ kind: "sign-in", outcome: "refused" });
    today = day(2);
    await journal.record(reading({ by: MONITOR, purpose: "monitoring-visit", subjects: [{ person: OTHER }] }));
    await journal.record(
      reading({ outcome: "refused", policy: "own-sites-only", purpose: "transfer", subjects: [{ person: OTHER }] }),
    );
    await journal.record(
      reading({
        kind: "roll.read",
        subjects: [{ kind: "site", id: "N-PRISON" }, { person: PERSON }, { person: OTHER }],
      }),
    );
    today = day(3);
    await journal.record({
      kind: "data.exported",
      by: CLERK,
      outcome: "allowed",
      purpose: "legal-review",
      asked: "name, number",
      note: "For the judge",
      subjects: [{ person: PERSON }],
    });
    await journal.record({ kind: "sign-out", by: CLERK, outcome: "allowed" });
  });

  afterAll(() => close());

  const numbers = async (filter: Parameters<AccessQuestions["events"]>[1]) =>
    (await questions.events(ledger, filter)).events.map(({ number }) => number);

  // Verifies: MR-6
  // Verifies: ICPPED-20-22
  test("each filter finds what it says, newest first", async () => {
    expect(await numbers({})).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
    expect(await numbers({ from: day(2), to: day(3) })).toEqual([5, 4, 3]);
    expect(await numbers({ officer: MONITOR.officer })).toEqual([3]);
    expect(await numbers({ authority: CLERK.authority })).toEqual([7, 6, 5, 4, 1, 0]);
    expect(await numbers({ kinds: ["sign-in", "sign-out"] })).toEqual([7, 2, 0]);
    expect(await numbers({ kinds: ["data.exported"] })).toEqual([6]);
    expect(await numbers({ person: PERSON })).toEqual([6, 5, 1]);
    expect(await numbers({ thing: "site:N-PRISON" })).toEqual([5]);
    expect(await numbers({ person: OTHER, thing: "site:N-PRISON" })).toEqual([5]);
    expect(await numbers({ purpose: "transfer" })).toEqual([4]);
    expect(await numbers({ outcome: "refused" })).toEqual([4, 2]);
    expect(await numbers({ outcome: "refused", person: OTHER, from: day(2) })).toEqual([4]);
    expect(await numbers({ kinds: [] })).toEqual([]);
  });

  test("pages follow one another, and the last says so", async () => {
    const first = await questions.events(ledger, { limit: 3 });
    expect([first.events.map(({ number }) => number), first.next]).toEqual([[7, 6, 5], 5]);
    const second = await questions.events(ledger, { limit: 3, before: 5 });
    expect([second.events.map(({ number }) => number), second.next]).toEqual([[4, 3, 2], 2]);
    const third = await questions.events(ledger, { limit: 3, before: 2 });
    expect([third.events.map(({ number }) => number), third.next]).toEqual([[1, 0], undefined]);
  });

  test("a person's file says who has read it", async () => {
    const { events } = await questions.readersOf(ledger, PERSON);
    expect(events.map(({ kind, by, purpose }) => [kind, by?.officer, purpose])).toEqual([
      ["data.exported", "SENDER-7", "legal-review"],
      ["roll.read", "SENDER-7", "custody-care"],
      ["file.read", "SENDER-7", "custody-care"],
    ]);
  });

  test("an event alone: what was exported, and why", async () => {
    expect(await questions.event(ledger, 6)).toMatchObject({
      asked: "name, number",
      note: "For the judge",
      people: [PERSON],
      subjects: 1,
    });
    expect(await questions.event(ledger, 99)).toBeUndefined();
    expect(await questions.event(ledger, 2)).toMatchObject({ by: undefined, outcome: "refused" });
  });

  test("an event of a format that is not known is refused, not skipped", () => {
    expect(() => accessEventFrom('{"format":2}')).toThrow("format");
  });

  // Verifies: rule-10
  test("a proof holds with the proof room alone, and opens whom it was about and nobody else", async () => {
    const proof = await proveAccess(ledger, ledger, 5);
    const { index, hashes, checkpoint } = parseTlogProof(proof?.proof ?? "");
    const { size, root } = await openCheckpoint(checkpoint, [key], nodeCrypto);
    const bytes = Buffer.from(proof?.event ?? "");
    await verifyInclusion(nodeCrypto, { leaf: leafHash(sha256, bytes), index, size, root, hashes });
    const { subjects } = accessEventFrom(proof?.event ?? "");
    expect(proof?.subjects.map(({ text }) => JSON.parse(text) as string)).toEqual([
      "site:N-PRISON",
      `person:${PERSON}`,
      `person:${OTHER}`,
    ]);
    for (const opening of proof?.subjects ?? []) {
      await verifyInnerInclusion(nodeCrypto, {
        item: Buffer.from(detailDigest(sha256, opening.salt, opening.text), "base64"),
        index: opening.index,
        count: subjects?.count ?? 0,
        root: Buffer.from(subjects?.root ?? "", "base64"),
        hashes: opening.hashes,
      });
    }
    expect(await proveAccess(ledger, ledger, 99)).toBeUndefined();
  });

  test("the second log is there as tiles, and its checkpoint is not the first log's", async () => {
    const note = await newestAccessCheckpoint(ledger);
    const { size, origin } = await openCheckpoint(note ?? "", [key], nodeCrypto);
    expect([size, origin]).toEqual([8, "access.invalid/log/access"]);
    const hashes = await accessTile(ledger, ledger, parseTilePath("tile/0/000.p/8"));
    const entries = await accessTile(ledger, ledger, parseTilePath("tile/entries/000.p/8"));
    const leaves = decodeEntries(entries ?? new Uint8Array()).map((entry) => Buffer.from(leafHash(sha256, entry)));
    expect(Buffer.concat(leaves).equals(hashes ?? new Uint8Array())).toBe(true);
    expect(await accessTile(ledger, ledger, parseTilePath("tile/0/000.p/9"))).toBeUndefined();
  });
});
