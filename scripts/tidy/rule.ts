/** What a tidy rule is: a sentence that holds for the tree, and a way to find where it does not. */
import type { Source } from "./source.ts";

export interface TextFile {
  /** From the workspace's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The whole workspace: every text file, and of those the ones that are code, parsed. */
export interface Tree {
  readonly files: readonly TextFile[];
  readonly sources: readonly Source[];
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  readonly holds: string;
  readonly find: (tree: Tree) => readonly Finding[];
}
