/** A node in a folder of its own, for the server's tests, with an invented register and a server over it. */
import { rm } from "node:fs/promises";
import type { Instant } from "@muster/record";
import { type Node, openNode } from "@muster/register";
import { ACTIONS } from "@muster/access";
import { isFailure } from "@muster/identity";
import type { OfficerCode } from "@muster/record";
import { isRefusal } from "@muster/custody";
import { KEEPER, newNodeFolder, NORTH, NORTH_SECOND } from "@muster/testkit";
import { Bell, type NodeServer, openServer } from "../src/index.ts";
import { CHEAP, type SignedIn, signedIn } from "./signed-in.ts";

export interface ExampleNode extends Pick<NodeServer, "identity" | "journal" | "server"> {
  readonly node: Node;
  readonly bell: Bell;
  /** Sends a command over HTTP in the name of its officer, under a fresh key or this one. */
  submit(command: object, key?: string): Promise<Answered>;
  /** Enters these commands one after another, at the machine; throws unless each is recorded. */
  given(commands: readonly object[]): Promise<void>;
  /** What a question is answered with, asked by this officer: of the North's registrar unless said, for this purpose. */
  ask(url: string, officer?: string, purpose?: string): Promise<Answered>;
  /** The headers with which an officer's machine asks: a token for every action. */
  headersOf(officer: string): Promise<Readonly<Record<string, string>>>;
  /** The officer in person: a new session, and the headers with which their browser asks. */
  signIn(officer: string): Promise<SignedIn>;
  close(): Promise<void>;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: Record<string, unknown>;
}

export const NOW = "2026-01-25T12:00:00.000Z" as Instant;
const NEXT_MONTH = "2026-02-25T12:00:00.000Z" as Instant;
/** No test here is about rates: those have their own. */
const NO_LIMIT = { requests: 1_000_000, window_ms: 60_000 };
const RATES = { officer: NO_LIMIT, address: NO_LIMIT };

let keys = 0;

/** `clock`: for tests that let time pass; it stands still where absent. */
export async function exampleNode({ clock = () => NOW }: { clock?: () => Instant } = {}): Promise<ExampleNode> {
  const directory = await newNodeFolder();
  const bell = new Bell();
  const node = await openNode({ directory, clock, onRecorded: bell.ring });
  const opened = await openServer({ node, origin: "http://localhost", clock, bell, rates: RATES, limits: CHEAP });
  const { server, identity } = opened;
  const tokens = new Map<string, string>();
  const example: ExampleNode = {
    ...opened,
    node,
    bell,
    async given(commands) {
      for (const command of commands) {
        const answer = await node.register.submit(command);
        if (isRefusal(answer)) throw new Error(`not recorded: ${JSON.stringify(answer)}`);
      }
    },
    async headersOf(officer) {
      const known = tokens.get(officer);
      if (known !== undefined) return { authorization: `Bearer ${known}` };
      const made = await identity.makeToken({
        officer: officer as OfficerCode,
        name: "test",
        scopes: [...ACTIONS],
        expiresAt: NEXT_MONTH,
      });
      if (isFailure(made)) throw new Error(`no token for ${officer}: ${made.failed}`);
      tokens.set(officer, made.secret);
      return { authorization: `Bearer ${made.secret}` };
    },
    signIn: (officer) => signedIn(identity, officer, clock()),
    async submit(command, key = `key-${keys++}`) {
      const officer = "by" in command ? (command.by as { officer: string }).officer : NORTH.officer;
      const headers = {
        ...(await example.headersOf(officer)),
        "idempotency-key": key,
        "content-type": "application/json",
      };
      const payload = JSON.stringify(command);
      return answered(await server.inject({ method: "POST", url: "/api/v1/commands", headers, payload }));
    },
    async ask(url, officer = NORTH.officer, purpose = "custody-care") {
      const headers = { ...(await example.headersOf(officer)), "muster-purpose": purpose };
      return answered(await server.inject({ url, headers }));
    },
    async close() {
      await opened.close();
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
  {
    kind: "officer.appoint",
    ...keeper,
    officer: NORTH.officer,
    authority: "NORTH",
    title: "registrar",
    roles: ["registrar", "site-commander"],
  },
  {
    kind: "officer.appoint",
    ...keeper,
    officer: NORTH_SECOND.officer,
    authority: "NORTH",
    title: "registrar",
    roles: ["registrar", "site-commander"],
  },
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

export const MONITOR_OFFICER = "MONITOR-1";

export const SOUTH_OFFICER = "SOUTH-1";

/** An invented monitor, whom nothing is hidden from, and a registrar of the other authority: entered after the register. */
export const WATCHERS: readonly object[] = [
  { kind: "authority.register", ...keeper, authority: "MONITOR", name: "Invented monitor" },
  {
    kind: "officer.appoint",
    ...keeper,
    officer: MONITOR_OFFICER,
    authority: "MONITOR",
    title: "delegate",
    roles: ["monitor"],
  },
  {
    kind: "officer.appoint",
    ...keeper,
    officer: SOUTH_OFFICER,
    authority: "SOUTH",
    title: "registrar",
    roles: ["registrar", "site-commander"],
  },
];
