/**
 * A file of rolls as bytes on a disk: plain or gzipped CSV in UTF-8, read once from beginning to end and never held
 * whole. Every byte of it is somebody else's: what is not as it should be is refused by row or by byte.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { createGunzip } from "node:zlib";
import { CsvRecords } from "./csv-records.ts";
import { stopAtRow, stopFile } from "./stopped.ts";
import { Utf8Text } from "./utf8-text.ts";

const CHUNK_BYTES = 65_536;
const GZIP = [0x1f, 0x8b];
const BYTE_ORDER_MARK = "\uFEFF";

/** What a file is known by: its name, and the SHA-256 of its bytes as they were sent. */
export interface FileIdentity {
  readonly file: string;
  /** Base64. */
  readonly digest: string;
}

/** Hashes the file's bytes; for the size of a gzipped file that is a hundredth of what reading its rows costs. */
export async function identify(file: string): Promise<FileIdentity> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) hash.update(chunk as Buffer);
  } catch (fault) {
    unreadable(file, fault);
  }
  return { file: path.basename(file).slice(0, 300), digest: hash.digest("base64") };
}

/** Some records that follow one another; the first of them is row `firstRow`. */
export interface Records {
  readonly firstRow: number;
  readonly records: readonly string[][];
}

/** The file's records from the header on. Whatever comes before a fault is given out before it is thrown. */
export async function* readRecords(file: string): AsyncGenerator<Records> {
  const text = new Utf8Text();
  const csv = new CsvRecords();
  let isFirst = true;
  for await (const chunk of bytesOf(file)) {
    if (isFirst) refuseUtf16(chunk);
    const { text: piece, brokenAt } = text.push(chunk);
    const clean = isFirst && piece.startsWith(BYTE_ORDER_MARK) ? piece.slice(1) : piece;
    isFirst = false;
    if (clean.includes("\0")) yield* upToNul(csv, clean);
    yield { firstRow: csv.nextRow, records: csv.push(clean) };
    if (brokenAt !== undefined) notUtf8(csv.nextRow, brokenAt);
  }
  const { brokenAt } = text.end();
  if (brokenAt !== undefined) notUtf8(csv.nextRow, brokenAt);
  yield { firstRow: csv.nextRow, records: csv.end() };
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  try {
    const stream = (await isGzipped(file)) ? source.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : source;
    // A pipe does not hand on what befalls its source.
    source.once("error", (fault) => stream.destroy(fault));
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (fault) {
    unreadable(file, fault);
  } finally {
    source.destroy();
  }
}

async function isGzipped(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0);
    return bytesRead === GZIP.length && GZIP.every((byte, index) => buffer[index] === byte);
  } finally {
    await handle.close();
  }
}

/** What the system or zlib says of the file, in words; a fault of another kind is thrown on. */
function unreadable(file: string, fault: unknown): never {
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : "";
  if (code === "ENOENT") stopFile("file-not-found", `There is no file ${file}.`, "Check the name.", { file });
  if (code === "EISDIR") stopFile("file-is-a-folder", `${file} is a folder.`, "Name the file.", { file });
  if (code === "EACCES")
    stopFile("file-not-readable", `${file} may not be read.`, "Give the right to read it.", { file });
  if (code === "Z_BUF_ERROR") {
    stopFile(
      "gzip-truncated",
      "The gzipped file ends before its end.",
      "Fetch the file again, whole; the import goes on where it stopped.",
      { file },
    );
  }
  if (code.startsWith("Z_")) {
    stopFile(
      "gzip-damaged",
      "The gzipped file is damaged.",
      "Fetch the file again; the import goes on where it stopped.",
      {
        file,
      },
    );
  }
  throw fault;
}

function refuseUtf16(bytes: Buffer): void {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    stopFile("encoding-utf-16", "The file is in UTF-16.", "Save it as UTF-8.", { byte: 0 });
  }
}

function* upToNul(csv: CsvRecords, piece: string): Generator<Records> {
  yield { firstRow: csv.nextRow, records: csv.push(piece.slice(0, piece.indexOf("\0"))) };
  stopAtRow(csv.nextRow, undefined, "encoding-nul", "holds a zero byte, which is no text.", "Save the file as UTF-8.");
}

function notUtf8(row: number, byte: number): never {
  return stopAtRow(
    row,
    undefined,
    "encoding-not-utf-8",
    `byte ${byte} of the text is not UTF-8.`,
    "Save the file as UTF-8; it may be in Windows-1252 or Latin-1 now.",
  );
}
