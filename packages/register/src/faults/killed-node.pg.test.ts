/** kill -9 of a node at any moment: what it answered is there, nothing is half done, and the next one goes on. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { Frontier, leafHash } from "@muster/proof";
import { BUSY_NODE, NORTH, at } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../cryptography.ts";
import { type Node, openNode } from "../node/node.ts";
import { NotTheWriter } from "../writing.ts";

/** Killed after so many answers: in the first batches, and well under way. */
const KILLED_AFTER = [1, 37, 400, 1_500];

let directory: string;
/** What the killed nodes had answered: key to number. */
const promised = new Map<string, number>();

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "muster-killed-"));
  await chmod(directory, 0o711);
});

afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

/** Runs a node under load until it has given so many answers; then it is still running. */
async function busyNode(answers: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [fileURLToPath(BUSY_NODE), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let given = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === "open") continue;
    const [key = "", number] = line.split(" ");
    promised.set(key, Number(number));
    given += 1;
    if (given === answers) break;
  }
  if (given < answers) throw new Error(`the node ended after ${given} answers`);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Gapless, with the root that its newest checkpoint says, and everything that was promised. */
async function expectWhole({ ledger, register }: Node): Promise<void> {
  const last = (await ledger.last())?.number ?? -1;
  const frontier = new Frontier(sha256);
  for await (const page of ledger.journal(0, last + 1)) {
    for (const stored of page) {
      expect(stored.number).toBe(frontier.size);
      frontier.append(leafHash(sha256, Buffer.from(stored.entry)));
    }
  }
  const checkpoint = await ledger.checkpoint();
  expect(checkpoint?.size).toBe(last + 1);
  expect(Buffer.from(checkpoint?.root ?? [])).toEqual(Buffer.from(frontier.root()));
  expect((await register.balance(await register.moment())).balanced).toBe(true);
  const kept = await ledger.answered([...promised.keys()]);
  for (const [key, number] of promised) expect(kept.get(key)?.number, key).toBe(number);
}

describe("kill -9 of a node under load", () => {
  // Verifies: rule-3, rule-10
  test.each(KILLED_AFTER)("after %i answers leaves the journal whole, and the next node goes on", async (answers) => {
    await kill(await busyNode(answers));
    const node = await openNode({ directory });
    await expectWhole(node);
    const last = (await node.ledger.last())?.number ?? -1;
    const registration = { kind: "person.register", occurredAt: at(2), by: NORTH };
    expect(await node.register.submit(registration)).toMatchObject({ accepted: true, number: last + 1 });
    await node.close();
  });

  test("lets the node beside it take over", async () => {
    const busy = await busyNode(10);
    const node = await openNode({ directory });
    const registration = { kind: "person.register", occurredAt: at(2), by: NORTH };
    await expect(node.register.submit(registration, "beside")).rejects.toBeInstanceOf(NotTheWriter);
    await kill(busy);
    const answer = await answered(() => node.register.submit(registration, "beside"));
    expect(answer).toMatchObject({ accepted: true });
    await expectWhole(node);
    await node.close();
  });
});

/** The server takes a moment to notice that a client is dead: asked until it has. */
async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof NotTheWriter) || Date.now() > deadline) throw fault;
    }
  }
}
