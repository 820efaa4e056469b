/** The database goes away: everybody is told, nothing is lost or done twice, and the node comes back by itself. */
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  at,
  type ExampleRegister,
  exampleRegister,
  NORTH,
  opening,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { RegisterUnavailable } from "../answer.ts";
import { type Node, openNode } from "../node/node.ts";
import type { Register } from "../register.ts";
import { NotTheWriter } from "../writing.ts";

const registration = { kind: "person.register", occurredAt: at(2), by: NORTH };
const IN_FLIGHT = 256;

/** Submits under keys until each is answered; the numbers. Fails when that takes beyond any reason. */
async function submitUntilAnswered(register: Register, keys: readonly string[]): Promise<number[]> {
  const numbers = new Map<string, number>();
  await vi.waitUntil(
    async () => {
      for (const [key, answer] of await submitAll(
        register,
        keys.filter((one) => !numbers.has(one)),
      )) {
        if (typeof answer === "number") numbers.set(key, answer);
        else expect(answer).toBeInstanceOf(RegisterUnavailable);
      }
      return numbers.size === keys.length;
    },
    { timeout: 120_000, interval: 50 },
  );
  return keys.map((key) => numbers.get(key) as number);
}

async function submitAll(register: Register, keys: readonly string[]): Promise<[key: string, answer: unknown][]> {
  const one = async (key: string): Promise<[string, unknown]> =>
    register.submit(registration, key).then(
      (answer) => [key, "accepted" in answer ? answer.number : answer],
      (fault: unknown) => [key, fault],
    );
  return Promise.all(keys.map(one));
}

function keysOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

describe("kill -9 of the bundled server with 256 commands in flight", () => {
  let directory: string;
  let node: Node;
  const said: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "muster-lost-"));
    await chmod(directory, 0o711);
    node = await openNode({ directory, log: (message) => said.push(message) });
    for (const command of opening()) await node.register.submit(command);
  });

  afterAll(async () => {
    await node.close();
    await rm(directory, { recursive: true, force: true });
  });

  // Verifies: rule-3, rule-10
  test("each is answered or told to send again, and sent again under its key it is one entry", async () => {
    const { register, ledger } = node;
    const before = (await ledger.last())?.number ?? -1;
    const keys = keysOf("killed", IN_FLIGHT * 8);
    const flying = Promise.all(
      Array.from({ length: 8 }, (_, wave) => submitAll(register, keys.slice(wave * IN_FLIGHT, (wave + 1) * IN_FLIGHT))),
    );
    process.kill(await postmaster(directory), "SIGKILL");
    for (const [, answer] of (await flying).flat()) {
      expect(typeof answer === "number" || answer instanceof RegisterUnavailable, String(answer)).toBe(true);
    }
    const numbers = await submitUntilAnswered(register, keys);
    expect([...numbers].sort((one, other) => one - other)).toEqual(keys.map((_, index) => before + 1 + index));
    expect(await submitUntilAnswered(register, keys)).toEqual(numbers);
    expect((await ledger.checkpoint())?.size).toBe(before + 1 + keys.length);
    expect((await register.balance(await register.moment())).balanced).toBe(true);
    expect(said).toContain("The database went away: starting it again");
  });
});

async function postmaster(directory: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(directory, "postgres", "data", "postmaster.pid"), "utf8"), 10);
}

describe("connections that are cut", () => {
  let server: TestCluster;
  let example: ExampleRegister;

  beforeAll(async () => {
    server = await testCluster();
    example = await exampleRegister(server);
  });

  afterAll(async () => {
    await example.close();
    await server.stop();
  });

  test("in mid-batch leave an outcome that nobody knows; under its key a command is safe to send again", async () => {
    const register = example.open();
    const before = (await example.ledger.last())?.number ?? -1;
    const keys = keysOf("cut", 1_024);
    const flying = submitAll(register, keys);
    await example.cutConnections();
    const faults = (await flying).filter(([, answer]) => typeof answer !== "number");
    for (const [, fault] of faults) expect(fault).toBeInstanceOf(RegisterUnavailable);
    const numbers = await submitUntilAnswered(register, keys);
    expect(new Set(numbers).size).toBe(keys.length);
    expect((await example.ledger.last())?.number).toBe(before + keys.length);
    await register.close();
  });

  test("of two nodes one writes; the other is told, and takes over when the first closes or is cut off", async () => {
    const [first, second] = [example.open(), example.open()];
    await first.startWriting();
    await expect(second.submit(registration)).rejects.toBeInstanceOf(NotTheWriter);
    expect(await first.submit(registration)).toMatchObject({ accepted: true });
    await first.close();
    expect(await second.submit(registration)).toMatchObject({ accepted: true });

    const third = example.open();
    await expect(third.submit(registration)).rejects.toBeInstanceOf(NotTheWriter);
    await example.cutConnections();
    expect(await submitUntilAnswered(third, ["taken over"])).toHaveLength(1);
    await expect(second.submit(registration)).rejects.toBeInstanceOf(NotTheWriter);
    await third.close();
    expect(await second.submit(registration)).toMatchObject({ accepted: true });
    await second.close();
    await expect(second.submit(registration)).rejects.toThrow("The register is closed.");
  });
});
