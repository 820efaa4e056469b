/** The application as the node serves it: built when it is first needed, and again when its sources have changed. */
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const PACKAGE = path.join(import.meta.dirname, "..");
const BUILDS = path.join(PACKAGE, "dist");
/** A build that nothing has asked for in so long is served by nobody any more. */
const KEPT_MS = 24 * 60 * 60 * 1_000;
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
 * The folder with the built application, which goes by what it was made from: takes a few seconds the first time, and no time
 * when nothing has changed; a node that serves an older one goes on serving that, whole.
 */
export async function builtApp(): Promise<string> {
  const folder = path.join(BUILDS, digestOfSources());
  if (existsSync(folder)) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  const fresh = path.join(PACKAGE, "node_modules", `.built-${process.pid}`);
  // The bundler is loaded only where there is something to bundle.
  const { build } = await import("vite");
  await asInProduction(() =>
    build({
      configFile: path.join(PACKAGE, "vite.config.ts"),
      configLoader: "native",
      logLevel: "error",
      build: { outDir: fresh, emptyOutDir: true },
    }),
  );
  await compressed(fresh);
  await mkdir(BUILDS, { recursive: true });
  await inPlace(fresh, folder);
  await forgetOld();
  return folder;
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
  return hash.digest("hex").slice(0, 24);
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

/** One rename: whoever comes second finds the first's build, as good as its own. */
async function inPlace(fresh: string, folder: string): Promise<void> {
  await rename(fresh, folder).catch(async (fault: NodeJS.ErrnoException) => {
    if (fault.code !== "ENOTEMPTY" && fault.code !== "EEXIST") throw fault;
    await rm(fresh, { recursive: true, force: true });
  });
}

async function forgetOld(): Promise<void> {
  for (const name of await readdir(BUILDS)) {
    const folder = path.join(BUILDS, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > KEPT_MS) await rm(folder, { recursive: true, force: true });
  }
}
