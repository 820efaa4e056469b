/** Runs command-line checks two at a time, each to its end whatever the others say, and reports each as it ends. */
import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { performance } from "node:perf_hooks";

/** The machines that build this have two cores, and each of these tools would take both. */
const AT_ONCE = 2;

/** What is shown of a failing check: enough to start mending, not so much that the other checks scroll away. */
const LINES_SHOWN = 200;

const root = join(import.meta.dirname, "..");

interface Check {
  readonly name: string;
  /** The program, found in the workspace's own node_modules first, and its options. */
  readonly command: readonly [program: string, ...options: string[]];
}

interface Outcome extends Check {
  readonly passed: boolean;
  readonly output: string;
  readonly duration_ms: number;
}

export async function runChecks(checks: readonly Check[], print: (text: string) => void): Promise<readonly Outcome[]> {
  const waiting = [...checks];
  const done: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const outcome = await run(next);
      print(describeOutcome(outcome));
      done.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return done;
}

/** The line that ends a run, the same for a person and for `.ci/run`. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const passed = outcomes.filter((outcome) => outcome.passed).length;
  return `check: ${passed} passed, ${outcomes.length - passed} failed`;
}

/** A tool that cannot be started has failed, not vanished. */
function run(check: Check): Promise<Outcome> {
  const started = performance.now();
  const [program, ...options] = check.command;
  const path = [join(root, "node_modules/.bin"), process.env["PATH"] ?? ""].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(program, options, {
      cwd: root,
      env: { ...process.env, PATH: path, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (text: string): void => {
      output += text;
    };
    const settle = (passed: boolean): void => {
      resolve({ ...check, passed, output, duration_ms: performance.now() - started });
    };
    child.stdout.setEncoding("utf8").on("data", collect);
    child.stderr.setEncoding("utf8").on("data", collect);
    child.on("error", ({ message }) => {
      collect(message);
      settle(false);
    });
    child.on("close", (code) => settle(code === 0));
  });
}

function describeOutcome({ name, command, passed, output, duration_ms }: Outcome): string {
  const seconds = (duration_ms / 1000).toFixed(1).padStart(5);
  const heading = `${passed ? "passed" : "FAILED"}  ${name.padEnd(6)} ${seconds} s  ${command.join(" ")}`;
  if (passed) return heading;
  const lines = output.trim().split("\n");
  const more = lines.length > LINES_SHOWN ? [`… and ${lines.length - LINES_SHOWN} lines more`] : [];
  return [heading, "", ...lines.slice(0, LINES_SHOWN), ...more, ""].join("\n");
}
