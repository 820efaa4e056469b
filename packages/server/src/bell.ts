/** Rings when entries have been recorded. It carries nothing: whoever hears it reads the journal, so nobody can miss one. */
import type { Accepted } from "@muster/register";

export class Bell {
  readonly #listeners = new Set<(entries: number) => void>();

  /** To be given to `openNode` as `onRecorded`. */
  readonly ring = (recorded: readonly Accepted[]): void => {
    for (const listener of this.#listeners) listener(recorded.length);
  };

  /** Calls `listener` at every ring with the number of entries recorded, until the returned function is called. */
  onRing(listener: (entries: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits for the next ring, or so long, or until `signal` aborts; leaves no timer behind. */
  next(limitMs: number, signal: AbortSignal): Promise<"rung" | "silence" | "aborted"> {
    if (signal.aborted) return Promise.resolve("aborted");
    return new Promise((resolve) => {
      const done = (how: "rung" | "silence" | "aborted"): void => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener("abort", aborted);
        resolve(how);
      };
      const aborted = (): void => done("aborted");
      const stop = this.onRing(() => done("rung"));
      const timer = setTimeout(() => done("silence"), limitMs);
      signal.addEventListener("abort", aborted);
    });
  }
}
