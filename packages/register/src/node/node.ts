/**
 * A node: one process on one register. Its folder holds the database (unless that is elsewhere), the node's key, and a
 * note of what register it keeps. Opening it starts the database, brings it up to this version and opens the register.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Ledger, migrate, postgresDatabase, readerDatabase, sealClearDetail } from "@muster/ledger";
import { formatVerifierKey, type Signer, verifierKey } from "@muster/proof";
import type { Instant } from "@muster/record";
import { sha256 } from "../cryptography.ts";
import { Register } from "../register.ts";
import type { FileKeyring } from "../sealing/file-keyring.ts";
import { openKeyring } from "../sealing/open-keyring.ts";
import { nodeKey } from "./identity.ts";
import { KeptCluster } from "./kept-cluster.ts";
import type { Accepted } from "../answer.ts";

export interface NodeOptions {
  /** The node's folder. */
  readonly directory: string;
  /** An outside PostgreSQL, as its owner: `postgresql://…`. The bundled one is started where this is absent. */
  readonly database?: string;
  /** Of the register's key, where that is under one; a new register's key is put under it. */
  readonly passphrase?: string;
  readonly clock?: () => Instant;
  readonly onRecorded?: (recorded: readonly Accepted[]) => void;
  readonly log?: (message: string) => void;
}

export interface Node {
  readonly register: Register;
  readonly ledger: Ledger;
  readonly signer: Signer;
  /** The log's key as a verifier takes it: `name+hash+base64`. Public: hand it to everyone. */
  readonly verifierKey: string;
  readonly directory: string;
  /** The register's keys, under which those of people are wrapped. */
  readonly keyring: FileKeyring;
  close(): Promise<void>;
}

/** Opens the node of a folder; a new one where the folder is empty. Close it when done. Throws `KeyFault`. */
export async function openNode(options: NodeOptions): Promise<Node> {
  const directory = path.resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const signer = await nodeKey(directory);
  const kept = await openDatabase(directory, options);
  const { clock, onRecorded } = options;
  const register = new Register({
    ledger: kept.ledger,
    signer,
    ...(clock === undefined ? {} : { clock }),
    ...(onRecorded === undefined ? {} : { onRecorded }),
  });
  return {
    register,
    ledger: kept.ledger,
    signer,
    verifierKey: formatVerifierKey(verifierKey(sha256, signer.name, signer.publicKey)),
    directory,
    keyring: kept.keyring,
    async close() {
      await register.close();
      await kept.close();
    },
  };
}

async function openDatabase(
  directory: string,
  { database, passphrase, log }: NodeOptions,
): Promise<{ ledger: Ledger; keyring: FileKeyring; close(): Promise<void> }> {
  const cluster =
    database === undefined ? await KeptCluster.start({ directory, ...(log === undefined ? {} : { log }) }) : undefined;
  const ownerUrl = database ?? (cluster as NonNullable<typeof cluster>).current.owner().url;
  const owner = postgresDatabase({ url: ownerUrl, maximumConnections: 1, applicationName: "muster migrate" });
  let keyring: FileKeyring;
  try {
    await migrate(owner);
    keyring = await openKeyring(owner, directory, passphrase);
    const sealed = await sealClearDetail(owner, keyring);
    if (sealed > 0) log?.(`Sealed ${sealed} details that were kept in the clear`);
  } catch (fault) {
    await owner.close();
    await cluster?.stop();
    throw fault;
  }
  await owner.close();
  const application = postgresDatabase({
    url: cluster?.current.application().url ?? ownerUrl,
    ...(cluster === undefined ? { role: "muster_app" } : {}),
  });
  const reader = readerDatabase(
    cluster === undefined ? { url: ownerUrl, actAs: true } : { url: cluster.current.reader().url },
  );
  return {
    ledger: new Ledger(application, keyring, reader),
    keyring,
    async close() {
      await reader.close();
      await application.close();
      await cluster?.stop();
    },
  };
}
