/**
 * The backup: everything that is kept and cannot be derived, in one file, while the node goes on. It is written beside its
 * place and moved there when it is whole and on disk, so that a file of that name is a backup or is not there.
 */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { ERASED, RETENTION_APPLIED } from "@muster/custody";
import { KEYED_DETAIL, keysNotIn, type Ledger, type PersonKeyRow, type SealedDetailRow } from "@muster/ledger";
import { base64, type Instant } from "@muster/record";
import { accessLines } from "../access/backup.ts";
import type { Node } from "../node/node.ts";
import { systemClock } from "../register.ts";
import { BackupFault } from "./backup-fault.ts";
import { BACKUP_FORMAT, type BackupHeader, lineOf } from "./backup-file.ts";

export interface BackedUp {
  readonly header: BackupHeader;
  readonly bytes: number;
}

/** Some of an entry's items may be megabytes. */
const BATCH = 250;
/** Little more than the time it takes to read: a backup is made often. */
const COMPRESSION = { level: 3 } as const;

/** Backs the register up as far as its newest checkpoint. Throws `BackupFault`; then no file is left. */
export async function backup(
  node: Pick<Node, "register" | "ledger" | "signer" | "verifierKey">,
  file: string,
): Promise<BackedUp> {
  if (await exists(file))
    throw new BackupFault("file-exists", `${file} is there already: a backup is never written over`);
  const header = await headerOf(node);
  const part = `${file}.${process.pid}.part`;
  try {
    const lines = Readable.from(gathered(linesOf(node.ledger, header)));
    await pipeline(lines, createGzip(COMPRESSION), createWriteStream(part, { flags: "wx", mode: 0o600, flush: true }));
    await rename(part, file);
  } catch (fault) {
    await rm(part, { force: true });
    throw fault;
  }
  await settleFolder(path.dirname(path.resolve(file)));
  return { header, bytes: (await stat(file)).size };
}

async function headerOf({
  register,
  ledger,
  signer,
  verifierKey,
}: Parameters<typeof backup>[0]): Promise<BackupHeader> {
  const checkpoint = await ledger.checkpoint();
  const last = checkpoint === undefined ? undefined : await recordedAt(ledger, checkpoint.size - 1);
  if (checkpoint === undefined || last === undefined)
    throw new BackupFault("register-empty", "the register holds nothing to back up");
  const { asOf, knownAt, registered, states } = await register.balance({ asOf: last, knownAt: checkpoint.size - 1 });
  return {
    muster: "backup",
    format: BACKUP_FORMAT,
    takenAt: systemClock(),
    origin: signer.name,
    verifierKey,
    size: checkpoint.size,
    checkpoint: checkpoint.note,
    detailKeys: await keysNotIn(ledger.database, []),
    balance: { asOf, knownAt, registered, states },
  };
}

async function recordedAt(ledger: Ledger, number: number): Promise<Instant | undefined> {
  return (await ledger.entries([number])).get(number)?.entry.recordedAt;
}

/**
 * The record is only ever added to, so each part of it may be read at its own moment; detail is not, and where some was
 * destroyed or a key was rotated meanwhile the backup is refused.
 */
async function* linesOf(ledger: Ledger, header: BackupHeader): AsyncGenerator<string> {
  yield lineOf("backup", JSON.stringify(header));
  const { database } = ledger;
  const keyed = new Set<string>();
  const entries = database.stream<{ number: number; entry: string; items: string | null }>(
    "select number, entry, items from journal where number < $1 order by number",
    [header.size],
    BATCH,
  );
  for await (const batch of entries) {
    const range = [batch[0]?.number ?? 0, (batch.at(-1)?.number ?? 0) + 1] as const;
    const [details, checkpoints] = await Promise.all([detailsIn(database, range), checkpointsIn(database, range)]);
    for (const { number, entry, items } of batch) {
      yield lineOf("entry", entry);
      for (const item of items?.split("\n") ?? []) yield lineOf("item", item);
      yield* detailLines(details.get(number) ?? [], keyed);
      const note = checkpoints.get(number + 1);
      if (note !== undefined) yield lineOf("checkpoint", JSON.stringify({ size: number + 1, note }));
    }
  }
  const answered = database.stream<{ key: string; request: Uint8Array; number: number | null; refusal: unknown }>(
    "select key, request, number, refusal from answered where number is null or number < $1",
    [header.size],
    BATCH,
  );
  for await (const batch of answered) {
    for (const { request, ...row } of batch)
      yield lineOf("answered", JSON.stringify({ ...row, request: base64(request) }));
  }
  yield* accessLines(database);
  await holdUnchanged(ledger, header);
}

type KeyedRow = SealedDetailRow & PersonKeyRow;

async function detailsIn(
  database: Ledger["database"],
  range: readonly [number, number],
): Promise<Map<number, KeyedRow[]>> {
  const rows = await database.query<KeyedRow>(
    `select ${KEYED_DETAIL}, detail.kind from detail join person_key using (person)
     where detail.entry >= $1 and detail.entry < $2 order by detail.entry, detail.person, detail.ordinal`,
    range,
  );
  return Map.groupBy(rows, ({ entry }) => entry);
}

/** An entry's details; before the first of each person, that person's key. */
function* detailLines(details: readonly KeyedRow[], keyed: Set<string>): Generator<string> {
  for (const { wrapped, registerKey, createdEntry, sealed, ...detail } of details) {
    const { person } = detail;
    if (!keyed.has(person)) {
      keyed.add(person);
      yield lineOf("key", JSON.stringify({ person, wrapped: base64(wrapped), registerKey, createdEntry }));
    }
    yield lineOf("detail", JSON.stringify({ ...detail, sealed: base64(sealed) }));
  }
}

/** What was destroyed while the backup was made would be missing from it, without the entry that says so. */
async function holdUnchanged({ database }: Ledger, { size, detailKeys }: BackupHeader): Promise<void> {
  const [erased] = await database.query("select from journal where number >= $1 and kind in ($2, $3) limit 1", [
    size,
    ERASED,
    RETENTION_APPLIED,
  ]);
  const others = await keysNotIn(database, detailKeys);
  if (erased === undefined && others.length === 0) return;
  const what = erased === undefined ? "the register's key was rotated" : "detail was erased";
  throw new BackupFault("changed-meanwhile", `${what} while the backup was made: make it again`);
}

async function checkpointsIn(
  database: Ledger["database"],
  [from, to]: readonly [number, number],
): Promise<Map<number, string>> {
  const rows = await database.query<{ size: number; note: string }>(
    "select size, note from checkpoint where size > $1 and size <= $2",
    [from, to],
  );
  return new Map(rows.map(({ size, note }) => [size, note]));
}

const PIECE_CHARACTERS = 65_536;

/** Lines in larger pieces, and after the last the digest of them all. */
async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const digest = createHash("sha256");
  let piece = "";
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE_CHARACTERS) continue;
    const bytes = Buffer.from(piece);
    digest.update(bytes);
    yield bytes;
    piece = "";
  }
  digest.update(piece);
  yield Buffer.from(piece + lineOf("end", JSON.stringify({ sha256: digest.digest("base64") })));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A rename is on disk when its folder is. */
async function settleFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
