/** Leave that was given, package by package, each with its reason: to state another licence, or to have an install script. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Leave {
  /** By package name: the reason. */
  readonly licences: Readonly<Record<string, string>>;
  /** By package name: what its install script would do, and why Muster does without. None is ever run. */
  readonly installScripts: Readonly<Record<string, string>>;
}

export function readLeave(): Leave {
  return { licences: read("licences.json"), installScripts: read("install-scripts.json") };
}

function read(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8")) as Readonly<Record<string, string>>;
}
