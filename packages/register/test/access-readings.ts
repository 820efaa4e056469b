/** What the tests of the access journal share: databases to keep it in, and readings to record. */
import { type Database, migrate, postgresDatabase, readerDatabase } from "@muster/ledger";
import type { AuthorityCode, Instant, OfficerCode, PersonId } from "@muster/record";
import { memoryDatabase, type TestCluster } from "@muster/testkit";
import type { AccessRequest } from "../src/access/event.ts";

export const PERSON = "11111111-1111-4111-8111-000000000001" as PersonId;
export const OTHER = "11111111-1111-4111-8111-000000000002" as PersonId;
export const AT = "2026-02-01T10:00:00.000Z" as Instant;

export const CLERK = officer("SENDER", "SENDER-7", "registrar");
export const MONITOR = officer("MONITOR", "MONITOR-1", "monitor");

export function officer(authority: string, code: string, ...roles: string[]): NonNullable<AccessRequest["by"]> {
  return { authority: authority as AuthorityCode, officer: code as OfficerCode, roles };
}

/** The clerk reads a person's file. */
export function reading(over: Partial<AccessRequest> = {}): AccessRequest {
  return {
    kind: "file.read",
    by: CLERK,
    purpose: "custody-care",
    outcome: "allowed",
    subjects: [{ person: PERSON }],
    asOf: AT,
    knownAt: 7,
    ...over,
  };
}

export interface Opened {
  /** As the owner of the database; on PGlite, which has one session, as the application. */
  readonly owner: Database;
  /** As the application's role: connections of another process each, where there can be any. */
  connect(): Database;
}

export interface OpenedServer extends Opened {
  /** As the role of those who ask, whom row security binds. */
  reader(): Database;
}

export const OPEN: Readonly<Record<string, (server: TestCluster) => Promise<Opened>>> = {
  async PGlite() {
    const owner = await memoryDatabase();
    await migrate(owner);
    await owner.script("set role muster_app");
    return { owner, connect: () => owner };
  },
  PostgreSQL: openServer,
};

export async function openServer(server: TestCluster): Promise<OpenedServer> {
  const { owner, application, reader } = await server.createDatabase("access");
  const owning = postgresDatabase({ url: owner.url });
  await migrate(owning);
  return {
    owner: owning,
    connect: () => postgresDatabase({ url: application.url }),
    reader: () => readerDatabase({ url: reader.url }),
  };
}
