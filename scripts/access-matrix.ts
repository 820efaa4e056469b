/** `node scripts/access-matrix.ts`: writes docs/access-matrix.md anew from the published matrix and the policies. */
import { matrixDocument, Policies, readMatrix } from "@muster/access";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const read = (name: string): string => readFileSync(join(root, "policies", name), "utf8");

const files = readdirSync(join(root, "policies"))
  .filter((name) => name.endsWith(".cedar"))
  .toSorted()
  .map((name) => ({ name, text: read(name) }));
const policies = Policies.read(files, read("schema.cedarschema"));
const rows = readMatrix(read("matrix.csv"));
if (!(policies instanceof Policies)) throw new Error(`${policies.file}, line ${policies.line}: ${policies.what}`);
if (typeof rows === "string") throw new Error(`policies/matrix.csv, ${rows}`);
writeFileSync(join(root, "docs/access-matrix.md"), matrixDocument(rows, policies.stated));
