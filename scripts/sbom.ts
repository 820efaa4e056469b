/** `npm run sbom -- [FILE]`: the software bill of materials, from the lock file alone; to stdout without a file. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Bill, billComplaints, steadyBill } from "./supply-chain/bill.ts";
import { readSupplyChain } from "./supply-chain/lock-file.ts";

const root = join(import.meta.dirname, "..");
const LARGEST_BYTES = 64 * 1024 * 1024;

const made = execFileSync("npm", ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"], {
  cwd: root,
  encoding: "utf8",
  maxBuffer: LARGEST_BYTES,
  stdio: ["ignore", "pipe", "inherit"],
});
const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly name: string };
const bill = steadyBill(JSON.parse(made) as Bill, name);

const complaints = billComplaints(bill, readSupplyChain(root).locked);
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length === 0 ? 0 : 1;

const text = `${JSON.stringify(bill, undefined, 2)}\n`;
const [file] = process.argv.slice(2);
if (file === undefined) process.stdout.write(text);
else {
  writeFileSync(file, text);
  console.error(`bill of materials: ${bill.components.length} components in ${file}`);
}
