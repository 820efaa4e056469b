/**
 * The shape of an RFC 6962 tree, with no hashes in it. Every proof is a list of *ranges* of leaves; a range is made of
 * *complete subtrees*, and those alone are worth storing, for they never change again.
 *
 *     range 0..7                 complete subtrees
 *          ┌────────┴───────┐
 *      ┌───┴───┐        ┌───┴──┐
 *     ┌┴┐     ┌┴┐      ┌┴┐     │
 *     0 1     2 3      4 5     6      (level 2, 0) (level 1, 2) (level 0, 6)
 *
 * Sizes and indices are whole numbers up to 2^53, so nothing here uses the 32-bit shifts of the language.
 */
import type { Sha256 } from "./crypto.ts";
import { nodeHash } from "./hashing.ts";

/** Leaves `start` up to, not including, `end`. In a proof, `start` is a multiple of the power of two that holds the range. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The `index`-th complete subtree of 2^level leaves. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** The ranges whose hashes show that leaf `index` is in a tree of `size`, from the leaf's sibling up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const split = start + largestPowerBelow(end - start);
    if (index < split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  return ranges.reverse();
}

/** The ranges whose hashes show that a tree of `oldSize` is the beginning of one of `newSize` (RFC 6962 §2.1.2). */
export function consistencyRanges(oldSize: number, newSize: number): Range[] {
  if (oldSize === 0 || oldSize === newSize) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, newSize];
  while (end !== oldSize) {
    const split = start + largestPowerBelow(end - start);
    if (oldSize <= split) {
      ranges.push({ start: split, end });
      end = split;
    } else {
      ranges.push({ start, end: split });
      start = split;
    }
  }
  // A whole old tree is known to the reader by its root; only what is left of it at the right edge must be given.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The complete subtrees that make up a range, left to right: each no larger than the one before it. */
export function completeSubtrees({ start, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  let at = start;
  let level = Math.floor(Math.log2(Math.max(1, end - start))) + 1;
  while (at < end) {
    while (2 ** level > end - at) level--;
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** The hash of a range from those of its complete subtrees, left to right: the smaller are joined first. */
export function joinSubtrees(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(sha256, left, right));
}

/** The largest power of two smaller than `count`, where RFC 6962 splits a range. */
function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}
