/** `muster backup FILE` and `muster restore FILE`: a restore proves itself, for balance and checkpoint must match. */
import { readFile } from "node:fs/promises";
import { refuse } from "@muster/custody";
import { backup, BackupFault, restore } from "@muster/register";
import type { Command } from "commander";
import { Refused } from "../fault.ts";
import { noteKeeper, noteLogKey } from "../keeper-note.ts";
import { withNode } from "../node-session.ts";
import { recordReading } from "../recorded.ts";
import { onRegister, type Place } from "../options.ts";
import { facts, tell } from "../tell.ts";

interface RestoreCommandOptions extends Place {
  readonly nodeKey?: string;
  readonly key?: string;
  readonly detailKey?: string;
}

export function backupCommand(program: Command, says: string): void {
  onRegister(program, "backup <file>", says, "muster backup /media/safe/2026-01-31.muster").action(
    async (file: string, place: Place) => {
      const { header, bytes } = await refusing(place, () =>
        withNode(place, async (node) => {
          await recordReading(node, {}, { kind: "backup.made" });
          return backup(node, file);
        }),
      );
      const { size, takenAt, balance } = header;
      tell(place, {
        file,
        bytes,
        entries: size,
        takenAt,
        registered: balance.registered,
        checkpoint: header.checkpoint,
      });
    },
  );
}

export function restoreCommand(program: Command, says: string): void {
  onRegister(
    program,
    "restore <file>",
    says,
    "muster restore 2026-01-31.muster --data restored --node-key node-key.seed --detail-key detail-key",
  )
    .option("--node-key <file>", "the node's secret key; without it the log goes on under a new key")
    .option("--detail-key <file>", "the register's key, which no backup holds: detail-key or detail-key.sealed")
    .option("--key <vkey>", "the log's public key as you know it, or a file that holds it")
    .action(async (file: string, { nodeKey, key, detailKey, ...place }: RestoreCommandOptions) => {
      const passphrase = process.env["MUSTER_PASSPHRASE"];
      const verifierKey = key === undefined || key.includes("+") ? key : (await readFile(key, "utf8")).trim();
      const { header, ...restored } = await refusing(place, () =>
        restore(file, {
          directory: place.data,
          ...(nodeKey === undefined ? {} : { key: nodeKey }),
          ...(detailKey === undefined ? {} : { detailKey }),
          ...(passphrase === undefined ? {} : { passphrase }),
          ...(verifierKey === undefined ? {} : { verifierKey }),
          log: (message) => process.stderr.write(`${message}\n`),
        }),
      );
      await noteAnew(place.data);
      tell(
        place,
        { directory: place.data, entries: header.size, registered: header.balance.registered, ...restored },
        facts,
      );
    });
}

/** A backup holds no notes of the folder it was made in: whoever opened the register acts, and readings are recorded as theirs. */
async function noteAnew(data: string): Promise<void> {
  await withNode({ data }, async ({ register, directory, verifierKey }) => {
    const opened = await register.entry(0);
    if (opened !== undefined) await noteKeeper(directory, opened.entry.by);
    await noteLogKey(directory, verifierKey);
  });
}

async function refusing<T>({ json }: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    if (!(fault instanceof BackupFault)) throw fault;
    throw new Refused(refuse("conflict", fault.code, fault.message, "Nothing was left behind."), json === true);
  }
}
