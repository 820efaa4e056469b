/** Around a whole run of the tests: the folder for what is made once in it, and that folder's end. Vitest calls it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OF_THIS_RUN } from "./made-once.ts";

export default async function oneRun(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "muster-run-"));
  process.env[OF_THIS_RUN] = folder;
  return async () => {
    Reflect.deleteProperty(process.env, OF_THIS_RUN);
    await rm(folder, { recursive: true, force: true });
  };
}
