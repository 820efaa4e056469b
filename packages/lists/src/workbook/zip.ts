/**
 * The parts of a ZIP file (APPNOTE 6.3.10), read by place: the index at its end, then each part unpacked in pieces as it is
 * asked for. Nothing of it is written anywhere. What it says of its sizes is not believed: what comes out is counted.
 */
import { createInflateRaw } from "node:zlib";
import { ListFault } from "../list-fault.ts";
import { chunksOf, type ListSource } from "../source/source.ts";

export interface ZipPart {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly headerAt: number;
}

interface ZipLimits {
  readonly parts: number;
  /** Of one part, unpacked. */
  readonly partBytes: number;
  /** How many times its packed size a part of more than `freeBytes` may be. */
  readonly ratio: number;
  readonly freeBytes: number;
}

/** A full sheet of a million rows is under 2 GB and packs ten- to fortyfold; what packs three hundredfold says one thing over and over. */
const ZIP_LIMITS: ZipLimits = {
  parts: 10_000,
  partBytes: 4 * 2 ** 30,
  ratio: 300,
  freeBytes: 16 * 2 ** 20,
};

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const INDEX_SIGNATURE = 0x02014b50;
const INDEX_BYTES = 46;
const HEADER_SIGNATURE = 0x04034b50;
const HEADER_BYTES = 30;
const LARGEST_INDEX = 16 * 2 ** 20;
const STORED = 0;
const DEFLATED = 8;

/** Its parts by name. Throws ListFault where it is cut short, or is more than a workbook can be. */
export async function zipParts(
  source: ListSource,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<ReadonlyMap<string, ZipPart>> {
  const { count, at, size } = await endOf(source);
  if (count > limits.parts || size > LARGEST_INDEX) {
    throw tooLarge(`It has ${count} parts.`, { file: source.name, parts: count });
  }
  const index = await source.read(at, size);
  const view = new DataView(index.buffer, index.byteOffset, index.length);
  const parts = new Map<string, ZipPart>();
  for (let from = 0, read = 0; read < count; read += 1) {
    if (from + INDEX_BYTES > index.length || view.getUint32(from, true) !== INDEX_SIGNATURE) throw broken(source.name);
    const nameLength = view.getUint16(from + 28, true);
    const name = new TextDecoder().decode(index.subarray(from + INDEX_BYTES, from + INDEX_BYTES + nameLength));
    parts.set(name, {
      name,
      isEncrypted: (view.getUint16(from + 8, true) & 1) === 1,
      method: view.getUint16(from + 10, true),
      packed: view.getUint32(from + 20, true),
      unpacked: view.getUint32(from + 24, true),
      headerAt: view.getUint32(from + 42, true),
    });
    from += INDEX_BYTES + nameLength + view.getUint16(from + 30, true) + view.getUint16(from + 32, true);
  }
  return parts;
}

/** One part unpacked, a piece at a time: whoever stops asking stops the unpacking. */
export async function* unpack(
  source: ListSource,
  part: ZipPart,
  limits: ZipLimits = ZIP_LIMITS,
): AsyncGenerator<Uint8Array> {
  const header = await source.read(part.headerAt, HEADER_BYTES);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  if (header.length < HEADER_BYTES || view.getUint32(0, true) !== HEADER_SIGNATURE) throw broken(source.name);
  if (part.isEncrypted || (part.method !== STORED && part.method !== DEFLATED)) throw broken(source.name);
  const from = part.headerAt + HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = chunksOf(source, from, Math.min(source.size, from + part.packed));
  let unpacked = 0;
  for await (const piece of part.method === STORED ? packed : inflated(packed, source.name)) {
    unpacked += piece.length;
    const isBomb = unpacked > limits.freeBytes && unpacked > part.packed * limits.ratio;
    if (isBomb || unpacked > limits.partBytes) {
      throw tooLarge(`${part.name} unpacks into more than ${unpacked} bytes from ${part.packed}.`, {
        file: source.name,
        part: part.name,
        packed: part.packed,
      });
    }
    yield piece;
  }
  if (unpacked === 0 && part.unpacked > 0) throw broken(source.name);
}

async function* inflated(packed: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: 1 << 17 });
  const feed = (async () => {
    for await (const chunk of packed) {
      if (inflate.destroyed) return;
      if (!inflate.write(chunk)) await drained(inflate);
    }
    if (!inflate.destroyed) inflate.end();
  })();
  // What goes wrong while it is fed shows where it is read.
  feed.catch((fault: unknown) => inflate.destroy(fault instanceof Error ? fault : new Error(String(fault))));
  try {
    for await (const piece of inflate) yield piece as Uint8Array;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && String(fault.code).startsWith("Z_")) throw broken(file);
    throw fault;
  } finally {
    inflate.destroy();
  }
}

async function drained(inflate: ReturnType<typeof createInflateRaw>): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = () => {
      inflate.off("drain", go).off("close", go);
      resolve();
    };
    inflate.on("drain", go).on("close", go);
  });
}

async function endOf(source: ListSource): Promise<{ count: number; at: number; size: number }> {
  const from = Math.max(0, source.size - END_BYTES - LONGEST_COMMENT);
  const tail = await source.read(from, END_BYTES + LONGEST_COMMENT);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    return {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      at: view.getUint32(at + 16, true),
    };
  }
  throw broken(source.name);
}

export function broken(file: string): ListFault {
  return new ListFault(
    "workbook-broken",
    `${file} is a workbook that is cut short or damaged.`,
    "Open it in a spreadsheet program and save it anew, or have it sent again.",
    { file },
  );
}

export function tooLarge(says: string, conflicts: Readonly<Record<string, unknown>>): ListFault {
  return new ListFault(
    "workbook-too-large",
    `The workbook is more than a list can be. ${says}`,
    "Save the sheet with the list alone, as CSV or in a new workbook.",
    conflicts,
  );
}
