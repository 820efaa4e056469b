/** Reads the workspace from disk, or builds a planted one in memory, into what the tidy rules look at. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TextFile, Tree } from "./rule.ts";
import { readSource } from "./source.ts";

/** Folders that are not part of the project; the same as .gitignore's, which a test holds together. */
export const ignoredFolders: ReadonlySet<string> = new Set([
  ".git",
  ".muster",
  "node_modules",
  "coverage",
  "tmp",
  "dist",
]);

/** Every text file under `root`. Git is not asked: a clone may belong to another user, and a bare machine may lack git. */
export function readTree(root: string): Tree {
  return treeOf([...textFilesUnder(root, "")]);
}

/** A tree from files in memory. */
export function treeOf(files: readonly TextFile[]): Tree {
  const code = files.filter(({ path }) => /\.(?:ts|tsx|js|mjs)$/.test(path));
  return { files, sources: code.map(({ path, text }) => readSource(path, text)) };
}

function* textFilesUnder(root: string, folder: string): Generator<TextFile> {
  for (const found of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? found.name : `${folder}/${found.name}`;
    if (found.isDirectory()) {
      if (!ignoredFolders.has(found.name)) yield* textFilesUnder(root, path);
    } else if (found.isFile() && !found.name.endsWith(".log")) {
      const bytes = readFileSync(join(root, path));
      if (!bytes.subarray(0, 8_000).includes(0)) yield { path, text: bytes.toString("utf8") };
    }
  }
}
