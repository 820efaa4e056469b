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
  next(limitMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener("abort", done);
        resolve();
      };
      const stop = this.onRing(done);
      const timer = setTimeout(done, limitMs);
      signal.addEventListener("abort", done);
    });
  }
}
