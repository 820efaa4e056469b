/**
 * Shows that the linter's rules bite: files that break them are written to a folder of their own, under this workspace's
 * own configuration, and each planted line must be found, and no other.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** What a pure room may not touch, an expression a line. */
const impure = [
  "Date.now()",
  "new Date()",
  "globalThis.Date",
  "Math.random()",
  "crypto.randomUUID()",
  "crypto.getRandomValues(new Uint8Array(8))",
  "performance.now()",
  "setTimeout(() => undefined, 1)",
  `fetch("/")`,
  "process.env",
  "Buffer.alloc(1)",
  `await import("node:fs")`,
];

/** What no room may do, a statement a line; the first two need types to be seen. */
const careless = [
  "export const one = 1;",
  "Promise.resolve(one);",
  "[one].forEach(async () => { await Promise.resolve(); });",
  "await one;",
  "export const two = (three: any) => { console.log(three); };",
  "export const four: unknown = JSON.parse('').five;",
  "// @ts-ignore",
  "export const six = [one][0]!;",
  'if (one == 1) { throw "seven"; }',
  "// oxlint-disable-next-line no-var -- nothing here to silence",
];

test.for(["record", "custody", "proof"])("%s sees no machine, clock or chance", async (room) => {
  const found = await lintPlanted(
    `packages/${room}/src/planted.ts`,
    impure.map((use, at) => `export const use${at} = ${use};`),
  );
  expect(found).toEqual(lineNumbers(impure, 1));
});

test("the ban is for pure rooms, not for their tests nor for other rooms", async () => {
  const lines = impure.map((use, at) => `export const use${at} = ${use};`);
  expect(await lintPlanted("packages/record/src/planted.test.ts", lines)).toEqual([]);
  expect(await lintPlanted("packages/cli/src/planted.ts", lines)).toEqual([]);
});

test("loose promises, any, and silenced types are errors everywhere", async () => {
  const found = await lintPlanted("packages/cli/src/planted.ts", careless);
  expect(found).toEqual(lineNumbers(careless, 2).slice(0, careless.length - 1));
});

function lineNumbers(lines: readonly string[], from: number): readonly number[] {
  return lines.map((_, at) => at + from);
}

const strictness = { target: "es2024", module: "nodenext", strict: true, noUncheckedIndexedAccess: true };

/** The lines the linter complains about, in order, each once. */
async function lintPlanted(path: string, lines: readonly string[]): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), "muster-lint-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const compilerOptions = { ...strictness, types: ["node"], typeRoots: [join(root, "node_modules/@types")] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["packages"] }));
  await writeFile(join(folder, "package.json"), `{ "type": "module" }`);
  await mkdir(join(folder, dirname(path)), { recursive: true });
  await writeFile(join(folder, path), `${lines.join("\n")}\n`);
  const { diagnostics } = await oxlint(folder);
  const found = diagnostics.flatMap(({ labels }) => labels.map(({ span }) => span.line));
  return [...new Set(found)].sort((one, other) => one - other);
}

interface Report {
  readonly diagnostics: readonly {
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/** Runs the linter; it exits 1 where it found something, which is an answer and not a fault. */
async function oxlint(folder: string): Promise<Report> {
  const run = promisify(execFile)(join(root, "node_modules/.bin/oxlint"), ["-f", "json"], { cwd: folder });
  const { stdout } = await run.catch((fault: { readonly stdout: string }) => fault);
  return JSON.parse(stdout) as Report;
}
