/** Holds docs/threat-model.md against the tests it names, and shows that each way of claiming too much is caught. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ACTORS, DOCUMENT, testsIn, threatModelComplaints } from "./claims.ts";

const root = join(import.meta.dirname, "../..");

test("every claim of the threat model names a test that exists", () => {
  const document = readFileSync(join(root, DOCUMENT), "utf8");
  expect(testsIn(document).length).toBeGreaterThan(30);
  expect(threatModelComplaints(document, onDisk)).toEqual([]);
});

function onDisk(path: string): string | undefined {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

const TESTS = 'test("holds", () => {});\ntest.each([\n  1,\n])("of %i holds too", () => {});';
const planted = (path: string) => (path === "packages/a/src/a.test.ts" ? TESTS : undefined);
const section = (actor: string, stops: string) =>
  `## ${actor}\n\n**They get**\n\n- a disk\n\n**What stops it**\n\n${stops}\n\n**What does not**\n\n- time\n`;
const shown = '- It holds:\n  `packages/a/src/a.test.ts` "holds",\n  `packages/a/src/a.test.ts`\n  "of %i holds too".';
const sound = ACTORS.map((actor) => section(actor, shown)).join("\n");

describe("what is claimed without being shown is caught", () => {
  test("and what is shown is not", () => {
    expect(threatModelComplaints(`# Title\n\nWords.\n\n${sound}\n## Afterword\n\nNo actor.\n`, planted)).toEqual([]);
  });

  const [first = "", ...others] = ACTORS;
  const rest = others.map((actor) => section(actor, shown)).join("\n");

  test.each([
    ["an actor left out", rest, `${first}: the document does not speak of them`],
    [
      "a claim without a test",
      section(first, `${shown}\n- It is safe.`) + rest,
      `${first}: no test is named for "It is safe."`,
    ],
    [
      "a file that is not there",
      section(first, '- So: `packages/b/src/b.test.ts` "holds"') + rest,
      "packages/b/src/b.test.ts: no such file",
    ],
    [
      "a test that is not there",
      section(first, '- So: `packages/a/src/a.test.ts` "hold"') + rest,
      'packages/a/src/a.test.ts: no test "hold"',
    ],
    [
      "nothing said of what does not stop it",
      section(first, shown).replace("- time\n", "") + rest,
      `${first}: "What does not" is missing`,
    ],
  ])("%s", (_what, document, complaint) => {
    expect(threatModelComplaints(document, planted)).toEqual([complaint]);
  });
});
