/**
 * Adds up what the checks and the tests said, for the last line of `.ci/run`. It trusts nothing that is missing: a run
 * that left no account, that ran nothing, or that ended badly while claiming success counts as a failure.
 */

/** How a command ended and what it left to read; no text where it left nothing. */
interface Account {
  readonly exitCode: number;
  readonly text: string | undefined;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** The part of vitest's JSON report that is counted. A file that could not be loaded has failed and holds no tests. */
interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export function tally(checks: Account, tests: Account, audit: Tally): Tally {
  const all = [answeredFor(tallyChecks(checks.text), checks), answeredFor(tallyTests(tests.text), tests), audit];
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.flatMap(({ skipped }) => skipped),
  };
}

const nothing: Tally = { passed: 0, failed: 0, skipped: [] };

/** How `npm run vulnerabilities` ended. Not every registry answers; that is said, and is no failure of ours. */
export function tallyAudit(exit: string | undefined): Tally {
  if (exit === "0") return { ...nothing, passed: 1 };
  if (exit === "3") return { ...nothing, skipped: ["audit: not answered by this registry"] };
  return { ...nothing, failed: 1 };
}

/** Reads the line `npm run check` ends with. */
function tallyChecks(text: string | undefined): Tally {
  const [, passed, failed] = /^check: (\d+) passed, (\d+) failed$/m.exec(text ?? "") ?? [];
  return { ...nothing, passed: Number(passed ?? 0), failed: Number(failed ?? 0) };
}

function tallyTests(text: string | undefined): Tally {
  if (text === undefined) return nothing;
  const { testResults } = JSON.parse(text) as TestReport;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((assertion) => assertion.status === "failed"),
  );
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: tests.filter(({ status }) => status === "failed").length + unloaded.length,
    skipped: tests.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName),
  };
}

/** Nothing passed and nothing failed, or a bad end without a failure to show for it: one failure. */
function answeredFor(counted: Tally, { exitCode }: Account): Tally {
  const unexplained = counted.failed === 0 && (exitCode !== 0 || counted.passed === 0);
  return unexplained ? { ...counted, failed: 1 } : counted;
}
