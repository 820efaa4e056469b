/** `muster key …`: the register's key, under which the keys of people are wrapped. Only its id is ever shown. */
import { rotateKey } from "@muster/register";
import type { Command } from "commander";
import { WrongUse } from "../fault.ts";
import { withNode } from "../node-session.ts";
import { group, onRegister, type Place } from "../options.ts";
import { facts, tell } from "../tell.ts";

export function keyCommands(program: Command, says: string): void {
  const key = group(program, "key", says);
  onRegister(key, "status", "which key is in use, and what is wrapped under it", "muster key status").action(status);
  onRegister(
    key,
    "rotate",
    "a new key in the place of the old one, while nodes run; the old one is destroyed",
    "muster key rotate",
  ).action(rotate);
  onRegister(key, "protect", "puts the key under the passphrase in MUSTER_NEW_PASSPHRASE", "muster key protect").action(
    protect,
  );
}

async function status(place: Place): Promise<void> {
  const answer = await withNode(place, async ({ keyring, ledger }) => {
    const { current, former } = keyring.keys;
    // One for each person, and the node's own.
    const wrapped = await ledger.database.query<{ key: string; keys: number }>(
      "select register_key as key, count(*) as keys from person_key group by register_key order by register_key",
    );
    const { file, isUnderPassphrase: underPassphrase } = keyring;
    return { key: current.id, former: former.map(({ id }) => id), file, underPassphrase, wrapped };
  });
  tell(place, answer, facts);
}

async function rotate(place: Place): Promise<void> {
  const rotated = await withNode(place, ({ ledger, keyring }) => rotateKey(ledger.database, keyring));
  tell(place, rotated, (answer) =>
    [
      facts(answer),
      "The key in the safe is of no use any more: put a copy of the new one there, and on every other node of this register.",
      "What was erased before can no longer be opened from an old backup, unless somebody kept a copy of the old key.",
      "Backups made before this need that old key too: make a new backup now.",
    ].join("\n"),
  );
}

async function protect(place: Place): Promise<void> {
  const passphrase = process.env["MUSTER_NEW_PASSPHRASE"] ?? "";
  if (passphrase.length < LEAST_CHARACTERS)
    throw new WrongUse(`set MUSTER_NEW_PASSPHRASE to a passphrase of ${LEAST_CHARACTERS} characters or more`);
  const file = await withNode(place, async ({ keyring }) => keyring.protect(passphrase).file);
  tell(
    place,
    { file },
    () => `The key is in ${file}, under the passphrase. Start the node with MUSTER_PASSPHRASE set.`,
  );
}

/** Whoever has the file can try passphrases for as long as they like, each at the price of Argon2id. */
const LEAST_CHARACTERS = 16;
