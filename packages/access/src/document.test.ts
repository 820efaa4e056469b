import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { matrixDocument } from "./document.ts";
import { readMatrix } from "./matrix.ts";
import { policiesOnDisk, POLICIES_FOLDER } from "../test/policies-on-disk.ts";

test("docs/access-matrix.md says what the matrix says: run `node scripts/access-matrix.ts`", () => {
  const rows = readMatrix(readFileSync(join(POLICIES_FOLDER, "matrix.csv"), "utf8"));
  if (typeof rows === "string") throw new Error(rows);
  const written = readFileSync(join(POLICIES_FOLDER, "../docs/access-matrix.md"), "utf8");
  expect(written).toBe(matrixDocument(rows, policiesOnDisk().stated));
});
