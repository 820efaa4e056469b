/**
 * A throw-away register served twice over HTTP on this machine: by the whole server, to a clerk with a token, and by the
 * machine's own, which takes commands from whoever holds its socket and asks nobody who they are. What lies between the
 * two is access.
 */
import { Agent, type IncomingMessage, request as send } from "node:http";
import { ACTIONS } from "@muster/access";
import { isFailure } from "@muster/identity";
import { epochMilliseconds, instantFromEpoch, type Officer, type PersonId, type SiteCode } from "@muster/record";
import { type AccessJournal, systemClock } from "@muster/register";
import { buildMachineServer, openServer } from "@muster/server";
import { flight, must, OFFICER, OPENED, type ThrowAway, throwAway } from "./throw-away.ts";

/** Who keeps the books of site P, and of nothing else. */
export const CLERK = { authority: "KEEPER", officer: "CLERK-1" } as unknown as Officer;
export const HERE = "P" as SiteCode;
/** People held at the clerk's site, and as many at another authority's. */
const HELD = 1_000;

const TOMORROW_MS = 24 * 60 * 60 * 1_000;
const IN_FLIGHT = 64;
/** The usual rates would stop a bench; requests are counted all the same. */
const NO_LIMIT = { requests: 1e9, window_ms: 60_000 };

/** Sends one request and waits for its answer: the status, and the text. */
type Sender = (request: {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{ readonly status: number; readonly text: string }>;

export interface Served {
  readonly place: ThrowAway;
  readonly journal: AccessJournal;
  /** At the clerk's site. */
  readonly people: readonly PersonId[];
  /** As the clerk, through everything. */
  readonly whole: Sender;
  /** As the machine's own tools. */
  readonly without: Sender;
  close(): Promise<void>;
}

export async function served(): Promise<Served> {
  const place = await throwAway();
  const people = await fill(place);
  const { node } = place;
  const opened = await openServer({
    node,
    origin: "http://localhost",
    rates: { officer: NO_LIMIT, address: NO_LIMIT },
  });
  const machine = await buildMachineServer(node.register);
  const token = await opened.identity.makeToken({
    officer: CLERK.officer,
    name: "bench",
    scopes: [...ACTIONS],
    expiresAt: instantFromEpoch(epochMilliseconds(systemClock()) + TOMORROW_MS),
  });
  if (isFailure(token)) throw new Error(`no token for the clerk: ${token.failed}`);
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const bearer = { authorization: `Bearer ${token.secret}` };
  return {
    place,
    journal: opened.journal,
    people,
    whole: sender(agent, await listening(opened.server), bearer),
    without: sender(agent, await listening(machine), {}),
    async close() {
      agent.destroy();
      await machine.close();
      await opened.close();
      await place.close();
    },
  };
}

/** A thousand people at the clerk's site, and a thousand at one of another authority. */
async function fill({ node }: ThrowAway): Promise<PersonId[]> {
  const common = { occurredAt: OPENED, by: OFFICER };
  const there = { authority: "NORTH", officer: "NORTH-1" };
  await must(node, { kind: "authority.register", ...common, authority: "NORTH", name: "Invented North" });
  await must(node, {
    kind: "officer.appoint",
    ...common,
    ...there,
    title: "registrar",
    roles: ["registrar"],
  });
  await must(node, {
    kind: "officer.appoint",
    ...common,
    ...CLERK,
    title: "clerk",
    roles: ["site-clerk"],
    sites: [HERE],
  });
  await must(node, {
    kind: "site.open",
    occurredAt: OPENED,
    by: there,
    site: "N",
    name: "N",
    type: "prison",
    controlledBy: "NORTH",
    units: ["A", "B"],
  });
  await admit(node, there, "N");
  return admit(node, CLERK, HERE);
}

async function admit(node: ThrowAway["node"], by: object, site: string): Promise<PersonId[]> {
  const people: PersonId[] = [];
  await flight(HELD, IN_FLIGHT, async (index) => {
    const claims = [
      { claim: "name", text: `Person ${index}`, script: "Latn" },
      { claim: "birth", edtf: "1990" },
    ];
    const numbers = [{ number: `${site}-${index}`, issuer: by === CLERK ? "KEEPER" : "NORTH" }];
    const registered = await must(node, { kind: "person.register", occurredAt: OPENED, by, claims, numbers });
    const [person] = registered.people;
    if (person === undefined) throw new Error("nobody was registered");
    await must(node, { kind: "custody.admit", occurredAt: OPENED, by, person, site, unit: "A" });
    people.push(person);
  });
  return people;
}

async function listening(server: Awaited<ReturnType<typeof buildMachineServer>>): Promise<number> {
  await server.listen({ host: "127.0.0.1", port: 0 });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function sender(agent: Agent, port: number, always: Readonly<Record<string, string>>): Sender {
  return ({ method, path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const request = send(
        { agent, host: "127.0.0.1", port, method, path, headers: { ...always, ...headers, ...length } },
        (response) => {
          textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
        },
      );
      request.on("error", reject);
      request.end(body);
    });
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of response.setEncoding("utf8")) text += piece;
  return text;
}
