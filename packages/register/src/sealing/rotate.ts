/**
 * A rotation: a new key takes the old one's place while nodes run. The file holds both until nothing is wrapped under the old
 * one; then that is destroyed, and with it every copy of a person's key that was ever wrapped under it: in old backups, in the
 * database's own log, on a stolen disk. So a rotation is what makes an erasure final.
 */
import { setTimeout as delay } from "node:timers/promises";
import { type Database, retireKey, rewrapKeys } from "@muster/ledger";
import type { FileKeyring } from "./file-keyring.ts";
import { KeyFault } from "./key-fault.ts";
import { newRegisterKey } from "./key-text.ts";

export interface Rotated {
  /** The id of the key in use from now on. */
  readonly key: string;
  /** The ids of those destroyed. */
  readonly destroyed: readonly string[];
  readonly rewrapped: number;
}

/**
 * Writers look at the file before each batch: those that were sealed before it changed are written by then, and what they wrapped
 * is wrapped anew with the rest.
 */
const SETTLING_MS = 2_000;
const MOST_ROUNDS = 20;
const PAUSE_MS = 500;

/** The advisory lock of whoever rotates: "KEYS" in ASCII. */
const ROTATION = 0x4b455953n;

/** Rotates, or ends a rotation that was interrupted before. One process at a time. Throws `KeyFault`. */
export async function rotateKey(database: Database, keyring: FileKeyring): Promise<Rotated> {
  const lock = await database.tryLock(ROTATION);
  if (lock === undefined) throw new KeyFault("rotation-unfinished", "another process rotates the key: wait for it");
  try {
    return await rotate(database, keyring);
  } finally {
    await lock.release();
  }
}

async function rotate(database: Database, keyring: FileKeyring): Promise<Rotated> {
  keyring.refresh();
  if (keyring.keys.former.length === 0) {
    const { current } = keyring.keys;
    keyring.replace({ current: newRegisterKey(), former: [current] });
  }
  const { current, former } = keyring.keys;
  let rewrapped = await rewrapKeys(database, keyring);
  await delay(SETTLING_MS);
  for (const { id } of former) {
    for (let round = 1; ; round += 1) {
      rewrapped += await rewrapKeys(database, keyring);
      if (await retireKey(database, id)) break;
      if (round === MOST_ROUNDS) {
        const says = `something goes on wrapping keys under ${id}: nothing was destroyed`;
        throw new KeyFault("rotation-unfinished", `${says}. Stop every process on this register and rotate again.`);
      }
      await delay(PAUSE_MS);
    }
  }
  keyring.replace({ current, former: [] });
  return { key: current.id, destroyed: former.map(({ id }) => id), rewrapped };
}
