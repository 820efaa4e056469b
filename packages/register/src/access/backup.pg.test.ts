/** What was read is in the backup, and stands again in what is restored from it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { opening } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AT, MONITOR, OTHER, reading } from "../../test/access-readings.ts";
import { backup } from "../keeping/backup.ts";
import { restore } from "../keeping/restore.ts";
import { openNode } from "../node/node.ts";
import { auditAccess } from "./audit.ts";
import { AccessJournal } from "./journal.ts";
import { AccessQuestions } from "./questions.ts";

/** More than a tile, so that nodes are restored too. */
const EVENTS = 300;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-access-"));
  const node = await openNode({ directory: path.join(folder, "node"), clock: () => AT });
  for (const command of opening()) await node.register.submit(command);
  const journal = new AccessJournal({ ledger: node.ledger, signer: node.signer, clock: () => AT });
  await journal.record(reading({ note: "Asked by the family", asked: "Haddad" }));
  const monitors = reading({ by: MONITOR, purpose: "monitoring-visit", subjects: [{ person: OTHER }] });
  await Promise.all(Array.from({ length: EVENTS }, () => journal.record(monitors)));
  await backup(node, path.join(folder, "backup"));
  await node.close();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

// Verifies: MR-6
test.each([
  ["under the node's key the log goes on", true],
  ["under a new key the same events stand in a log of a new name", false],
])("%s", async (_what, hasKey) => {
  const directory = path.join(folder, hasKey ? "same" : "other");
  const detailKey = path.join(folder, "node", "detail-key");
  const key = hasKey ? { key: path.join(folder, "node", "node-key.seed") } : {};
  await restore(path.join(folder, "backup"), { directory, detailKey, ...key });
  const node = await openNode({ directory, clock: () => AT });
  try {
    expect(await auditAccess(node.ledger, node.verifierKey)).toMatchObject({
      size: EVENTS + 1,
      erased: 0,
      findings: [],
    });
    const questions = new AccessQuestions(node.ledger);
    expect(await questions.event(node.ledger, 0)).toMatchObject({ note: "Asked by the family", asked: "Haddad" });
    const journal = new AccessJournal({ ledger: node.ledger, signer: node.signer, clock: () => AT });
    expect((await journal.record(reading({ note: "Again" }))).number).toBe(EVENTS + 1);
    expect(await auditAccess(node.ledger, node.verifierKey)).toMatchObject({ size: EVENTS + 2, holds: true });
  } finally {
    await node.close();
  }
});
