/** The application as the node serves it: built when it is first needed, and again when its sources have changed. */
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const PACKAGE = path.join(import.meta.dirname, "..");
const BUILT = path.join(PACKAGE, "dist");
/** Beside the build: what it was made from. */
const STAMP = "made-from";
const SOURCES = [
  "src/**/*",
  "build/*",
  "languages/*",
  "places/*",
  "public/*",
  "index.html",
  "package.json",
  "vite.config.ts",
];

/**
 * The folder with the built application. Takes a few seconds the first time, and no time when nothing has changed; two that
 * ask at once both get a whole build.
 */
export async function builtApp(): Promise<string> {
  const digest = digestOfSources();
  const stamp = path.join(BUILT, STAMP);
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === digest) return BUILT;
  const fresh = path.join(PACKAGE, "node_modules", `.built-${process.pid}`);
  // The bundler is loaded only where there is something to bundle.
  const { build } = await import("vite");
  await asInProduction(() =>
    build({
      configFile: path.join(PACKAGE, "vite.config.ts"),
      configLoader: "native",
      logLevel: "error",
      build: { outDir: fresh },
    }),
  );
  await compressed(fresh);
  await writeFile(path.join(fresh, STAMP), digest);
  await replace(fresh, BUILT);
  return BUILT;
}

/** Whoever builds it, a test as well, builds what is served: the libraries' own checks of development are four fifths as large again. */
async function asInProduction(build: () => Promise<unknown>): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env["NODE_ENV"] = "production";
  try {
    await build();
  } finally {
    if (NODE_ENV === undefined) delete process.env["NODE_ENV"];
    else process.env["NODE_ENV"] = NODE_ENV;
  }
}

function digestOfSources(): string {
  const hash = createHash("sha256");
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: PACKAGE, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files)
    hash.update(path.relative(PACKAGE, file)).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** A brotli beside every file that gains by it, made once so that serving costs nothing. */
async function compressed(folder: string): Promise<void> {
  const files = globSync("**/*.{js,css,svg,json,html}", { cwd: folder });
  for (const file of files) {
    const bytes = await readFile(path.join(folder, file));
    const small = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    await writeFile(path.join(folder, `${file}.br`), small);
  }
}

/** One rename at a time: whoever comes second finds the first's build, as good as its own. */
async function replace(fresh: string, built: string): Promise<void> {
  const old = `${fresh}.old`;
  if (existsSync(built)) await rename(built, old);
  await rename(fresh, built).catch(async (fault: NodeJS.ErrnoException) => {
    if (fault.code !== "ENOTEMPTY" && fault.code !== "EEXIST") throw fault;
    await rm(fresh, { recursive: true, force: true });
  });
  await rm(old, { recursive: true, force: true });
}
