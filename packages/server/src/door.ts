/**
 * Who comes in at a node, and how: identity over the officers of the register, and the access journal beside it. A node's server
 * is built on it, and the command line opens it alone, to let officers in and put them out; so nothing here speaks HTTP.
 */
import { randomBytes } from "node:crypto";
import { THE_REGISTER } from "@muster/custody";
import { Identity, type Limits, type SignOnOptions, vaultOf } from "@muster/identity";
import { vaultKey } from "@muster/ledger";
import { AccessJournal, type Node, systemClock } from "@muster/register";
import type { Instant } from "@muster/record";
import { Officers } from "./access/officers.ts";

export interface DoorOptions {
  readonly node: Node;
  /** Where browsers find this node: `https://register.example`. */
  readonly origin: string;
  /** The clock of sessions and of the access journal; the system's unless a test brings its own. */
  readonly clock?: () => Instant;
  readonly signOn?: SignOnOptions;
  /** How long sign-in lasts and what it costs; as usual unless a test says otherwise. */
  readonly limits?: Partial<Limits>;
  /** Lets anybody in as any officer, for an exercise. Throws where the register is none. */
  readonly walkIn?: true;
}

export interface Door {
  readonly identity: Identity;
  readonly journal: AccessJournal;
  readonly officers: Officers;
  /** What seals the secrets that are kept of officers. */
  readonly vault: ReturnType<typeof vaultOf>;
  /** The key under which that vault is. */
  readonly key: Awaited<ReturnType<typeof vaultKey>>;
}

/** Close its journal when done. */
export async function openDoor(options: DoorOptions): Promise<Door> {
  const { node, origin, clock = systemClock, signOn, limits, walkIn } = options;
  const { register, ledger, signer, keyring } = node;
  const journal = new AccessJournal({ ledger, signer, clock });
  const officers = new Officers(register);
  const key = await vaultKey(ledger.database, keyring);
  const vault = vaultOf(key);
  const state = await register.questions.subject("register", THE_REGISTER.id, await register.questions.moment());
  if (walkIn !== undefined && state?.exercise !== true)
    throw new Error("a register that is no exercise has no open door");
  const identity = new Identity({
    database: ledger.database,
    clock,
    random: randomBytes,
    vault,
    standing: async (officer, newest) => (await officers.inOffice(officer, newest))?.authority,
    origin,
    name: state?.name ?? "Muster",
    ...(signOn === undefined ? {} : { signOn }),
    ...(limits === undefined ? {} : { limits }),
    ...(walkIn === undefined ? {} : { walkIn }),
  });
  return { identity, journal, officers, vault, key };
}
