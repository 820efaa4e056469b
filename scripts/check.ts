/** `npm run check`: every check that needs no database. The last line counts them; the exit code is 1 if any failed. */
import { runChecks, summaryOf } from "./run-checks.ts";

const outcomes = await runChecks(
  [
    { name: "types", command: ["tsc", "--noEmit"] },
    { name: "types of the application", command: ["tsc", "--noEmit", "-p", "packages/web"] },
    { name: "lint", command: ["oxlint", "--format", "unix"] },
    { name: "format", command: ["biome", "format", "."] },
    { name: "unused", command: ["knip", "--no-progress"] },
    { name: "tidy", command: ["vitest", "run", "scripts/tidy", "scripts/supply-chain"] },
  ],
  (text) => console.log(text),
);
console.log(summaryOf(outcomes));
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
