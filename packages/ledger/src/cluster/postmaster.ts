/**
 * The server's own note of itself, `postmaster.pid`: who runs, and where its socket is.
 *
 * A note left by a server that was killed is replaced by PostgreSQL at the next start, except where its process id
 * now belongs to another program: common in containers, where ids start anew. PostgreSQL cannot tell and refuses to
 * start; we look at what that program is.
 */
import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Layout } from "./layout.ts";

export interface Postmaster {
  readonly pid: number;
  readonly socketDirectory: string | undefined;
}

/** Lines of the file, as PostgreSQL's miscadmin.h numbers them from one. */
const pidLine = 1;
const socketDirectoryLine = 5;

export async function readPostmaster(place: Layout): Promise<Postmaster | undefined> {
  const text = await readFile(noteOf(place), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[pidLine - 1] ?? "", 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  const socketDirectory = lines[socketDirectoryLine - 1]?.trim();
  return { pid, socketDirectory: socketDirectory === "" ? undefined : socketDirectory };
}

/** Takes away a note whose process id belongs to a program that is no PostgreSQL at all. Linux only. */
export async function removeMistakenNote(place: Layout): Promise<void> {
  const postmaster = await readPostmaster(place);
  if (postmaster === undefined) return;
  const command = await readFile(`/proc/${postmaster.pid}/cmdline`, "utf8").catch(() => "");
  // No such program, or none we may look at: PostgreSQL decides that by itself.
  if (command === "" || isPostgres(command)) return;

  // Moved aside and looked at again: should another process have started the server just now, its note goes back.
  const aside = `${noteOf(place)}.${randomBytes(6).toString("hex")}`;
  await rename(noteOf(place), aside).catch(() => {});
  const moved = Number.parseInt(await readFile(aside, "utf8").catch(() => ""), 10);
  if (Number.isSafeInteger(moved) && moved !== postmaster.pid) await link(aside, noteOf(place));
  await rm(aside, { force: true });
}

/** A server's command line begins with the program's path, its children's with `postgres:` and what they do. */
function isPostgres(command: string): boolean {
  return /^postgres(:|$)/.test(path.basename(command.split("\0")[0] ?? ""));
}

function noteOf(place: Layout): string {
  return path.join(place.data, "postmaster.pid");
}

/** Whether there is a process of this id, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
