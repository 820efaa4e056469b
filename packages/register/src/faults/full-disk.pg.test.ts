/** A full disk: a clear error, nothing half done, and when there is room again the node goes on by itself. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { chmod, mkdtemp, rm, statfs, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { at, NORTH, opening } from "@muster/testkit";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RegisterUnavailable } from "../answer.ts";
import { type Node, openNode } from "../node/node.ts";

const SIZE = "192m";
/** The system's own programs: Node cannot mount. */
const [MOUNT, UNMOUNT] = ["mount", "umount"] as const;

/** Whether this process may mount a small file system of its own: root, outside most containers. */
function mountable(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), "muster-mount-"));
  try {
    execFileSync(MOUNT, ["-t", "tmpfs", "-o", "size=1m", "muster-test", folder], { stdio: "ignore" });
    execFileSync(UNMOUNT, [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}

const canMount = mountable();
if (!canMount) console.warn("SKIPPED: the full disk is not tested, for this user may not mount a small file system");

describe.skipIf(!canMount)("a disk that fills up under the register", () => {
  let directory: string;
  let ballast: string;
  let node: Node;

  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "muster-full-"));
    execFileSync(MOUNT, ["-t", "tmpfs", "-o", `size=${SIZE},mode=711`, "muster-test", directory]);
    await chmod(directory, 0o711);
    ballast = path.join(directory, "ballast");
    node = await openNode({ directory });
    for (const command of opening()) await node.register.submit(command);
  });

  afterEach(async () => {
    await node.close();
    // Lazily: the server has taken its leave, and its process may be a moment from its end.
    execFileSync(UNMOUNT, ["-l", directory]);
    await rm(directory, { recursive: true, force: true });
  });

  test("is told as such; what was answered is kept, and with room again commands are recorded", async () => {
    const { register, ledger } = node;
    const before = (await ledger.last())?.number ?? -1;
    // As good as full: what is left goes within some hundred commands.
    await fill(ballast, directory);
    const refused = await submitUntil(register.submit.bind(register), (fault) => fault !== undefined);
    expect(refused.fault).toBeInstanceOf(RegisterUnavailable);
    // What runs out first is for the server: room for a table, or for its log, and then it goes down until there is room.
    expect(causes(refused.fault)).toMatch(
      /disk of the register's database is full|could not be written|cannot be reached/,
    );
    await truncate(ballast, 0);
    const again = await submitUntil(register.submit.bind(register), (fault) => fault === undefined, refused.next);
    const last = (await ledger.last())?.number ?? -1;
    // Whatever was answered is there; what was not answered is there once at most.
    expect(last).toBeGreaterThanOrEqual(before + refused.answered + again.answered);
    expect((await ledger.checkpoint())?.size).toBe(last + 1);
    expect((await register.balance(await register.moment())).balanced).toBe(true);
  });
});

const NOTE = "n".repeat(4_000);

/** Submits, one after another, until the fault or its absence is as wanted. */
async function submitUntil(
  submit: (command: unknown, key: string) => Promise<unknown>,
  wanted: (fault: unknown) => boolean,
  from = 0,
): Promise<{ fault: unknown; answered: number; next: number }> {
  let next = from;
  let answered = 0;
  let fault: unknown;
  await vi.waitUntil(
    async () => {
      const details = { claims: [{ claim: "household", household: `H-${next}`, source: NOTE.slice(0, 200) }] };
      const command = { kind: "person.register", occurredAt: at(2), by: NORTH, ...(next % 2 === 0 ? {} : details) };
      const key = `full-${next++}`;
      fault = await submit(command, key).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      if (fault === undefined) answered += 1;
      return wanted(fault);
    },
    { timeout: 120_000, interval: 1 },
  );
  return { fault, answered, next };
}

/** Takes all the room there is but some hundred kilobytes. */
async function fill(file: string, folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(file, Buffer.alloc(Math.max(0, bavail * bsize - 300_000)));
}

function causes(fault: unknown): string {
  return fault instanceof Error ? `${fault.message}: ${causes(fault.cause)}` : "";
}
