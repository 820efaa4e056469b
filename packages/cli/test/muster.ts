/** The real command line, in a process of its own, on a register in a temporary folder. */
import { spawn } from "node:child_process";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { madeOnce, makeDatabase } from "@muster/testkit";

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

/** How an opened register was opened: who keeps it, and whether it is an exercise. */
const OPENINGS = {
  ministry: ["--keeper", "Ministry of Tests"],
  exercise: ["--keeper", "Invented keeper", "--keeper-code", "KEEPER", "--exercise"],
} as const;

/** In an empty folder. */
export async function musterIn(): Promise<Muster> {
  return musterOf(await mkdtemp(path.join(tmpdir(), "muster-cli-")));
}

/** On a register that `muster init` opened, once in a run. Only for tests that show nothing of a power cut: it syncs nothing. */
export async function musterOpened(opening: keyof typeof OPENINGS): Promise<Muster> {
  const muster = await musterIn();
  const made = await madeOnce(`opened-${opening}`, async (directory) => {
    await makeDatabase(directory);
    const { code, stderr } = await muster("init", ...OPENINGS[opening], "--data", directory);
    if (code !== 0) throw new Error(`muster init ended with ${code}: ${stderr}`);
  });
  await rename(made, muster.directory);
  return muster;
}

function musterOf(folder: string): Muster {
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
