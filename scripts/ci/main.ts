/**
 * The end of `.ci/run`: `main.ts CHECKS CHECKS_EXIT TESTS TESTS_EXIT` reads the output of `npm run check` and vitest's
 * JSON report, and prints `N passed, N failed` as the last line. Exits 1 if anything failed.
 */
import { existsSync, readFileSync } from "node:fs";
import { tally } from "./tally.ts";

const [checks, checksExit, tests, testsExit] = process.argv.slice(2);
const { passed, failed, skipped } = tally(account(checks, checksExit), account(tests, testsExit));
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function account(file: string | undefined, exit: string | undefined) {
  const text = file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return { exitCode: exit === "0" ? 0 : 1, text };
}
