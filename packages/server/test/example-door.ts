/** The door alone, over an identity in memory: two invented officers, a clock that tests move, and what was told of each outcome. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { Identity, isFailure, vaultOf } from "@muster/identity";
import { type Database, migrate } from "@muster/ledger";
import {
  type AuthorityCode,
  epochMilliseconds,
  type Instant,
  instantFromEpoch,
  type OfficerCode,
} from "@muster/record";
import { memoryDatabase } from "@muster/testkit";
import fastify, { type FastifyInstance } from "fastify";
import { routeNotFound, sendFault } from "../src/problem.ts";
import type { SignInEvent } from "../src/sign-in/events.ts";
import { signInRoutes } from "../src/sign-in/routes.ts";

export const NORTH_1 = "NORTH-1" as OfficerCode;
const SOUTH_1 = "SOUTH-1" as OfficerCode;

export interface ExampleDoor {
  readonly origin: string;
  readonly server: FastifyInstance;
  readonly identity: Identity;
  readonly database: Database;
  readonly standing: Map<string, AuthorityCode>;
  readonly events: SignInEvent[];
  /** A link as `muster officer invite` prints it. */
  invite(officer: OfficerCode): Promise<string>;
  pass(milliseconds: number): void;
  now(): Instant;
  close(): Promise<void>;
}

export async function exampleDoor(): Promise<ExampleDoor> {
  const database = await memoryDatabase();
  await migrate(database);
  const origin = `http://localhost:${await freePort()}`;
  const standing = new Map([
    [NORTH_1 as string, "NORTH" as AuthorityCode],
    [SOUTH_1 as string, "SOUTH" as AuthorityCode],
  ]);
  let now = instantFromEpoch(Date.now());
  const identity = new Identity({
    database,
    clock: () => now,
    random: randomBytes,
    vault: vaultOf(randomBytes(32)),
    standing: async (officer) => standing.get(officer),
    origin,
    name: "Invented register",
    limits: { password: { memoryKiB: 64, passes: 1, lanes: 1 } },
  });
  const server = fastify();
  server.setErrorHandler<Error>(sendFault);
  server.setNotFoundHandler(routeNotFound);
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  const events: SignInEvent[] = [];
  signInRoutes(server, identity, {
    onEvent: (event) => {
      events.push(event);
    },
  });
  await server.ready();
  return {
    origin,
    server,
    identity,
    database,
    standing,
    events,
    async invite(officer) {
      const invitation = await identity.invite({ officer });
      if (isFailure(invitation)) throw new Error(`not invited: ${invitation.failed}`);
      return invitation.link;
    },
    pass(milliseconds) {
      now = instantFromEpoch(epochMilliseconds(now) + milliseconds);
    },
    now: () => now,
    async close() {
      await server.close();
      await database.close();
    },
  };
}

/** The origin is part of what a passkey signs, so it is known before the server listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
