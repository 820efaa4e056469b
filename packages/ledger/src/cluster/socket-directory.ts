/**
 * Where the server's socket is.
 *
 * A socket's path may be at most 107 bytes, which a data folder deep in a home directory exceeds: so the socket
 * stands in a short private folder under the system's temporary one, whose name is kept in the cluster's folder and
 * is used again at the next start, so that a pool of connections survives a restart of the server.
 */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ClusterError, explainFileError } from "./cluster-error.ts";
import type { Layout } from "./layout.ts";
import { giveTo, type ServerUser } from "./server-user.ts";

/** Nothing that would need quoting in a settings file or a URL, and room for a name and `/.s.PGSQL.5432.lock`. */
const shortPath = /^\/[\w./-]{0,60}$/;

/** The recorded folder, made if it is gone; a new one if what stands there is not private to the server's user. */
export async function openSocketDirectory(place: Layout, user: ServerUser): Promise<string> {
  const recorded = await recordedSocketDirectory(place);
  if (recorded !== undefined && (await isOurs(recorded, user))) return recorded;
  try {
    const temporary = shortPath.test(tmpdir()) ? tmpdir() : "/tmp";
    const directory = await mkdtemp(path.join(temporary, "muster-"));
    await giveTo(user, directory);
    await record(place, directory);
    return directory;
  } catch (error) {
    if (error instanceof ClusterError) throw error;
    throw explainFileError("Cannot make a folder for the database's socket", error);
  }
}

export async function recordedSocketDirectory(place: Layout): Promise<string | undefined> {
  const text = await readFile(place.socketDirectory, "utf8").catch(() => "");
  const directory = text.trim();
  return shortPath.test(directory) ? directory : undefined;
}

/** Temporary folders are open to all: somebody else may have made the one we left. Then it is not ours to use. */
async function isOurs(directory: string, user: ServerUser): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 });
    await giveTo(user, directory);
    return true;
  } catch {
    const found = await lstat(directory).catch(() => undefined);
    const owner = user.identity?.uid ?? process.getuid?.();
    return found !== undefined && found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0;
  }
}

async function record(place: Layout, directory: string): Promise<void> {
  const fresh = `${place.socketDirectory}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, `${directory}\n`);
  await rename(fresh, place.socketDirectory);
}
