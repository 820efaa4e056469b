/**
 * Where things stand in a cluster's folder, `<data folder>/postgres`:
 *
 *     data/               what PostgreSQL calls its data directory; belongs to the server's user
 *     libraries/          links to shared libraries (see binaries.ts)
 *     credentials.json    the passwords of the roles; belongs to the user who runs Muster, mode 0600
 *     socket-directory    where the socket is, in one line
 *     start.log           what the server said before its own log opened
 *
 * The folder appears by one rename when all that a first start needs is in it. If it is there, it is whole.
 */
import path from "node:path";

export interface Layout {
  readonly folder: string;
  readonly data: string;
  readonly libraries: string;
  readonly credentials: string;
  readonly socketDirectory: string;
  readonly startLog: string;
}

export function layout(folder: string): Layout {
  const within = (name: string): string => path.join(folder, name);
  return {
    folder,
    data: within("data"),
    libraries: within("libraries"),
    credentials: within("credentials.json"),
    socketDirectory: within("socket-directory"),
    startLog: within("start.log"),
  };
}
