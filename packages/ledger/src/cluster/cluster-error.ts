/**
 * What can go wrong with the bundled PostgreSQL, as a closed set of codes.
 *
 * Every message says what was found and what the keeper can do; `--database URL` (an outside server) is always
 * one way out, so it is named wherever the cause cannot be cured from inside Muster.
 */
export type ClusterErrorCode =
  /** No PostgreSQL for this platform came with the npm install. */
  | "no-platform-package"
  | "disk-full"
  /** The folder was made by another major version of PostgreSQL. */
  | "newer-version"
  | "older-version"
  /** The folder cannot be made or written to. */
  | "not-writable"
  /** Another operating-system user owns the folder. */
  | "not-owner"
  /** Root may not become the user PostgreSQL has to run as. */
  | "cannot-change-user"
  /** The user PostgreSQL has to run as cannot reach the folder or the program. */
  | "unreachable-folder"
  /** The operating system does not know the user we run as. */
  | "unknown-user"
  /** A server that is not ours to reach holds the folder. */
  | "in-use"
  /** What is in the folder is not what we put there. */
  | "damaged"
  | "start-failed"
  | "stop-failed";

export class ClusterError extends Error {
  override readonly name = "ClusterError";
  readonly code: ClusterErrorCode;

  constructor(code: ClusterErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const outside = "or point Muster at a PostgreSQL 18 of your own with --database URL";

const causes: readonly { readonly says: RegExp; readonly code: ClusterErrorCode; readonly advice: string }[] = [
  {
    says: /No space left on device|Disk quota exceeded/,
    code: "disk-full",
    advice: "the disk is full: free some space and start again; what was recorded is safe",
  },
  {
    says: /could not look up effective user ID/,
    code: "unknown-user",
    advice: `this user id has no name on this machine: run as a user listed in /etc/passwd, ${outside}`,
  },
  {
    says: /error while loading shared libraries|No such file or directory.*lib/,
    code: "no-platform-package",
    advice: `the PostgreSQL that came with Muster does not run on this system: reinstall with npm ci, ${outside}`,
  },
  {
    says: /incompatible with server|not compatible with this version/,
    code: "newer-version",
    advice: "the data folder was made by another version of PostgreSQL: use the Muster that made it",
  },
  {
    says: /pre-existing shared memory block|is another postmaster|Address already in use/i,
    code: "in-use",
    advice: "another PostgreSQL still holds this data folder: wait until it has ended, or end it",
  },
  {
    says: /[Pp]ermission denied|Operation not permitted|Read-only file system|wrong ownership/,
    code: "not-writable",
    advice: `PostgreSQL may not write there: give the folder to its user, choose another with --data, ${outside}`,
  },
];

/** What a server says that ends because another is starting, ending or still dying. An empty note is one being written. */
const ANOTHER =
  /lock file ".*" (already exists|is empty)|pre-existing shared memory block|could not create lock file .*\.s\.PGSQL/;

/** Whether a server ended for another's sake: no fault, to be tried again. */
export function isAnotherServers(said: string): boolean {
  return ANOTHER.test(said);
}

/** The error for a PostgreSQL program that failed, from what it printed. */
export function explain(what: string, output: string, fallback: ClusterErrorCode): ClusterError {
  const printed = output.trim().split("\n").slice(-6).join("\n");
  const cause = causes.find(({ says }) => says.test(output));
  if (cause === undefined) return new ClusterError(fallback, `${what}. It said:\n${printed}`);
  return new ClusterError(cause.code, `${what}: ${cause.advice}. It said:\n${printed}`);
}

/** The same for an error of the file system. */
export function explainFileError(what: string, error: unknown): ClusterError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const known: ClusterErrorCode = code === "ENOSPC" || code === "EDQUOT" ? "disk-full" : "not-writable";
  const advice = known === "disk-full" ? "free some space" : `choose another folder with --data, ${outside}`;
  return new ClusterError(known, `${what} (${String(code)}): ${advice}`, { cause: error });
}
