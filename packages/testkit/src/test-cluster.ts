/**
 * One bundled PostgreSQL for the tests of this checkout, and a database of its own for each test file.
 *
 * The cluster's folder stays in the system's temporary one from run to run, since making it takes longer than starting
 * it. The server runs while some test file uses it: the first starts it, the last to leave stops it.
 */
import { createHash, randomBytes } from "node:crypto";
import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cluster, postgresDatabase, startCluster } from "@muster/ledger";

type ConnectionSettings = ReturnType<Cluster["owner"]>;

export interface TestDatabase {
  readonly name: string;
  /** As `muster_owner`, who owns the database. */
  readonly owner: ConnectionSettings;
  /** As `muster_app`, who has been granted nothing yet. */
  readonly application: ConnectionSettings;
  /** As `muster_reader`, whom row security binds. */
  readonly reader: ConnectionSettings;
  /** Ends every connection to it, and removes it. */
  drop(): Promise<void>;
}

export interface TestCluster {
  readonly cluster: Cluster;
  /** An empty database. `label` is for who looks at the server: lower-case letters, digits and `_`. */
  createDatabase(label: string): Promise<TestDatabase>;
  /** Drops what was created here and leaves the cluster. */
  stop(): Promise<void>;
}

/**
 * In a test file: `beforeAll(async () => { server = await testCluster(); })`, and `afterAll(() => server.stop())`.
 */
export async function testCluster(): Promise<TestCluster> {
  const cluster = await startCluster({ directory: await testFolder() });
  const server = new SharedTestCluster(cluster);
  await server.dropForgotten();
  return server;
}

/** Beyond this age a test database belongs to a run that was killed. */
const forgottenAfterMs = 3_600_000;

class SharedTestCluster implements TestCluster {
  readonly cluster: Cluster;
  readonly #created = new Set<TestDatabase>();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  async createDatabase(label: string): Promise<TestDatabase> {
    if (!/^[a-z][a-z0-9_]{0,29}$/.test(label)) throw new TypeError(`Not a label for a test database: ${label}`);
    const name = `test_${Date.now()}_${randomBytes(3).toString("hex")}_${label}`;
    // template0 has never had a connection: two files may make their databases at once.
    await this.#administer(`CREATE DATABASE ${name} TEMPLATE template0`);
    const database: TestDatabase = {
      name,
      owner: this.cluster.owner(name),
      application: this.cluster.application(name),
      reader: this.cluster.reader(name),
      drop: async () => {
        this.#created.delete(database);
        await this.#administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      },
    };
    this.#created.add(database);
    return database;
  }

  async stop(): Promise<void> {
    for (const database of this.#created) await database.drop();
    await this.cluster.stop();
  }

  async dropForgotten(): Promise<void> {
    const administrator = postgresDatabase({ url: this.cluster.owner().url, maximumConnections: 1 });
    try {
      const rows = await administrator.query<{ name: string }>(
        String.raw`SELECT datname AS name FROM pg_database WHERE datname LIKE 'test\_%'`,
      );
      for (const { name } of rows) {
        const madeAtMs = Number(name.split("_")[1]);
        if (Date.now() - madeAtMs < forgottenAfterMs) continue;
        await administrator.script(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }
    } finally {
      await administrator.close();
    }
  }

  async #administer(statement: string): Promise<void> {
    const administrator = postgresDatabase({ url: this.cluster.owner().url, maximumConnections: 1 });
    try {
      await administrator.script(statement);
    } finally {
      await administrator.close();
    }
  }
}

/** Counts up whenever a cluster has to be made otherwise than before: several checkouts of different ages may be at work. */
const MADE_AS = 2;

/** One folder per checkout and user, which nobody else may have made in our place. */
async function testFolder(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const checkout = createHash("sha256")
    .update(import.meta.dirname)
    .digest("hex")
    .slice(0, 12);
  const folder = path.join(tmpdir(), `muster-tests-${uid}-${checkout}-${MADE_AS}`);
  await mkdir(folder, { recursive: true });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== uid) throw new Error(`${folder} belongs to somebody else: remove it`);
  // As root the server runs as another user, who must pass.
  await chmod(folder, uid === 0 ? 0o711 : 0o700);
  return folder;
}
