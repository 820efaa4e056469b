/**
 * The restore: a register from a backup, in a folder of its own, or nothing. The file is verified from end to end before
 * anything is made; then it is loaded in one transaction, the projections are replayed from the journal, and the trial
 * balance must come out as the backup says it was.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { balance, keep, type Keyring, type Ledger, NO_KEYS, nodeReader, registered, replay } from "@muster/ledger";
import { formatCheckpoint, formatVerifierKey, readFrontier, signNote, type Signer, verifierKey } from "@muster/proof";
import { STATES } from "@muster/record";
import { restoreAccess } from "../access/restore.ts";
import { sha256, signerFromSeed } from "../cryptography.ts";
import { type Identity, newIdentity, readSeed, writeIdentity } from "../node/identity.ts";
import { type Node, openNode } from "../node/node.ts";
import { FileKeyring } from "../sealing/file-keyring.ts";
import type { KeySet } from "../sealing/key-text.ts";
import { BackupFault } from "./backup-fault.ts";
import { type BackupHeader, readHeader } from "./backup-file.ts";
import { readContents } from "./backup-contents.ts";

export interface RestoreOptions {
  /** The new node's folder: not there yet, or empty. */
  readonly directory: string;
  /** The file of the node's key. Without it the log goes on under a new name and a new key (decision 10). */
  readonly key?: string;
  /** The file of the register's key, under which the backup's detail is sealed; needed where it holds any. */
  readonly detailKey?: string;
  /** Of that file, where it is under one; the new node's will be too. */
  readonly passphrase?: string;
  /** The log's public key as somebody outside knows it; without it the backup's own word is taken. */
  readonly verifierKey?: string;
  readonly log?: (message: string) => void;
}

export interface Restored {
  readonly header: BackupHeader;
  /** The key of the restored node's log; another than the header's where a new one was made. */
  readonly verifierKey: string;
  /** The newest checkpoint of the restored log. */
  readonly checkpoint: string;
}

type Transaction = Parameters<Parameters<Ledger["database"]["transaction"]>[0]>[0];

/** Restores a backup. Throws `BackupFault`, or what went wrong with the disk or the database; then nothing is left. */
export async function restore(file: string, options: RestoreOptions): Promise<Restored> {
  const { log = () => {} } = options;
  const header = await readHeader(file);
  const identity = await identityFor(header, options);
  const keys = keysFor(header, options);
  const directory = path.resolve(options.directory);
  const isNew = await checkFolder(directory);
  log(`Verifying ${header.size} entries`);
  await readContents(file, header, keyringOf(keys), async () => {});
  try {
    await mkdir(directory, { recursive: true });
    await writeIdentity(directory, identity);
    const { passphrase } = options;
    FileKeyring.create(directory, keys?.isSealed === true ? passphrase : undefined, keys?.set);
    const node = await openNode({ directory, log, ...(passphrase === undefined ? {} : { passphrase }) });
    try {
      log("Loading them");
      return await load(file, header, node);
    } finally {
      await node.close();
    }
  } catch (fault) {
    await clearFolder(directory, isNew);
    throw fault;
  }
}

async function identityFor(header: BackupHeader, { key, verifierKey: known }: RestoreOptions): Promise<Identity> {
  if (known !== undefined && known.trim() !== header.verifierKey) {
    throw new BackupFault(
      "wrong-key",
      `the backup is signed with ${header.verifierKey}, which is not the key you know`,
    );
  }
  if (key === undefined) {
    return { ...newIdentity(), succeeds: { verifierKey: header.verifierKey, checkpoint: header.checkpoint } };
  }
  const seed = await readSeed(key);
  if (publicKeyOf(signerFromSeed(header.origin, seed)) !== header.verifierKey) {
    throw new BackupFault("wrong-key", `${key} is not the key of the log in the backup`);
  }
  return { origin: header.origin, seed };
}

interface RestoredKeys {
  readonly set: KeySet;
  readonly isSealed: boolean;
}

/** The register's keys, which no backup holds; undefined for one that holds no detail, and needs none. */
function keysFor({ detailKeys }: BackupHeader, { detailKey, passphrase }: RestoreOptions): RestoredKeys | undefined {
  if (detailKey === undefined) {
    if (detailKeys.length === 0) return undefined;
    throw new BackupFault(
      "detail-key-missing",
      `the backup's detail is sealed under the register's key ${detailKeys.join(", ")}, which no backup holds: give the file detail-key from the safe`,
    );
  }
  const { keys: set, isUnderPassphrase: isSealed } = FileKeyring.read(detailKey, passphrase);
  const keyring = keyringOf({ set, isSealed });
  const lacking = detailKeys.filter((id) => keyring.find(id) === undefined);
  if (lacking.length === 0) return { set, isSealed };
  throw new BackupFault(
    "detail-key-wrong",
    `${detailKey} holds key ${set.current.id}; the backup's detail is sealed under key ${lacking.join(", ")}`,
  );
}

/** For reading: whatever is wrapped anew is so by the node that is made. */
function keyringOf(keys: RestoredKeys | undefined): Keyring {
  if (keys === undefined) return NO_KEYS;
  const { current, former } = keys.set;
  const all = new Map([current, ...former].map((key) => [key.id, key]));
  return { current: () => current, find: (id) => all.get(id), refresh: () => undefined };
}

function publicKeyOf({ name, publicKey }: Signer): string {
  return formatVerifierKey(verifierKey(sha256, name, publicKey));
}

/** Whether the folder is yet to be made. */
async function checkFolder(directory: string): Promise<boolean> {
  try {
    if ((await readdir(directory)).length === 0) return false;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return true;
    throw fault;
  }
  throw new BackupFault("folder-not-empty", `${directory} is not empty: a restore never touches what is there`);
}

async function clearFolder(directory: string, isNew: boolean): Promise<void> {
  if (isNew) await rm(directory, { recursive: true, force: true });
  else
    for (const name of await readdir(directory)) await rm(path.join(directory, name), { recursive: true, force: true });
}

async function load(file: string, header: BackupHeader, { ledger, signer, verifierKey: key }: Node): Promise<Restored> {
  const isSameLog = key === header.verifierKey;
  const checkpoint = await ledger.database.transaction(async (transaction) => {
    await readContents(file, header, ledger.keyring, (part) =>
      keep(transaction, isSameLog ? part : { ...part, checkpoints: [] }),
    );
    const note = isSameLog ? header.checkpoint : await signAnew(transaction, header, signer);
    await restoreAccess(transaction, file, header, { keyring: ledger.keyring, signer, isSameLog });
    await replay(transaction, "");
    await holdBalance(transaction, header);
    return note;
  });
  return { header, verifierKey: key, checkpoint };
}

/** The same tree under the new log's name: its first checkpoint. Those of the old log stay in the backup. */
async function signAnew(transaction: Transaction, { size }: BackupHeader, signer: Signer): Promise<string> {
  const root = (await readFrontier(sha256, size, nodeReader(transaction))).root();
  const note = signNote(sha256, formatCheckpoint({ origin: signer.name, size, root }), [signer]);
  await keep(transaction, {
    entries: [],
    keys: [],
    details: [],
    nodes: [],
    checkpoints: [{ size, root, note }],
    answered: [],
  });
  return note;
}

async function holdBalance(transaction: Transaction, { balance: stated }: BackupHeader): Promise<void> {
  const states = new Map(STATES.map((state) => [state, 0]));
  for (const { state, people } of await balance(transaction, stated))
    states.set(state, (states.get(state) ?? 0) + people);
  const people = await registered(transaction, stated);
  const differs = STATES.find((state) => states.get(state) !== stated.states[state]);
  if (differs === undefined && people === stated.registered) return;
  throw new BackupFault(
    "balance-differs",
    differs === undefined
      ? `${people} people are registered; the backup says ${stated.registered}`
      : `${states.get(differs)} people are ${differs}; the backup says ${stated.states[differs]}`,
  );
}
