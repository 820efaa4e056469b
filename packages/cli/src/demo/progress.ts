/** Progress on stderr: one bar that redraws itself on a terminal; elsewhere a plain line for each stage and each tenth. */
import type { Progress } from "@muster/register";

const WIDTH = 30;
const REDRAW_EVERY_MS = 100;

export function showProgress(stream: NodeJS.WriteStream): (progress: Progress) => void {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): (progress: Progress) => void {
  let drawnMs = Number.NEGATIVE_INFINITY;
  return ({ entered, of, says }) => {
    const now = performance.now();
    const done = entered >= of;
    if (!done && now - drawnMs < REDRAW_EVERY_MS) return;
    drawnMs = now;
    const filled = Math.floor((entered / of) * WIDTH);
    const text = `${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${grouped(entered)} of ${grouped(of)}  ${says}`;
    stream.write(done ? "\r\u001B[K" : `\r\u001B[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
  };
}

function lines(stream: NodeJS.WriteStream): (progress: Progress) => void {
  let tenth = -1;
  return ({ entered, of, says }) => {
    const now = Math.floor((entered / of) * 10);
    if (now === tenth) return;
    tenth = now;
    stream.write(`${grouped(entered)} of ${grouped(of)} entered: ${says}\n`);
  };
}

function grouped(value: number): string {
  return value.toLocaleString("en-GB");
}
