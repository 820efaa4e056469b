/**
 * What the first screen costs a slow line: every script that must be there before Today can be read and used, gzipped. The
 * map, the charts and every other screen are not among them.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { builtApp } from "./built-app.ts";

const BUDGET_BYTES = 200_000;
/** What a first screen consists of: the start, the frame, the screen, the words of one language. */
const FIRST = ["index.html", "src/shell/frame.tsx"];
const SCREENS = ["today", "sign-in"];

const viewOf = (screen: string): string => `src/screens/${screen}/view.tsx`;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

let folder: string;
let chunks: Readonly<Record<string, Chunk>>;

beforeAll(async () => {
  folder = await builtApp();
  chunks = JSON.parse(readFileSync(path.join(folder, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
}, 120_000);

/** The scripts these need before they run, each once. */
function scriptsOf(entries: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const follow = (name: string): void => {
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`the build has no ${name}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) follow(imported);
  };
  for (const entry of entries) follow(entry);
  return files;
}

function gzippedBytes(files: Iterable<string>): number {
  return [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length,
    0,
  );
}

/** The words of a part of the application, which come with it. */
function wordsOf(language: string, part: string): string {
  const name = Object.keys(chunks).find((key) => key.endsWith(`virtual:catalogue/${language}/${part}`));
  if (name === undefined) throw new Error(`the build has no words of ${part} in ${language}`);
  return name;
}

describe.each(SCREENS)("%s", (screen) => {
  test.each(["en", "ar", "ckb", "ku"])("is there in %s for less than 200 kB of scripts", (language) => {
    const scripts = scriptsOf([...FIRST, viewOf(screen), wordsOf(language, "core"), wordsOf(language, screen)]);
    expect(scripts.size).toBeGreaterThan(3);
    const bytes = gzippedBytes(scripts);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
  });
});

test("the map and the charts are fetched only by whoever looks", () => {
  const first = [...scriptsOf([...FIRST, ...SCREENS.map(viewOf)])].map((file) =>
    readFileSync(path.join(folder, file), "utf8"),
  );
  const heavy = /maplibregl|observablehq/;
  expect(first.some((text) => heavy.test(text))).toBe(false);
  const all = Object.values(chunks).filter(({ file }) => file.endsWith(".js"));
  expect(all.some(({ file }) => heavy.test(readFileSync(path.join(folder, file), "utf8")))).toBe(true);
});
