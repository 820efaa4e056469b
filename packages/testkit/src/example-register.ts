/** A register in a database of its own, for tests: opened as often as they like, as by one process after another. */
import { type Database, type Keyring, Ledger, migrate, postgresDatabase, readerDatabase } from "@muster/ledger";
import type { Instant } from "@muster/record";
import { newRegisterKey, newSeed, Register, signerFromSeed } from "@muster/register";
import { at, opening } from "./scene.ts";
import type { TestCluster } from "./test-cluster.ts";

/** A program to run in a folder: a node under load, to be killed (busy-node.ts). */
export const BUSY_NODE = new URL("./busy-node.ts", import.meta.url);
/** A program that imports a file of rolls, to be killed while it does. */
export const BUSY_IMPORT = new URL("./busy-import.ts", import.meta.url);

/** One key of a register's, kept nowhere: what is sealed under it opens in this process alone. */
export function exampleKeyring(): Keyring {
  const key = newRegisterKey();
  return { current: () => key, find: (id) => (id === key.id ? key : undefined), refresh: () => undefined };
}

export interface ExampleRegister {
  readonly ledger: Ledger;
  /** As the owner of the database. */
  readonly owner: Database;
  /** As `muster_app`, who writes. */
  readonly application: Database;
  /** As `muster_reader`, who sees what row security shows. */
  readonly reader: Database;
  /** One more process on it; the first command makes it the writer, if no other is. */
  open(over?: Ledger): Register;
  /** Ends the connections that write, as a network does. */
  cutConnections(): Promise<void>;
  close(): Promise<void>;
}

/** `told` is what the register has been told when it is handed over; what is refused of it is passed over. */
export async function exampleRegister(
  server: TestCluster,
  clock: () => Instant = () => at(25),
  told: readonly object[] = opening(),
): Promise<ExampleRegister> {
  const created = await server.createDatabase("example");
  const owner = postgresDatabase({ url: created.owner.url, maximumConnections: 2 });
  await migrate(owner);
  const application = postgresDatabase({ url: created.application.url });
  const reader = readerDatabase({ url: created.reader.url });
  const ledger = new Ledger(application, exampleKeyring(), reader);
  const signer = signerFromSeed("example.invalid/log", newSeed());
  const opened: Register[] = [];
  const open = (over: Ledger = ledger) => {
    const register = new Register({ ledger: over, signer, clock });
    opened.push(register);
    return register;
  };
  const first = open();
  for (const command of told) await first.submit(command);
  await first.close();
  return {
    ledger,
    owner,
    application,
    reader,
    open,
    cutConnections: async () => {
      await owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'muster_app'`,
      );
    },
    close: async () => {
      for (const register of opened) await register.close();
      await reader.close();
      await application.close();
      await owner.close();
    },
  };
}
