/** docs/standards.md as data: its table rows, and the column of tests that is written by a machine. */
import { dirname, relative } from "node:path/posix";
import type { Tag } from "./tags.ts";

export const DOCUMENT = "docs/standards.md";

/** One row: `| id | what it asks | status | tests |`. */
export interface Row {
  readonly id: string;
  readonly asks: string;
  readonly status: string;
  /** Paths from the workspace's root. */
  readonly tests: readonly string[];
}

const ROW = /^\| (?!id \||-)(?<id>[^|]+) \| (?<asks>[^|]+) \| (?<status>[^|]+) \| (?<tests>[^|]*) \|$/;

export function readRows(document: string): readonly Row[] {
  return document.split("\n").flatMap((line) => {
    const { id, asks, status, tests } = ROW.exec(line)?.groups ?? {};
    if (id === undefined || asks === undefined || status === undefined || tests === undefined) return [];
    return [{ id, asks, status, tests: linkedFrom(tests) }];
  });
}

/** The document with its column of tests written anew. Everything else stays as people wrote it. */
export function writeTests(document: string, tags: readonly Tag[]): string {
  return document
    .split("\n")
    .map((line) => {
      const { id, asks, status } = ROW.exec(line)?.groups ?? {};
      return id === undefined ? line : `| ${id} | ${asks} | ${status} | ${linksTo(testsNaming(id, tags))} |`;
    })
    .join("\n");
}

/** The files whose tests name an id, in order, each once. */
export function testsNaming(id: string, tags: readonly Tag[]): readonly string[] {
  return [...new Set(tags.filter((tag) => tag.id === id).map(({ path }) => path))].sort();
}

function linksTo(tests: readonly string[]): string {
  const link = (path: string) => `[${labelOf(path)}](${relative(dirname(DOCUMENT), path)})`;
  return tests.length === 0 ? "—" : tests.map(link).join(", ");
}

/** `custody/transfer/depart` for `packages/custody/src/transfer/depart.test.ts`. */
function labelOf(path: string): string {
  return path.replace(/^packages\/([^/]+)\/src\//, "$1/").replace(/\.test\.tsx?$/, "");
}

function linkedFrom(cell: string): readonly string[] {
  return [...cell.matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(([, path]) => path ?? "");
}
