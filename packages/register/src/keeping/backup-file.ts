/**
 * A backup, format 2: one gzip file of lines, each a word, a space and JSON. First `backup` with what the whole must come
 * to; then each `entry` in order as it was hashed, with its `item`s, the `key`s of people made with it, wrapped, and its
 * `detail`s, sealed, and after it the `checkpoint` signed there; then what was `answered` under idempotency keys; then
 * the access journal: each `access` event with its `access-subjects`, its `access-checkpoint`s, and the `access-key` of its free
 * words, wrapped; last `end` with the digest of all lines before it. Every program that reads gzip and JSON can read it. It holds no key of the
 * register's: without that nobody can open the detail in it. (Format 1 held detail in the clear.)
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import type { EntryNumber, Instant, State } from "@muster/record";
import { BackupFault } from "./backup-fault.ts";
import { decoded, parse } from "./backup-lines.ts";

/** The only format this code writes and reads. */
export const BACKUP_FORMAT = 2;

export interface BackupHeader {
  readonly muster: "backup";
  readonly format: typeof BACKUP_FORMAT;
  readonly takenAt: Instant;
  readonly origin: string;
  /** The log's public key. */
  readonly verifierKey: string;
  /** Entries, and the signed checkpoint over all of them. */
  readonly size: number;
  readonly checkpoint: string;
  /** The ids of the register's keys under which the keys of people in it are wrapped. */
  readonly detailKeys: readonly string[];
  readonly balance: {
    readonly asOf: Instant;
    readonly knownAt: EntryNumber;
    readonly registered: number;
    readonly states: Readonly<Record<State, number>>;
  };
}

export const LINE_KINDS = [
  "backup",
  "entry",
  "item",
  "key",
  "detail",
  "checkpoint",
  "answered",
  "access-key",
  "access",
  "access-subjects",
  "access-checkpoint",
  "end",
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface Line {
  readonly kind: LineKind;
  readonly json: string;
}

/** A line as it is written. */
export function lineOf(kind: LineKind, json: string): string {
  return `${kind} ${json}\n`;
}

/** Longer than any entry, item or detail can be. */
const MAXIMUM_LINE_BYTES = 4 * 1_048_576;
const NEWLINE = 0x0a;

/** The header alone, before anything else of the file is believed. */
export async function readHeader(file: string): Promise<BackupHeader> {
  for await (const { json } of readLines(file)) return headerOf(decoded("header", json));
  throw new BackupFault("truncated", `${file} ends before it begins`);
}

/** The line has been held against its shape, which has every state. */
function headerOf({ balance, ...stated }: ReturnType<typeof decoded<"header">>): BackupHeader {
  const states = balance.states as unknown as BackupHeader["balance"]["states"];
  return { ...stated, muster: "backup", format: BACKUP_FORMAT, balance: { ...balance, states } };
}

/**
 * The lines of a backup, the header first and without the last, whose digest has been held against them by the time this
 * ends. Throws `BackupFault`.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  const digest = createHash("sha256");
  let before: LineKind | undefined;
  for await (const bytes of splitLines(file)) {
    if (before === "end") throw new BackupFault("damaged", `${file} goes on after its end`);
    const line = parseLine(bytes, before === undefined, file);
    before = line.kind;
    if (line.kind === "end") holdDigest(line, digest.digest("base64"), file);
    else {
      digest.update(bytes).update("\n");
      yield line;
    }
  }
  if (before !== "end") throw new BackupFault("truncated", `${file} has no end: part of it is missing`);
}

function parseLine(bytes: Buffer, isFirst: boolean, file: string): Line {
  const text = bytes.toString("utf8");
  const space = text.indexOf(" ");
  const kind = LINE_KINDS.find((known) => known === text.slice(0, space));
  if (isFirst && kind !== "backup") throw new BackupFault("not-a-backup", `${file} is not a backup of Muster`);
  if (kind === undefined || (kind === "backup") !== isFirst)
    throw new BackupFault("damaged", `${file} has a line of no known kind`);
  const line = { kind, json: text.slice(space + 1) };
  if (isFirst) checkFormat(line.json, file);
  return line;
}

function checkFormat(json: string, file: string): void {
  const { muster, format } = (parse(json) ?? {}) as { muster?: unknown; format?: unknown };
  if (muster !== "backup") throw new BackupFault("not-a-backup", `${file} is not a backup of Muster`);
  if (format === BACKUP_FORMAT) return;
  if (format === 1) {
    throw new BackupFault(
      "older-format",
      `${file} is a backup of format 1, with detail in the clear: restore it with the Muster that wrote it, and open that folder with this one, which seals it`,
    );
  }
  throw new BackupFault(
    "newer-format",
    `${file} is a backup of format ${String(format)}; this Muster reads format ${BACKUP_FORMAT}: use the Muster that wrote it`,
  );
}

function holdDigest({ json }: Line, computed: string, file: string): void {
  const { sha256 } = (parse(json) ?? {}) as { sha256?: unknown };
  if (sha256 !== computed) throw new BackupFault("damaged", `${file} is not what was written: its digest differs`);
}

/** Whole lines, without their line feeds. */
async function* splitLines(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of inflated(file)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
      yield bytes.subarray(from, end);
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > MAXIMUM_LINE_BYTES)
      throw new BackupFault("damaged", `${file} has a line longer than ${MAXIMUM_LINE_BYTES} bytes`);
  }
  if (rest.length > 0) throw new BackupFault("truncated", `${file} ends in the middle of a line`);
}

async function* inflated(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = createGunzip();
  source.on("error", (fault) => gunzip.destroy(fault));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk as Buffer;
  } catch (fault) {
    throw explainInflation(fault, file);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function explainInflation(fault: unknown, file: string): unknown {
  const code = fault instanceof Error && "code" in fault ? fault.code : undefined;
  if (code === "Z_BUF_ERROR")
    return new BackupFault("truncated", `${file} ends too early: part of it is missing`, { cause: fault });
  if (code === "Z_DATA_ERROR") return new BackupFault("damaged", `${file} is damaged, or no backup`, { cause: fault });
  return fault;
}
