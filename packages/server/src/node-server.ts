/** The server of a node, put together: who signs in and how, the access journal, the policies in force. */
import { createHmac } from "node:crypto";
import type { Identity } from "@muster/identity";
import type { AccessJournal, Node } from "@muster/register";
import type { FastifyInstance } from "fastify";
import { PolicyBook } from "./access/policy-book.ts";
import type { Bell } from "./bell.ts";
import { type DoorOptions, openDoor } from "./door.ts";
import type { Rates } from "./hardening/rates.ts";
import type { LogTarget } from "./logging.ts";
import { buildServer } from "./server.ts";
import type { OfficerOfExercise } from "./sign-in/walk-in.ts";

export interface NodeServerOptions extends Omit<DoorOptions, "walkIn"> {
  readonly bell?: Bell;
  readonly logTo?: LogTarget;
  readonly rates?: Rates;
  /**
   * Lets anybody in as any officer, with the exercise's keys by authority to sign receipts with: for a demonstration of an
   * exercise. Throws where the register is none.
   */
  readonly walkIn?: { readonly keys: ReadonlyMap<string, string> };
  /** The folder with the built application; the API alone where absent. */
  readonly app?: string;
}

export interface NodeServer {
  readonly server: FastifyInstance;
  readonly identity: Identity;
  readonly journal: AccessJournal;
  close(): Promise<void>;
}

export async function openServer(options: NodeServerOptions): Promise<NodeServer> {
  const { node, bell, logTo, rates, app, walkIn, ...ofDoor } = options;
  const { register, verifierKey } = node;
  const door = await openDoor({ node, ...ofDoor, ...(walkIn === undefined ? {} : { walkIn: true }) });
  const { identity, journal, officers, vault, key } = door;
  const server = await buildServer({
    register,
    verifierKey,
    journal,
    identity,
    officers,
    policies: await PolicyBook.open(register),
    vault,
    keyed: (message) => createHmac("sha256", key).update("counts").update(message).digest(),
    ...(bell === undefined ? {} : { bell }),
    ...(logTo === undefined ? {} : { logTo }),
    ...(rates === undefined ? {} : { rates }),
    ...(app === undefined ? {} : { app }),
    ...(walkIn === undefined
      ? {}
      : {
          walkIn: async () => ({
            officers: await officersInOffice(register),
            keys: Object.fromEntries(walkIn.keys),
          }),
        }),
  });
  return {
    server,
    identity,
    journal,
    async close() {
      await server.close();
      await journal.close();
    },
  };
}

async function officersInOffice({ questions }: Node["register"]): Promise<readonly OfficerOfExercise[]> {
  const moment = await questions.moment();
  const [officers, authorities] = await Promise.all([
    questions.subjects("officer", moment),
    questions.subjects("authority", moment),
  ]);
  return [...officers.values()]
    .filter(({ endedAt }) => endedAt === undefined)
    .map(({ code, title, authority, roles }) => ({
      officer: code,
      title,
      authority: { code: authority, name: authorities.get(authority)?.name ?? authority },
      roles: [...roles],
    }));
}
