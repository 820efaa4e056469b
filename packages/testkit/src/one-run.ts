/** Around a whole run of the tests: the folder for what is made once in it, and that folder's end. Vitest calls it. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OF_THIS_RUN } from "./made-once.ts";

/** The folder of a run, by the process that runs it. */
const FOLDER = /^muster-run-(\d+)-/;

export default async function oneRun(): Promise<() => Promise<void>> {
  await removeForgotten();
  const folder = await mkdtemp(path.join(tmpdir(), `muster-run-${process.pid}-`));
  process.env[OF_THIS_RUN] = folder;
  return async () => {
    Reflect.deleteProperty(process.env, OF_THIS_RUN);
    await rm(folder, { recursive: true, force: true });
  };
}

/** Removes what runs that were killed have left. */
async function removeForgotten(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, runner] = FOLDER.exec(name) ?? [];
    if (runner === undefined || isAlive(Number(runner))) continue;
    // Of another user's run, that user's next.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
