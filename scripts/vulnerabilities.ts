/**
 * `npm run vulnerabilities`: asks the registry for known vulnerabilities of every locked package. A high or critical one in
 * the product fails (exit code 1), as does an answer that cannot be read; one in what only builds and tests it is told. A
 * registry that has no such service is told loudly, and ends with 3, which `.ci/run` counts as skipped.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Audit, readAudit } from "./supply-chain/audit-report.ts";

const NOT_ANSWERED = 3;
const LARGEST_BYTES = 64 * 1024 * 1024;

const product = audit("--omit=dev");
const everything = product.outcome === "not-answered" ? product : audit();
tell("the product", product);
tell("with what builds and tests it", everything);
process.exitCode = product.outcome === "clean" ? 0 : product.outcome === "not-answered" ? NOT_ANSWERED : 1;

function audit(...options: readonly string[]): Audit {
  const { stdout } = spawnSync("npm", ["audit", "--json", ...options], {
    cwd: join(import.meta.dirname, ".."),
    encoding: "utf8",
    maxBuffer: LARGEST_BYTES,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return readAudit(stdout);
}

function tell(what: string, answer: Audit): void {
  console.log(`audit, ${what}: ${answer.says}`);
  if (answer.outcome === "holes") for (const { name, severity } of answer.holes) console.log(`  ${severity}  ${name}`);
}
