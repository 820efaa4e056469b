/**
 * The end of `.ci/run`: `main.ts CHECKS CHECKS_EXIT TESTS TESTS_EXIT AUDIT_EXIT` reads the output of `npm run check`, vitest's
 * JSON report and how `npm run vulnerabilities` ended, and prints `N passed, N failed` as the last line. Exits 1 if anything
 * failed.
 */
import { existsSync, readFileSync } from "node:fs";
import { tally, tallyAudit } from "./tally.ts";

const [checks, checksExit, tests, testsExit, auditExit] = process.argv.slice(2);
const { passed, failed, skipped } = tally(
  account(checks, checksExit),
  account(tests, testsExit),
  tallyAudit(auditExit),
);
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function account(file: string | undefined, exit: string | undefined) {
  const text = file !== undefined && existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return { exitCode: exit === "0" ? 0 : 1, text };
}
