/** Makes a failing script small: leaves out steps, many at a time and then few, as long as it goes on failing. */
import type { Script } from "./script.ts";

/** Every try plays the script anew. */
const MOST_TRIES = 200;

/** The smallest script found that still fails. */
export async function shrink(script: Script, fails: (smaller: Script) => Promise<boolean>): Promise<Script> {
  let smallest = script;
  let tries = 0;
  for (let size = Math.ceil(script.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < smallest.steps.length && tries < MOST_TRIES; ) {
      const steps = smallest.steps.toSpliced(from, size);
      tries += 1;
      if (await fails({ ...smallest, steps })) smallest = { ...smallest, steps };
      else from += size;
    }
  }
  return smallest;
}
