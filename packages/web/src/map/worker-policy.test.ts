import { expect, test } from "vitest";
import { allowWorker, passed } from "./worker-policy.ts";

test("one script may be a worker, and no other", () => {
  expect(passed("/assets/worker.mjs", "/assets/worker.mjs")).toBe("/assets/worker.mjs");
  for (const other of ["https://elsewhere.example/worker.mjs", "blob:worker", "data:text/javascript,1", ""]) {
    expect(() => passed(other, "/assets/worker.mjs")).toThrow("is no script of this page");
  }
  allowWorker("/assets/worker.mjs");
  allowWorker("/assets/worker.mjs");
  expect(() => allowWorker("/assets/another.mjs")).toThrow("is the only worker");
});
