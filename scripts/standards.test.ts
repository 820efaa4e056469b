/** Holds docs/standards.md against the `Verifies:` tags of the tests, and shows that each way of being untrue is caught. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { complaintsAbout } from "./standards/complaints.ts";
import { DOCUMENT, type Row, readRows, writeTests } from "./standards/document.ts";
import { duties, knownIds } from "./standards/known-ids.ts";
import { readTags, type Tag } from "./standards/tags.ts";
import { readSource } from "./tidy/source.ts";
import { readTree } from "./tidy/tree.ts";

const root = join(import.meta.dirname, "..");
const shared = process.env["MUSTER_SHARED"] ?? join(root, "../shared");

describe("the document", () => {
  const document = readFileSync(join(root, DOCUMENT), "utf8");

  test("is complete and true", () => {
    const tags = readTags(readTree(root).sources);
    expect(tags.length).toBeGreaterThan(0);
    expect(complaintsAbout({ knownIds, rows: readRows(document), tags })).toEqual([]);
  });

  test("knows every duty of the design", ({ skip }) => {
    const design = join(shared, "design/standards.md");
    if (!existsSync(design)) return skip(`the design documents are missing: no ${design}`);
    const ids = [...readFileSync(design, "utf8").matchAll(/^\| ([A-Z][A-Z0-9]*-[\d.-]+) \|/gm)].map(([, id]) => id);
    expect(duties).toEqual(ids);
  });
});

const rows: readonly Row[] = [
  { id: "rule-1", asks: "one position", status: "shown", tests: ["packages/custody/src/a.test.ts"] },
  { id: "MR-6", asks: "a file", status: "partly: no readers yet (issue 3)", tests: ["packages/custody/src/a.test.ts"] },
  { id: "DP-1", asks: "erasure", status: "not yet (issue 3)", tests: [] },
];
const tags: readonly Tag[] = [
  { id: "rule-1", path: "packages/custody/src/a.test.ts", line: 3 },
  { id: "MR-6", path: "packages/custody/src/a.test.ts", line: 9 },
];
const sound = { knownIds: ["rule-1", "MR-6", "DP-1"], rows, tags };

describe("what is untrue is caught", () => {
  test("and what is true is not", () => {
    expect(complaintsAbout(sound)).toEqual([]);
  });

  const [first, ...others] = rows as readonly [Row, ...Row[]];
  const unknownTag = { id: "MR-66", path: "packages/custody/src/b.test.ts", line: 1 };
  const newTag = { id: "rule-1", path: "packages/custody/src/b.test.ts", line: 1 };
  test.each([
    ["an id left out", { ...sound, rows: others }, "rule-1: not listed"],
    ["an id listed twice", { ...sound, rows: [...rows, first] }, "rule-1: listed twice"],
    [
      "a row for no id",
      { ...sound, rows: [...rows, { ...first, id: "rule-12", status: "not yet (issue 9)", tests: [] }] },
      "rule-12: listed, but no such id",
    ],
    [
      "a tag for no id",
      { ...sound, tags: [...tags, unknownTag] },
      "MR-66: no such id, at packages/custody/src/b.test.ts:1",
    ],
    [
      "a cited test that does not exist",
      { ...sound, rows: [{ ...first, tests: [...first.tests, "gone.test.ts"] }, ...others] },
      "rule-1: gone.test.ts does not name it; run npm run standards",
    ],
    [
      "a test that is not cited",
      { ...sound, tags: [...tags, newTag] },
      "rule-1: packages/custody/src/b.test.ts is left out; run npm run standards",
    ],
    [
      "shown by no test",
      { ...sound, rows: [{ ...first, tests: [] }, ...others], tags: tags.slice(1) },
      "rule-1: shown, but no test names it",
    ],
    [
      "not yet, though a test shows it",
      { ...sound, rows: [{ ...first, status: "not yet (issue 3)" }, ...others] },
      "rule-1: not yet, but a test names it",
    ],
    [
      "a rest left to nobody",
      { ...sound, rows: [{ ...first, status: "partly: soon" }, ...others] },
      "rule-1: partly, but in which issue?",
    ],
    [
      "a status of its own invention",
      { ...sound, rows: [{ ...first, status: "done" }, ...others] },
      'rule-1: status "done" is none of shown, partly, not yet',
    ],
  ])("%s", (_what, evidence, complaint) => {
    expect(complaintsAbout(evidence)).toEqual([complaint]);
  });
});

describe("tags", () => {
  const read = (path: string, text: string) =>
    readTags([readSource(path, text)]).map(({ id, line }) => `${id}:${line}`);

  test.each([
    ["// Verifies: rule-4", ["rule-4:1"]],
    ["// Verifies: rule-4, GC3-46 and ICPPED-17.3.", ["rule-4:1", "GC3-46:1", "ICPPED-17.3:1"]],
    ["/**\n * Verifies: MR-8-10 (the official copy), in part\n */", ["MR-8-10:2"]],
    ["// Verifies: GC3-46: a list before departure", ["GC3-46:1"]],
    ["// Verifies: rul4", ["rul4:1"]],
    ["// It verifies rule-4.", []],
    ["// A comment `Verifies: rule-4` makes it so.", []],
    [`test("Verifies: rule-4");`, []],
  ])("%s", (text, found) => {
    expect(read("packages/custody/src/a.test.ts", text)).toEqual(found);
  });

  test("only tests can show anything", () => {
    expect(read("packages/custody/src/a.ts", "// Verifies: rule-4")).toEqual([]);
  });
});

test("the column of tests is written anew, and nothing else", () => {
  const before =
    "# Title\n\n| id | asks | status | tests |\n|---|---|---|---|\n| MR-6 | a file | shown | — |\n\nText | here.\n";
  const after = writeTests(before, tags);
  expect(after).toBe(before.replace("—", "[custody/a](../packages/custody/src/a.test.ts)"));
  expect(readRows(after)).toEqual([
    { id: "MR-6", asks: "a file", status: "shown", tests: ["packages/custody/src/a.test.ts"] },
  ]);
  expect(writeTests(after, [])).toBe(before);
});
