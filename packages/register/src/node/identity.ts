/** Who a node is: its key, and the note of what log it keeps. Both stand in its folder; the key never leaves it. */
import { randomUUID } from "node:crypto";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Signer } from "@muster/proof";
import { newSeed, signerFromSeed } from "../cryptography.ts";
import { KEY_FILE, SEALED_KEY_FILE } from "../sealing/file-keyring.ts";

export interface Identity {
  /** The log's name, in every checkpoint. */
  readonly origin: string;
  readonly seed: Uint8Array;
  /** The log whose entries this one began with, where it was restored from a backup without the key. */
  readonly succeeds?: Predecessor;
}

export interface Predecessor {
  readonly verifierKey: string;
  /** Its last checkpoint in the backup: this log holds the same entries up to there. */
  readonly checkpoint: string;
}

interface NodeNote {
  readonly format: 1;
  readonly origin: string;
  readonly succeeds?: Predecessor;
}

const NOTE = "node.json";
const KEY = "node-key.seed";

/** The files of a node's folder that must stay secret, relative to it. */
export const SECRET_FILES: readonly string[] = [KEY, KEY_FILE, SEALED_KEY_FILE];

/** A log that nobody has seen before. */
export function newIdentity(): Identity {
  return { origin: `muster.invalid/${randomUUID()}`, seed: newSeed() };
}

/** The signer of a folder's node; a new one where the folder has none. */
export async function nodeKey(directory: string): Promise<Signer> {
  const note = await readNote(directory);
  if (note !== undefined) return signerFromSeed(note.origin, await readSeed(path.join(directory, KEY)));
  const fresh = newIdentity();
  await writeIdentity(directory, fresh);
  return signerFromSeed(fresh.origin, fresh.seed);
}

/** A node's key as it stands in its file. */
export async function readSeed(file: string): Promise<Uint8Array> {
  return Buffer.from(await readFile(file, "utf8"), "base64");
}

/** Makes a folder the folder of this node. */
export async function writeIdentity(directory: string, { origin, seed, succeeds }: Identity): Promise<void> {
  const note: NodeNote = { format: 1, origin, ...(succeeds === undefined ? {} : { succeeds }) };
  await writeWhole(path.join(directory, KEY), `${Buffer.from(seed).toString("base64")}\n`, 0o600);
  // The note comes last: a folder with a note has its key.
  await writeWhole(path.join(directory, NOTE), `${JSON.stringify(note)}\n`, 0o644);
}

async function readNote(directory: string): Promise<NodeNote | undefined> {
  try {
    const note = JSON.parse(await readFile(path.join(directory, NOTE), "utf8")) as NodeNote;
    if (note.format !== 1)
      throw new Error(`${directory} was made by another version of Muster (format ${String(note.format)})`);
    return note;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw fault;
  }
}

/** All of a file or none of it. */
async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, text, { mode, flush: true });
  await chmod(part, mode);
  await rename(part, file);
}
