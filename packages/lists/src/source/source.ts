/**
 * Where a list's bytes are. They are read by place, not kept: a workbook has its index at the end, and a list is read twice,
 * once to see what it is and once for its rows.
 */
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import path from "node:path";

export interface ListSource {
  /** The file's name without its folder, as it stands in the sources of what is recorded. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `offset`, as many as there are up to `length`. */
  read(offset: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

const CHUNK_BYTES = 1 << 15;

/** A file on this machine, open until it is closed. Throws what the file system throws where it cannot be opened. */
export async function openFile(file: string): Promise<ListSource> {
  const handle = await open(file, "r");
  try {
    const { size } = await handle.stat();
    return {
      name: path.basename(file),
      size,
      read: async (offset, length) => readAt(handle, offset, Math.min(length, Math.max(0, size - offset))),
      close: async () => handle.close(),
    };
  } catch (fault) {
    await handle.close();
    throw fault;
  }
}

/** What is in memory already: pasted text as bytes, or an upload. */
export function heldSource(name: string, content: Uint8Array | string): ListSource {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}

/** The source from its first byte to its last, in pieces. */
export async function* chunksOf(source: ListSource, from = 0, to = source.size): AsyncGenerator<Uint8Array> {
  for (let offset = from; offset < to; ) {
    const chunk = await source.read(offset, Math.min(CHUNK_BYTES, to - offset));
    if (chunk.length === 0) return;
    yield chunk;
    offset += chunk.length;
  }
}

/** SHA-256 of all its bytes, in hex: what says that two files are the same. */
export async function digestOf(source: ListSource): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunksOf(source)) hash.update(chunk);
  return hash.digest("hex");
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
