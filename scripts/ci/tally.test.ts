import { expect, test } from "vitest";
import { tally as tallyWith, tallyAudit } from "./tally.ts";

const silent = { passed: 0, failed: 0, skipped: [] };
const tally = (checks: Parameters<typeof tallyWith>[0], tests: Parameters<typeof tallyWith>[1]) =>
  tallyWith(checks, tests, silent);

const checked = { exitCode: 0, text: "passed  types\ncheck: 5 passed, 0 failed\n" };
const tested = {
  exitCode: 0,
  text: report([{ status: "passed", assertionResults: ["passed", "passed", "pending"] }]),
};

test("checks and tests are added up, and what was skipped is named", () => {
  expect(tally(checked, tested)).toEqual({ passed: 7, failed: 0, skipped: ["test 2"] });
});

test("failures on either side are counted", () => {
  const badChecks = { exitCode: 1, text: "check: 3 passed, 2 failed" };
  const badTests = { exitCode: 1, text: report([{ status: "failed", assertionResults: ["passed", "failed"] }]) };
  expect(tally(badChecks, badTests)).toMatchObject({ passed: 4, failed: 3 });
});

test("a test file that could not be loaded is a failure though it holds no failing test", () => {
  const unloaded = { status: "failed", assertionResults: [] };
  const loaded = { status: "passed", assertionResults: ["passed"] };
  expect(tally(checked, { exitCode: 1, text: report([unloaded, loaded]) })).toMatchObject({ passed: 6, failed: 1 });
});

test.each([
  ["no report", { exitCode: 0, text: undefined }],
  ["no tests at all", { exitCode: 0, text: report([]) }],
  ["only skipped tests", { exitCode: 0, text: report([{ status: "passed", assertionResults: ["pending"] }]) }],
  ["a bad end while every test passed", { ...tested, exitCode: 1 }],
])("%s is a failure", (_what, tests) => {
  expect(tally(checked, tests).failed).toBe(1);
});

test("checks that said nothing, or ended badly, are a failure", () => {
  expect(tally({ exitCode: 0, text: "" }, tested).failed).toBe(1);
  expect(tally({ exitCode: 0, text: undefined }, tested).failed).toBe(1);
  expect(tally({ ...checked, exitCode: 1 }, tested).failed).toBe(1);
});

test.each([
  ["0", { passed: 8, failed: 0, skipped: ["test 2"] }],
  ["3", { passed: 7, failed: 0, skipped: ["test 2", "audit: not answered by this registry"] }],
  ["1", { passed: 7, failed: 1, skipped: ["test 2"] }],
  [undefined, { passed: 7, failed: 1, skipped: ["test 2"] }],
])("an audit that ended with %s", (exit, all) => {
  expect(tallyWith(checked, tested, tallyAudit(exit))).toEqual(all);
});

function report(files: readonly { readonly status: string; readonly assertionResults: readonly string[] }[]): string {
  return JSON.stringify({
    testResults: files.map(({ status, assertionResults }, at) => ({
      name: `file ${at}`,
      status,
      assertionResults: assertionResults.map((result, number) => ({ status: result, fullName: `test ${number}` })),
    })),
  });
}
