/** A register that is thrown away: the bundled PostgreSQL, fsync on, in a folder of its own. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cluster, postgresDatabase, startCluster } from "@muster/ledger";
import type { Database } from "@muster/ledger";
import { type Node, openNode } from "@muster/register";

export interface ThrowAway {
  readonly node: Node;
  /** The same cluster the node uses. */
  readonly cluster: Cluster;
  /** A database connected as the owner: for filling tables, and for the peers. */
  readonly owner: Database;
  /** A further, empty database on the same server, for a peer. */
  peerDatabase(name: string): Promise<string>;
  close(): Promise<void>;
}

export const OFFICER = { authority: "KEEPER", officer: "KEEPER-1" } as const;
export const OPENED = "2026-01-01T00:00:00.000Z";

/** Opens a fresh register with a site P of units A and B. */
export async function throwAway(): Promise<ThrowAway> {
  const directory = await mkdtemp(path.join(tmpdir(), "muster-bench-"));
  const node = await openNode({ directory });
  const cluster = await startCluster({ directory });
  const owner = postgresDatabase({ url: cluster.owner().url });
  await must(node, {
    kind: "register.open",
    occurredAt: OPENED,
    by: OFFICER,
    name: "Bench",
    keeper: { code: "KEEPER", name: "Bench keeper" },
    officer: { code: "KEEPER-1", title: "keeper" },
    exercise: true,
  });
  await must(node, {
    kind: "site.open",
    occurredAt: OPENED,
    by: OFFICER,
    site: "P",
    name: "P",
    type: "prison",
    controlledBy: "KEEPER",
    units: ["A", "B"],
  });
  return {
    node,
    cluster,
    owner,
    async peerDatabase(name) {
      // Made with a locale that knows the letters of every script: pg_trgm finds no word in Arabic letters under `C`.
      await owner.script(`create database ${name} locale_provider libc locale 'C.UTF-8' template template0`);
      return cluster.owner(name).url;
    },
    async close() {
      await owner.close();
      await node.close();
      await cluster.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Submits what a bench takes for granted; a refusal is a defect of the bench. */
export async function must(node: Node, command: unknown, key?: string) {
  const answer = await node.register.submit(command, key);
  if ("refused" in answer) throw new Error(`a bench's command was refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** Runs `task` for each number below `count`, `inFlight` at a time. */
export async function flight(
  count: number,
  inFlight: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await task(index);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
