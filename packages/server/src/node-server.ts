/** The server of a node, put together: its access journal, who signs in and how, the policies in force. */
import { createHmac, randomBytes } from "node:crypto";
import { THE_REGISTER } from "@muster/custody";
import { Identity, type Limits, type SignOnOptions, vaultOf } from "@muster/identity";
import { vaultKey } from "@muster/ledger";
import { AccessJournal, type Node, systemClock } from "@muster/register";
import type { Instant } from "@muster/record";
import type { FastifyInstance } from "fastify";
import { Officers } from "./access/officers.ts";
import { PolicyBook } from "./access/policy-book.ts";
import type { Bell } from "./bell.ts";
import type { Rates } from "./hardening/rates.ts";
import type { LogTarget } from "./logging.ts";
import { buildServer } from "./server.ts";
import type { OfficerOfExercise } from "./sign-in/walk-in.ts";

export interface NodeServerOptions {
  readonly node: Node;
  /** Where browsers find this node: `https://register.example`. */
  readonly origin: string;
  /** The clock of sessions and of the access journal; the system's unless a test brings its own. */
  readonly clock?: () => Instant;
  readonly signOn?: SignOnOptions;
  readonly bell?: Bell;
  readonly logTo?: LogTarget;
  readonly rates?: Rates;
  /** How long sign-in lasts and what it costs; as usual unless a test says otherwise. */
  readonly limits?: Partial<Limits>;
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
  const { node, origin, clock = systemClock, signOn, bell, logTo, rates, limits, app, walkIn } = options;
  const { register, ledger, signer, keyring, verifierKey } = node;
  const { database } = ledger;
  const journal = new AccessJournal({ ledger, signer, clock });
  const officers = new Officers(register);
  const key = await vaultKey(database, keyring);
  const vault = vaultOf(key);
  const state = await register.questions.subject("register", THE_REGISTER.id, await register.questions.moment());
  if (walkIn !== undefined && state?.exercise !== true)
    throw new Error("a register that is no exercise has no open door");
  const identity = new Identity({
    database,
    clock,
    random: randomBytes,
    vault,
    standing: async (officer, newest) => (await officers.inOffice(officer, newest))?.authority,
    origin,
    name: state?.name ?? "Muster",
    ...(signOn === undefined ? {} : { signOn }),
    ...(limits === undefined ? {} : { limits }),
    ...(walkIn === undefined ? {} : { walkIn: true }),
  });
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
