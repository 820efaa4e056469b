import { expect, test } from "vitest";
import { runChecks, summaryOf } from "./run-checks.ts";

test("every check runs to its end, and what failed is shown and counted", async () => {
  const printed: string[] = [];
  const outcomes = await runChecks(
    [
      { name: "good", command: ["node", "-e", "console.log('unseen')"] },
      { name: "bad", command: ["node", "-e", "console.log('what is wrong'); process.exit(3)"] },
      { name: "absent", command: ["no-such-program"] },
      { name: "killed", command: ["node", "-e", "process.kill(process.pid)"] },
      { name: "last", command: ["node", "-e", ""] },
    ],
    (text) => printed.push(text),
  );

  const passed = outcomes.filter((outcome) => outcome.passed).map(({ name }) => name);
  expect(passed.sort()).toEqual(["good", "last"]);
  expect(summaryOf(outcomes)).toBe("check: 2 passed, 3 failed");
  expect(printed.find((text) => text.startsWith("FAILED  bad"))).toContain("what is wrong");
  expect(printed.find((text) => text.startsWith("FAILED  absent"))).toContain("spawn no-such-program");
  expect(printed.find((text) => text.startsWith("passed  good"))).not.toContain("\n");
});

test("a long output is cut, and says so", async () => {
  const printed: string[] = [];
  const shout = "for (let line = 0; line < 1000; line++) console.log(line); process.exitCode = 1";
  await runChecks([{ name: "loud", command: ["node", "-e", shout] }], (text) => printed.push(text));
  expect(printed[0]).toContain("… and 800 lines more");
});
