/** A node in a folder of its own, for the server's tests, with an invented register and a server over it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Instant } from "@muster/record";
import { type Node, openNode } from "@muster/register";
import { KEEPER, NORTH, NORTH_SECOND } from "@muster/testkit";
import type { FastifyInstance } from "fastify";
import { Bell, buildServer } from "../src/index.ts";

export interface ExampleNode {
  readonly node: Node;
  readonly bell: Bell;
  readonly server: FastifyInstance;
  /** Sends a command over HTTP, under a fresh key or this one. */
  submit(command: object, key?: string): Promise<Answered>;
  /** Sends these commands one after another; throws unless each is recorded. */
  given(commands: readonly object[]): Promise<void>;
  /** What a question is answered with. */
  ask(url: string): Promise<Answered>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

const NOW = "2026-01-25T12:00:00.000Z" as Instant;

let keys = 0;

export async function exampleNode(): Promise<ExampleNode> {
  const directory = await mkdtemp(path.join(tmpdir(), "muster-server-"));
  const bell = new Bell();
  const node = await openNode({ directory, clock: () => NOW, onRecorded: bell.ring });
  const server = await buildServer({ register: node.register, verifierKey: node.verifierKey, bell });
  const example: ExampleNode = {
    node,
    bell,
    server,
    async given(commands) {
      for (const command of commands) {
        const { status, body } = await example.submit(command);
        if (status !== 201) throw new Error(`not recorded: ${JSON.stringify(body)}`);
      }
    },
    async submit(command, key = `key-${keys++}`) {
      const headers = { "idempotency-key": key, "content-type": "application/json" };
      const answer = await server.inject({
        method: "POST",
        url: "/api/v1/commands",
        headers,
        payload: JSON.stringify(command),
      });
      return answered(answer);
    },
    ask: async (url) => answered(await server.inject({ url })),
    async close() {
      await server.close();
      await node.close();
      await rm(directory, { recursive: true });
    },
  };
  return example;
}

function answered({ statusCode, headers, body }: { statusCode: number; headers: object; body: string }): Answered {
  const type = String(Reflect.get(headers, "content-type"));
  return { status: statusCode, type, body: JSON.parse(body) as Record<string, unknown> };
}

const occurredAt = "2026-01-01T00:00:00Z";
const keeper = { occurredAt, by: KEEPER };
const north = { occurredAt, by: NORTH };

export const ALI = "aaaaaaaa-0000-4000-8000-000000000001";
export const OMAR = "aaaaaaaa-0000-4000-8000-000000000002";

/** An invented register: two authorities, two sites, two people held at one. Entries 0 to 11. */
export const EXAMPLE: readonly object[] = [
  {
    kind: "register.open",
    ...keeper,
    name: "Test register",
    keeper: { code: "KEEPER", name: "Invented keeper" },
    officer: { code: "KEEPER-1", title: "keeper" },
  },
  { kind: "authority.register", ...keeper, authority: "NORTH", name: "Invented North" },
  { kind: "authority.register", ...keeper, authority: "SOUTH", name: "Invented South" },
  { kind: "officer.appoint", ...keeper, officer: NORTH.officer, authority: "NORTH", title: "clerk" },
  { kind: "officer.appoint", ...keeper, officer: NORTH_SECOND.officer, authority: "NORTH", title: "clerk" },
  {
    kind: "site.open",
    ...north,
    site: "N-PRISON",
    name: "North prison",
    type: "prison",
    controlledBy: "NORTH",
    units: ["A"],
  },
  { kind: "site.open", ...north, site: "S-PRISON", name: "South prison", type: "prison", controlledBy: "SOUTH" },
  {
    kind: "person.register",
    ...north,
    person: ALI,
    numbers: [{ number: "N-0001", issuer: "NORTH" }],
    claims: [
      { claim: "name", text: "Ali 100%_Tester", script: "Latn" },
      { claim: "nationality", country: "TUN", evidence: "claimed" },
    ],
  },
  { kind: "person.register", ...north, person: OMAR },
  { kind: "custody.admit", occurredAt: "2026-01-02T12:00:00Z", by: NORTH, person: ALI, site: "N-PRISON", unit: "A" },
  { kind: "custody.admit", occurredAt: "2026-01-03T12:00:00Z", by: NORTH, person: OMAR, site: "N-PRISON" },
  {
    kind: "incident.record",
    occurredAt: "2026-01-04T12:00:00Z",
    by: NORTH,
    incident: "INC-1",
    type: "disturbance",
    site: "N-PRISON",
    narrative: "A disturbance in block A.",
  },
];
