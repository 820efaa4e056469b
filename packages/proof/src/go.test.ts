import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { exampleLog, logKey, signedCheckpoint } from "../test/example-register.ts";
import { sha256 } from "../test/node-crypto.ts";
import { type Inputs, VECTORS_FOLDER, type VectorFile } from "../test/vectors.ts";
import { encodeBase64 } from "./bytes.ts";
import { consistencyProof } from "./consistency.ts";
import { formatVerifierKey } from "./note-key.ts";

const root = join(import.meta.dirname, "../../..");
/** Where Debian's golang-golang-x-mod-dev puts its source; no module is ever fetched. */
const goPath = process.env["MUSTER_GOPATH"] ?? "/usr/share/gocode";
const goCommand = process.env["MUSTER_GO"] ?? "go";
const missing = whatIsMissing();
const folder = missing === undefined ? mkdtempSync(join(tmpdir(), "muster-go-")) : "";

function whatIsMissing(): string | undefined {
  if (spawnSync(goCommand, ["version"]).status !== 0) return "go is not installed (Debian: golang-go)";
  if (existsSync(join(goPath, "src/golang.org/x/mod/sumdb/tlog"))) return undefined;
  return `golang.org/x/mod is not under ${goPath} (Debian: golang-golang-x-mod-dev)`;
}

/** Says aloud that Go's answer is not known here, and why. */
function needGo(context: TestContext): void {
  if (missing === undefined) return;
  console.warn(`NOT CHECKED WITH GO: ${missing}`);
  context.skip(missing);
}

function program(name: string): string {
  return join(folder, name);
}

function path(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function go(name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program(name), args, { encoding: "utf8" });
  return { isAccepted: status === 0, says: stdout + stderr };
}

beforeAll(() => {
  if (missing !== undefined) return;
  const env = { ...process.env, GO111MODULE: "off", GOFLAGS: "", GOPATH: goPath, GOCACHE: join(folder, "cache") };
  for (const name of ["verify", "frozen"]) {
    execFileSync(goCommand, ["build", "-o", program(name), `vectors/proof/go/${name}/main.go`], { cwd: root, env });
  }
});

afterAll(() => {
  if (folder !== "") rmSync(folder, { recursive: true });
});

// Verifies: rule-10
describe("Go's golang.org/x/mod/sumdb", () => {
  test("answers the frozen vectors as we do", (context) => {
    needGo(context);
    const { isAccepted, says } = go("frozen", join(root, VECTORS_FOLDER));
    expect(says).toMatch(/^Go agrees on (?:19[0-9]|[2-9][0-9]{2}), differs on 0; 11 left out\n$/u);
    expect(isAccepted).toBe(true);
  });

  test("accepts every frozen bundle that holds, and refuses those whose log or item does not", (context) => {
    needGo(context);
    const file = readFileSync(join(root, VECTORS_FOLDER, "bundles.json"), "utf8");
    const { vectors } = JSON.parse(file) as VectorFile<Inputs["bundles"]>;
    const checkedByGo =
      /^(?:verified|entry-not-in-log|entry-number-differs|item-not-in-entry|note-.*|checkpoint-.*|proof-.*)$/u;
    const tried = vectors.filter((vector) => checkedByGo.test(vector.expect));
    expect(tried.length).toBeGreaterThan(20);
    for (const { name, input, expect: wanted } of tried) {
      const { isAccepted, says } = go("verify", "bundle", path("bundle.json", input.bundle), input.logKeys[0] ?? "");
      expect(isAccepted, `${name}: ${says}`).toBe(wanted === "verified");
    }
  });

  test("accepts a new checkpoint after an old one, and not the other way round", async (context) => {
    needGo(context);
    const log = exampleLog();
    const older = path("older", await signedCheckpoint(log, 123));
    const newer = path("newer", await signedCheckpoint(log, 300));
    const hashes = await consistencyProof(sha256, 123, 300, log);
    const proof = path("proof", `${hashes.map(encodeBase64).join("\n")}\n`);
    const key = formatVerifierKey(logKey);
    expect(go("verify", "consistency", older, newer, proof, key)).toEqual({
      isAccepted: true,
      says: "the log of 300 entries begins with the log of 123\n",
    });
    expect(go("verify", "consistency", newer, older, proof, key).isAccepted).toBe(false);
  });
});

test("docs/verify-with-go.md shows the program that is tested here", () => {
  const guide = readFileSync(join(root, "docs/verify-with-go.md"), "utf8");
  const source = readFileSync(join(root, "vectors/proof/go/verify/main.go"), "utf8");
  expect(guide).toContain(`\`\`\`go\n${source}\`\`\`\n`);
});
