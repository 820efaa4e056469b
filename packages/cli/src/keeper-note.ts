/** Notes in the node's folder: who acts unless told otherwise, where a running node listens, and the log's key for everybody. */
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Officer } from "@muster/record";

const KEEPER = "keeper.json";
const RUNNING = "running.json";
/** The log's public key, to be handed to whoever checks. */
export const LOG_KEY = "log.vkey";

export interface Running {
  readonly url: string;
  /** Where browsers find it. */
  readonly origin: string;
  readonly pid: number;
  /** Where the machine's own tools send commands: a socket that only its owner can open. */
  readonly socket: string;
}

export async function noteKeeper(
  directory: string,
  { authority, officer }: { authority: string; officer: string },
): Promise<void> {
  await writeFile(path.join(directory, KEEPER), `${JSON.stringify({ authority, officer })}\n`);
}

export async function noteLogKey(directory: string, verifierKey: string): Promise<void> {
  await writeFile(path.join(directory, LOG_KEY), `${verifierKey}\n`);
}

/** The keeper's first officer, as `muster init` or `muster restore` noted it. */
export async function keeperOf(directory: string): Promise<Officer | undefined> {
  return (await readNote(path.join(directory, KEEPER))) as Officer | undefined;
}

export async function noteRunning(directory: string, running: Running): Promise<void> {
  await writeFile(path.join(directory, RUNNING), `${JSON.stringify(running)}\n`);
}

/** Where the node of this folder listens, if one said so. It may be gone since. */
export async function runningOf(directory: string): Promise<Running | undefined> {
  return (await readNote(path.join(directory, RUNNING))) as Running | undefined;
}

/** Takes the note away, if it is still ours. */
export async function forgetRunning(directory: string, pid: number): Promise<void> {
  if ((await runningOf(directory))?.pid === pid) await rm(path.join(directory, RUNNING), { force: true });
}

async function readNote(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw fault;
  }
}
