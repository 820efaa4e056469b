/**
 * The edition: one digest of everything that a paper's pages follow from besides its own facts. Two Musters of the same
 * edition print the same bytes from the same facts, which is how `muster verify` holds a paper's pages against its proof.
 */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import compiler from "@myriaddreamin/typst-ts-node-compiler/package.json" with { type: "json" };
import { fonts } from "./typesetting/fonts.ts";

let known: string | undefined;

/** SHA-256 in hex. */
export function edition(): string {
  known ??= digest();
  return known;
}

function digest(): string {
  const folder = import.meta.dirname;
  const sources = globSync("**/*.{ts,typ}", { cwd: folder })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
  const hash = createHash("sha256").update(`compiler ${compiler.version}\n`);
  for (const file of sources) hash.update(`${file} ${sha256Hex(readFileSync(path.join(folder, file)))}\n`);
  for (const font of fonts().blobs) hash.update(`font ${sha256Hex(font)}\n`);
  return hash.digest("hex");
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
