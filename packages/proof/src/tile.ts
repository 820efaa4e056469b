/**
 * Tiles (C2SP tlog-tiles): the log as static files that any number of readers may keep for ever. A tile is up to 256
 * neighbouring hashes of one stored level; an entry bundle is the entries under a tile of level 0.
 */
import { concatBytes } from "./bytes.ts";
import { parseDecimal } from "./decimal.ts";
import { TILE_HEIGHT } from "./frontier.ts";
import { HASH_BYTES } from "./hashing.ts";
import { MAXIMUM_ENTRY_BYTES } from "./limits.ts";
import { TILE_WIDTH } from "./stored-nodes.ts";
import { VerificationError } from "./verification-error.ts";

export const CHECKPOINT_PATH = "checkpoint";
const MAXIMUM_TILE_LEVEL = 63;
const LENGTH_BYTES = 2;

/** Which tile. `level` counts tiles, not nodes: tile level 1 holds nodes of tree level 8. `width` is 256 when full. */
export interface Tile {
  readonly level: number | "entries";
  readonly index: number;
  readonly width: number;
}

/** The path below the log's prefix: `tile/<L>/<N>[.p/<W>]`, with N in groups of three digits. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, "0");
  // All groups but the last bear an x, so that no path is both a file and a folder.
  const path = `tile/${level}/${padded.replaceAll(/([0-9]{3})(?=[0-9])/gu, "x$1/")}`;
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** Reads a path back. Throws `tile-malformed` for every spelling but the one `tilePath` gives. */
export function parseTilePath(path: string): Tile {
  const parts = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/u.exec(path);
  const level: Tile["level"] | undefined = parts?.[1] === "entries" ? "entries" : parseDecimal(parts?.[1] ?? "");
  const index = Number((parts?.[2] ?? "").replaceAll(/[x/]/gu, ""));
  const width = parts?.[3] === undefined ? TILE_WIDTH : parseDecimal(parts[3]);
  if (parts === null || level === undefined || width === undefined) throw malformed("the path is not that of a tile");
  const tile: Tile = { level, index, width };
  const isLevel = level === "entries" || level <= MAXIMUM_TILE_LEVEL;
  const isInRange = isLevel && Number.isSafeInteger(index) && width >= 1 && width <= TILE_WIDTH;
  if (!isInRange || tilePath(tile) !== path) throw malformed("the path is not how a tile is spelled");
  return tile;
}

/** The stored nodes in a tile, as a `NodeReader` reads them. For entries: the entries' numbers, at level 0. */
export function tileNodes({ level, index, width }: Tile): { level: number; start: number; end: number } {
  const start = index * TILE_WIDTH;
  return { level: level === "entries" ? 0 : level * TILE_HEIGHT, start, end: start + width };
}

/** Whether a log of `size` entries has the tile, whole or as part of a wider one. */
export function isTileWithin(tile: Tile, size: number): boolean {
  const { level, end } = tileNodes(tile);
  return end <= Math.floor(size / 2 ** level);
}

/** A tile's bytes: its hashes, one after another. */
export function encodeTile(hashes: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...hashes);
}

export function decodeTile(bytes: Uint8Array): Uint8Array[] {
  const width = bytes.length / HASH_BYTES;
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw malformed("a tile is 1 to 256 hashes");
  return Array.from({ length: width }, (_, at) => bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES));
}

/** An entry bundle's bytes: each entry behind its length as a big-endian uint16. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  return concatBytes(
    ...entries.flatMap((entry) => {
      if (entry.length > MAXIMUM_ENTRY_BYTES) throw malformed(`an entry is longer than ${MAXIMUM_ENTRY_BYTES} bytes`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

export function decodeEntries(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [high, low] = bytes.subarray(at, at + LENGTH_BYTES);
    if (high === undefined || low === undefined) throw malformed("an entry's length is cut off");
    const start = at + LENGTH_BYTES;
    at = start + high * 256 + low;
    if (at > bytes.length) throw malformed("an entry is cut off");
    if (entries.push(bytes.slice(start, at)) > TILE_WIDTH) throw malformed("more entries than a tile is wide");
  }
  return entries;
}

function malformed(message: string): VerificationError {
  return new VerificationError("tile-malformed", message);
}
