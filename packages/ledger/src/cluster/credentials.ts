/**
 * The passwords of the two database roles.
 *
 * The socket's folder is private, but as root the server shares its user with other programs that run as that user;
 * a password in a file only the runner of Muster can read keeps them out. Peer authentication would need the names
 * of everybody who may run Muster in the server's own files, and fails in containers whose user has no name.
 */
import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { ClusterError, explainFileError } from "./cluster-error.ts";

export interface Credentials {
  /** `muster_owner`: owns the schema and runs migrations. */
  readonly owner: string;
  /** `muster_app`: reads, and appends what it has been granted to append. */
  readonly application: string;
}

export function newCredentials(): Credentials {
  const password = (): string => randomBytes(32).toString("base64url");
  return { owner: password(), application: password() };
}

export async function writeCredentials(file: string, credentials: Credentials): Promise<void> {
  await writeFile(file, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: "wx", flush: true });
}

export async function readCredentials(file: string): Promise<Credentials> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw explainFileError(`Cannot read the database passwords in ${file}`, error);
  });
  try {
    const value: unknown = JSON.parse(text);
    if (isCredentials(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ClusterError("damaged", `${file} does not hold the two database passwords: restore it from a backup`);
}

function isCredentials(value: unknown): value is Credentials {
  if (typeof value !== "object" || value === null) return false;
  if (!("owner" in value) || !("application" in value)) return false;
  return typeof value.owner === "string" && typeof value.application === "string";
}
