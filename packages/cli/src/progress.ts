/** How many are done, on a terminal's stderr, once it has taken over a second. */
import { Presets, SingleBar } from "cli-progress";

const QUIET_MS = 1_000;

export function showCount(stream: NodeJS.WriteStream, what: string): { add(done: number): void; done(): void } {
  if (!stream.isTTY) return { add: () => undefined, done: () => undefined };
  const started = performance.now();
  const bar = new SingleBar(
    { stream, format: `{value} ${what}, {duration_formatted}`, clearOnComplete: true },
    Presets.rect,
  );
  let shown = false;
  let sofar = 0;
  return {
    add(done) {
      sofar += done;
      if (shown) bar.update(sofar);
      else if (performance.now() - started > QUIET_MS) {
        bar.start(0, sofar);
        shown = true;
      }
    },
    done() {
      if (shown) bar.stop();
    },
  };
}
