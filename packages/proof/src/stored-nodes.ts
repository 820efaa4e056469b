/**
 * Hashes of ranges from what a log stores: leaf hashes (level 0) and the roots of full tiles (levels 8, 16, 24 …), as in
 * tlog-tiles. Everything between two stored levels is hashed again from at most 256 nodes. All reads are planned first,
 * so a proof costs a few range reads at once, never one read per node.
 */
import type { Sha256 } from "./crypto.ts";
import { Frontier, TILE_HEIGHT, treeRoot } from "./frontier.ts";
import { emptyRoot } from "./hashing.ts";
import { completeSubtrees, joinSubtrees, type Range, type Subtree } from "./subtree.ts";

export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** Supplies stored nodes `start` up to, not including, `end` of a level that is 0 or a multiple of 8. */
export interface NodeReader {
  read(level: number, start: number, end: number): Promise<readonly Uint8Array[]>;
}

/** The root of the first `size` leaves. */
export async function rootAt(sha256: Sha256, size: number, reader: NodeReader): Promise<Uint8Array> {
  if (size === 0) return emptyRoot(sha256);
  const [root] = await hashRanges(sha256, [{ start: 0, end: size }], reader);
  return found(root);
}

/** The frontier of the first `size` leaves, to append from after a restart. */
export async function readFrontier(sha256: Sha256, size: number, reader: NodeReader): Promise<Frontier> {
  const edge = completeSubtrees({ start: 0, end: size });
  const ranges = edge.map(({ level, index }) => ({ start: index * 2 ** level, end: (index + 1) * 2 ** level }));
  return new Frontier(sha256, size, await hashRanges(sha256, ranges, reader));
}

/** The hash of each range, in the order asked. Throws where the reader comes back with fewer nodes than it was asked for. */
export async function hashRanges(sha256: Sha256, ranges: readonly Range[], reader: NodeReader): Promise<Uint8Array[]> {
  const parts = ranges.map(completeSubtrees);
  const loaded = await readAll(planReads(parts.flat()), reader);
  return parts.map((subtrees) => {
    return joinSubtrees(
      sha256,
      subtrees.map((subtree) => treeRoot(sha256, nodesUnder(subtree, loaded))),
    );
  });
}

/** One read: nodes of one level, within one tile. */
interface Read {
  readonly level: number;
  start: number;
  end: number;
}

interface LoadedRead extends Read {
  readonly hashes: readonly Uint8Array[];
}

/** One read for each tile that holds a needed node, wide enough for everything needed of it. */
function planReads(subtrees: readonly Subtree[]): Map<string, Read> {
  const reads = new Map<string, Read>();
  for (const subtree of subtrees) {
    const { level, start, end } = storedNodes(subtree);
    const planned = reads.get(tileKey(level, start));
    if (planned === undefined) {
      reads.set(tileKey(level, start), { level, start, end });
    } else {
      planned.start = Math.min(planned.start, start);
      planned.end = Math.max(planned.end, end);
    }
  }
  return reads;
}

async function readAll(reads: Map<string, Read>, reader: NodeReader): Promise<Map<string, LoadedRead>> {
  const loading = [...reads].map(async ([key, read]): Promise<[string, LoadedRead]> => {
    const hashes = await reader.read(read.level, read.start, read.end);
    if (hashes.length !== read.end - read.start) {
      throw new Error(`the log lacks nodes ${read.start} to ${read.end} of level ${read.level}`);
    }
    return [key, { ...read, hashes }];
  });
  return new Map(await Promise.all(loading));
}

function nodesUnder(subtree: Subtree, loaded: Map<string, LoadedRead>): readonly Uint8Array[] {
  const { level, start, end } = storedNodes(subtree);
  const read = found(loaded.get(tileKey(level, start)));
  return read.hashes.slice(start - read.start, end - read.start);
}

/** The stored nodes a complete subtree is hashed from: those of the stored level at or next below its own. */
function storedNodes({ level, index }: Subtree): Read {
  const above = level % TILE_HEIGHT;
  return { level: level - above, start: index * 2 ** above, end: (index + 1) * 2 ** above };
}

/** A complete subtree spans fewer than 256 stored nodes and is aligned, so it never crosses a tile. */
function tileKey(level: number, start: number): string {
  return `${level}/${Math.floor(start / TILE_WIDTH)}`;
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("a planned read went missing");
  return value;
}
