import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LONGEST } from "./longest-first.ts";

test("what is said to take long is there", () => {
  const root = path.resolve(import.meta.dirname, "..");
  expect(LONGEST.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});
