/**
 * Thousands of random commands, with crashes between and within them, against the naive oracle. `MUSTER_SEEDS` plays more of
 * them; with `MUSTER_KEEP_FAILURES=1` what fails is made small and kept as a file, which is played again ever after.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseGone, Ledger, migrate, postgresDatabase, type Writer } from "@muster/ledger";
import type { Instant } from "@muster/record";
import { instantFromEpoch } from "@muster/record";
import {
  type Crash,
  Difference,
  exampleKeyring,
  KINDS,
  memoryDatabase,
  type Played,
  play,
  type Script,
  type Stage,
  shrink,
  type TestCluster,
  testCluster,
  writeScript,
} from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newSeed, signerFromSeed } from "./cryptography.ts";
import { Register } from "./register.ts";

const SEEDS = Number(process.env["MUSTER_SEEDS"] ?? 6);
const COMMANDS = 500;
const FOUND = path.resolve(import.meta.dirname, "../../testkit/src/simulation/found");

/** A ledger whose writer can be made to lose its connection before the next commit, or after it, unanswered. */
class FailingLedger extends Ledger {
  #next: "before-commit" | "after-commit" | undefined;
  #held: { gone: boolean; readonly writer: Writer } | undefined;

  fail(next: "before-commit" | "after-commit"): void {
    this.#next = next;
  }

  /** The process that writes is gone, and with it its right to. */
  async forsake(): Promise<void> {
    if (this.#held === undefined) return;
    this.#held.gone = true;
    await this.#held.writer.release();
  }

  override async writer(): Promise<Writer | undefined> {
    const writer = await super.writer();
    if (writer === undefined) return undefined;
    const held = { gone: false, writer };
    this.#held = held;
    return {
      lost: writer.lost,
      release: () => writer.release(),
      append: async (batch) => {
        const failure = this.#next;
        this.#next = undefined;
        if (held.gone || failure === "before-commit") throw new DatabaseGone("the connection died", "not-committed");
        await writer.append(batch);
        if (failure === "after-commit") throw new DatabaseGone("the connection died in the commit", "unknown");
      },
    };
  }
}

/** A clock that goes forwards, backwards and stands still. */
function unsteadyClock(): () => Instant {
  let turn = 0;
  return () => {
    turn += 1;
    return instantFromEpoch(Date.UTC(2026, 0, 25, 12) + turn * 10 - (turn % 7 === 0 ? 3_600_000 : 0));
  };
}

const signer = signerFromSeed("simulation.invalid/log", newSeed());

function stageOn(ledger: FailingLedger, terminate?: () => Promise<unknown>): Stage {
  const clock = unsteadyClock();
  return {
    ledger,
    open: async () => new Register({ ledger, signer, clock }),
    crash: async (crash: Crash) => {
      if (crash === "abandon") await ledger.forsake();
      else if (terminate !== undefined && crash === "before-commit") await terminate();
      else ledger.fail(crash);
    },
  };
}

let server: TestCluster;

beforeAll(async () => {
  server = await testCluster();
});

afterAll(() => server.stop());

async function onPostgres(script: Script): Promise<Played> {
  const created = await server.createDatabase("simulation");
  const owner = postgresDatabase({ url: created.owner.url, maximumConnections: 2 });
  const application = postgresDatabase({ url: created.application.url });
  try {
    await migrate(owner);
    const terminate = () =>
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'muster_app'`,
      );
    return await play(script, stageOn(new FailingLedger(application, exampleKeyring()), terminate));
  } finally {
    await application.close();
    await owner.close();
    await created.drop();
  }
}

/** A crash is the loss of what holds the right to write; there are no connections to kill. */
async function onPGlite(script: Script): Promise<Played> {
  const database = await memoryDatabase();
  try {
    await migrate(database);
    return await play(script, stageOn(new FailingLedger(database, exampleKeyring())));
  } finally {
    await database.close();
  }
}

const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
const kinds = new Set<string>();

// Verifies: rule-1, rule-2, rule-3, rule-7, rule-8, rule-10
test.each(seeds)(
  "on PostgreSQL, while its connections are killed, a register holds against the oracle: seed %i",
  async (seed) => {
    const played = await kept(writeScript(seed, COMMANDS), onPostgres);
    for (const kind of played.kinds) kinds.add(kind);
    expect(played.accepted).toBeGreaterThan(COMMANDS / 4);
    expect(played.refused).toBeGreaterThan(COMMANDS / 20);
    expect(played.sentAgain).toBeGreaterThan(0);
  },
);

test("between them the seeds recorded entries of nearly every kind", () => {
  const never = KINDS.filter((kind) => !kinds.has(kind));
  expect(never.length, `never recorded: ${never.join(", ")}`).toBeLessThan(KINDS.length / 4);
});

// Verifies: rule-1, rule-2, rule-8
test("on PGlite a register holds against the oracle", async () => {
  const { accepted } = await kept(writeScript(1001, 150), onPGlite);
  expect(accepted).toBeGreaterThan(50);
});

// Verifies: rule-2
test.each(readdirSync(FOUND).filter((name) => name.endsWith(".json")))(
  "what was found once stays found: %s",
  async (file) => {
    const script = JSON.parse(readFileSync(path.join(FOUND, file), "utf8")) as Script;
    expect((await onPostgres(script)).accepted).toBeGreaterThan(0);
  },
);

/** Plays a script; where it fails, and failures are to be kept, leaves the smallest that does. */
async function kept<Result>(script: Script, play: (script: Script) => Promise<Result>): Promise<Result> {
  try {
    return await play(script);
  } catch (fault) {
    if (process.env["MUSTER_KEEP_FAILURES"] === "1") {
      const smallest = await shrink(script, (smaller) =>
        play(smaller).then(
          () => false,
          (other) => other instanceof Difference,
        ),
      );
      mkdirSync(FOUND, { recursive: true });
      writeFileSync(
        path.join(FOUND, `${script.from.replaceAll(" ", "-")}.json`),
        `${JSON.stringify(smallest, null, 1)}\n`,
      );
    }
    throw fault;
  }
}
