/**
 * A real node with the application in front, for tests in a real browser: the reference case, or a part of its people, played
 * into a register of its own, and any officer signed in. Time passes from the story's end when a test says so.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { isFailure } from "@muster/identity";
import type { Instant, Officer, OfficerCode } from "@muster/record";
import {
  exerciseKeys,
  type Node,
  openNode,
  playScenario,
  readScenario,
  scaled,
  ScenarioClock,
  type ScenarioFolder,
} from "@muster/register";
import { Bell, type NodeServer, openServer } from "@muster/server";
import { madeOnce, makeDatabase } from "@muster/testkit";
import { builtApp } from "@muster/web";
import type { BrowserContext } from "playwright-core";

const REFERENCE_CASE = path.resolve(import.meta.dirname, "../../../scenarios/north-east-syria-2026");
/** The note of when the story ended, in the folder of a node that it was played into. */
const STORY_ENDED = "story-ended";
/** No test here is about rates: those have their own. */
const NO_LIMIT = { requests: 10_000_000, window_ms: 60_000 };

export interface RealNode {
  readonly origin: string;
  readonly node: Node;
  readonly identity: NodeServer["identity"];
  /** The register's clock. */
  now(): Instant;
  /** Lets time pass, for the register and for sessions. */
  pass(milliseconds: number): void;
  /** Signs this officer in, in this browser. */
  signIn(context: Pick<BrowserContext, "addCookies">, officer: string): Promise<void>;
  /** The entries from this number on, oldest first. */
  recordedSince(number: number): Promise<readonly Signed[]>;
  /** The number the next entry will have. */
  next(): Promise<number>;
  close(): Promise<void>;
}

/** Of an entry: its kind, and who signed it. */
interface Signed {
  readonly number: number;
  readonly kind: string;
  readonly officer: string;
  /** Who signed beside the officer. */
  readonly second?: string;
}

/** `part`: which part of the reference case's people, 1 for all of them (half a minute), a tenth unless said. */
export async function realNode({ part = 0.1 }: { readonly part?: number } = {}): Promise<RealNode> {
  const app = builtApp();
  const whole = await readScenario(REFERENCE_CASE);
  const directory = await madeOnce(`reference-case-${part}`, (folder) =>
    playedIn(folder, part === 1 ? whole : scaled(whole, part)),
  );
  const clock = new ScenarioClock();
  clock.moveTo((await readFile(path.join(directory, STORY_ENDED), "utf8")) as Instant);
  const bell = new Bell();
  const node = await openNode({ directory, clock: clock.read, onRecorded: bell.ring });
  await node.register.startWriting();
  let passedMs = 0;
  clock.runOn(() => passedMs);
  const origin = `http://localhost:${await freePort()}`;
  const opened = await openServer({
    node,
    origin,
    clock: clock.read,
    bell,
    app: await app,
    walkIn: { keys: exerciseKeys(whole.scenario) },
    rates: { officer: NO_LIMIT, address: NO_LIMIT },
  });
  await opened.server.listen({ host: "127.0.0.1", port: Number(new URL(origin).port) });

  const next = async (): Promise<number> => ((await node.ledger.last())?.number ?? -1) + 1;
  return {
    origin,
    node,
    identity: opened.identity,
    next,
    now: clock.read,
    pass: (milliseconds) => {
      passedMs += milliseconds;
    },
    async signIn(context, officer) {
      const visit = { address: "127.0.0.1", agent: "test" };
      const came = await opened.identity.walkIn(officer as OfficerCode, visit);
      if (isFailure(came)) throw new Error(`${officer} is no officer in office`);
      await context.addCookies(
        // A Secure cookie, which a browser sends to this machine without TLS as well.
        came.cookies.map((cookie) => {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
          return { name, value, url: "https://localhost", secure: true, httpOnly: true, sameSite: "Strict" as const };
        }),
      );
    },
    async recordedSince(number) {
      const entries: Signed[] = [];
      for await (const page of node.ledger.journal(number, await next())) {
        for (const stored of page) {
          const { by, second } = JSON.parse(stored.entry) as Readonly<Record<"by" | "second", Officer | undefined>>;
          entries.push({
            number: stored.number,
            kind: stored.kind,
            officer: by?.officer ?? "",
            ...(second === undefined ? {} : { second: second.officer }),
          });
        }
      }
      return entries;
    },
    async close() {
      await opened.close();
      await node.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Plays the story into a node of this folder, and notes when it ended. */
async function playedIn(directory: string, story: ScenarioFolder): Promise<void> {
  await makeDatabase(directory);
  const clock = new ScenarioClock();
  const node = await openNode({ directory, clock: clock.read });
  await playScenario(story, { register: node.register, clock });
  await node.close();
  await writeFile(path.join(directory, STORY_ENDED), clock.read());
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number>((resolve) => {
    probe.listen({ host: "127.0.0.1", port: 0 }, () => {
      const address = probe.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
