/**
 * A cluster made before there were viewers has no role for them, and none of its roles may make one. While its server is
 * down, single-user mode can. The passwords are written last: until they are there, the next start does it all again.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import { ClusterError, explain, explainFileError } from "./cluster-error.ts";
import { type Credentials, type CredentialsBefore, newPassword, replaceCredentials } from "./credentials.ts";
import { databaseName, inSingleUserMode } from "./initialise.ts";
import type { Layout } from "./layout.ts";
import { isAlive, readPostmaster } from "./postmaster.ts";
import { runAs, type ServerUser, withReach } from "./server-user.ts";
import { hostBasedAuthentication } from "./settings.ts";

interface StoppedServer {
  readonly place: Layout;
  readonly binaries: Binaries;
  readonly user: ServerUser;
  readonly environment: Record<string, string>;
  readonly log: (message: string) => void;
}

/** Makes the role, lets it connect, and keeps its password. Throws `in-use` while another process runs the server. */
export async function addReader(server: StoppedServer, before: CredentialsBefore): Promise<Credentials> {
  const { place, binaries, environment, log } = server;
  const running = await readPostmaster(place);
  if (running !== undefined && isAlive(running.pid)) {
    throw new ClusterError(
      "in-use",
      `The database in ${place.folder} was made by an earlier Muster, and must be stopped once to be brought up to this ` +
        "version: stop every other Muster on this folder and start again",
    );
  }
  log("Adding the role for readers");
  const credentials = { ...before, reader: newPassword() };
  const user = await withReach(server.user, [binaries.postgres, "--version"], place.data, environment);
  const command = [binaries.postgres, "--single", "-D", place.data, "-c", "scram_iterations=1", "-j", "postgres"];
  const outcome = await runAs(user, command, { environment, input: script(credentials.reader) });
  if (outcome.code !== 0) throw explain("Could not add the role for readers", outcome.output, "start-failed");
  try {
    // The file is the server's already: writing keeps its owner.
    await writeFile(path.join(place.data, "pg_hba.conf"), hostBasedAuthentication);
    await replaceCredentials(place.credentials, credentials);
  } catch (error) {
    throw explainFileError(`Cannot write to the database's folder ${place.folder}`, error);
  }
  return credentials;
}

function script(password: string): string {
  return [
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'muster_reader') THEN CREATE ROLE muster_reader LOGIN; END IF; END $$",
    `ALTER ROLE muster_reader PASSWORD '${password}'`,
    `GRANT CONNECT ON DATABASE ${databaseName} TO muster_reader`,
  ]
    .map(inSingleUserMode)
    .join("");
}
