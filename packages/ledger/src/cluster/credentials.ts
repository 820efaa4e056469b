/**
 * The passwords of the three database roles.
 *
 * The socket's folder is private, but as root the server shares its user with other programs that run as that user;
 * a password in a file only the runner of Muster can read keeps them out. Peer authentication would need the names
 * of everybody who may run Muster in the server's own files, and fails in containers whose user has no name.
 */
import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { ClusterError, explainFileError } from "./cluster-error.ts";

export interface Credentials {
  /** `muster_owner`: owns the schema and runs migrations. */
  readonly owner: string;
  /** `muster_app`: reads, and appends what it has been granted to append. */
  readonly application: string;
  /** `muster_reader`: reads what row security shows the viewer it names. */
  readonly reader: string;
}

/** Of a cluster made before there were viewers: `addReader` completes them. */
export type CredentialsBefore = Omit<Credentials, "reader">;

export function newCredentials(): Credentials {
  return { owner: newPassword(), application: newPassword(), reader: newPassword() };
}

export function newPassword(): string {
  return randomBytes(32).toString("base64url");
}

export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
}

/** Written beside and renamed: whoever reads finds the old ones or the new. */
export async function replaceCredentials(file: string, credentials: Credentials): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeCredentials(fresh, credentials);
  await rename(fresh, file);
}

export async function readCredentials(file: string): Promise<Credentials | CredentialsBefore> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw explainFileError(`Cannot read the database passwords in ${file}`, error);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (isCredentials(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ClusterError("damaged", `${file} does not hold the database passwords: restore it from a backup`);
}

function isCredentials(value: unknown): value is Credentials | CredentialsBefore {
  if (typeof value !== "object" || value === null) return false;
  if (!("owner" in value) || !("application" in value)) return false;
  if (typeof value.owner !== "string" || typeof value.application !== "string") return false;
  return !("reader" in value) || typeof value.reader === "string";
}
