/** The keys a node opens with: those in its folder, which must be those that the register's detail is sealed under. */
import { type Database, keysNotIn } from "@muster/ledger";
import { FileKeyring } from "./file-keyring.ts";
import { KeyFault } from "./key-fault.ts";

/**
 * Opens a folder's keys; makes the first for a register that has no sealed detail yet. Throws `KeyFault` for a folder whose
 * keys are not the register's: with a new one, what is there could never be opened.
 */
export async function openKeyring(database: Database, directory: string, passphrase?: string): Promise<FileKeyring> {
  const keyring = FileKeyring.open(directory, passphrase);
  const held = keyring === undefined ? [] : [keyring.keys.current, ...keyring.keys.former];
  const lacking = await keysNotIn(
    database,
    held.map(({ id }) => id),
  );
  if (lacking.length === 0) return keyring ?? FileKeyring.create(directory, passphrase);
  const remedy =
    "Put the register's own detail-key (or detail-key.sealed) into the folder, from the safe, and start again.";
  if (keyring === undefined) {
    throw new KeyFault(
      "detail-key-missing",
      `${directory} has no detail-key, and detail of this register is sealed under key ${lacking.join(", ")}. ${remedy}`,
    );
  }
  throw new KeyFault(
    "detail-key-wrong",
    `${keyring.file} holds key ${held.map(({ id }) => id).join(", ")}; detail of this register is sealed under key ${lacking.join(", ")}. ${remedy}`,
  );
}
