/** muster on the command line: exit code 0 done, 1 refused, 2 wrong use. */
import { run } from "./program.ts";

// A reader that has seen enough, as `| head` has, is no fault.
process.stdout.on("error", (fault: NodeJS.ErrnoException) => {
  if (fault.code !== "EPIPE") throw fault;
  process.exit(process.exitCode ?? 0);
});

const code = await run(process.argv.slice(2));
process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
