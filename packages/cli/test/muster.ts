/** The real command line, in a process of its own, on a register in a temporary folder. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../bin/muster.js", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Muster {
  readonly directory: string;
  (...args: readonly string[]): Promise<Ended>;
  /** Starts a command and leaves it running. */
  spawn(...args: readonly string[]): ReturnType<typeof spawn>;
  remove(): Promise<void>;
}

export async function musterIn(): Promise<Muster> {
  const folder = await mkdtemp(path.join(tmpdir(), "muster-cli-"));
  const directory = path.join(folder, "register");
  const environment = { ...process.env, NO_COLOR: "1" };
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [BIN, ...args], { cwd: folder, env: { ...environment, MUSTER_DATA: directory } });
  const run = async (...args: readonly string[]): Promise<Ended> => {
    const child = start(args);
    child.stdin.end();
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { code, stdout, stderr };
  };
  return Object.assign(run, {
    directory,
    spawn: (...args: readonly string[]) => start(args),
    remove: () => rm(folder, { recursive: true, force: true }),
  });
}
