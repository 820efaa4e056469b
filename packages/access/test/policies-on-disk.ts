/** The policies as they stand at the repository's root, for tests: read, parsed and held against their schema. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Policies, type PolicyFile } from "../src/policies.ts";

export const POLICIES_FOLDER = join(import.meta.dirname, "../../../policies");

export const schemaOnDisk = readFileSync(join(POLICIES_FOLDER, "schema.cedarschema"), "utf8");

/** In the order of their names: a denial names the first policy that forbids. */
export function filesOnDisk(): readonly PolicyFile[] {
  return readdirSync(POLICIES_FOLDER)
    .filter((name) => name.endsWith(".cedar"))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(POLICIES_FOLDER, name), "utf8") }));
}

export function policiesOnDisk(): Policies {
  const policies = Policies.read(filesOnDisk(), schemaOnDisk);
  if (policies instanceof Policies) return policies;
  throw new Error(JSON.stringify(policies));
}
