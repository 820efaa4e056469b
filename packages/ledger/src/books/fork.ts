/**
 * Finding the spans that hold a point, with nothing but a B-tree: the relational interval tree (Kriegel, Pötke and
 * Seidl, VLDB 2000). Picture the balanced binary tree over all whole numbers. A span is filed under its *fork*, the
 * topmost node that lies in it; the spans that hold a point are filed under the nodes on the way from the root to the
 * point, a few dozen whatever there is. Filing costs one small key; a GiST index over ranges cost ten times as much on
 * the append, and needs an extension.
 *
 *     …────────8────────────…      [5, 6] forks at 6, [3, 9] at 8, [3, 3] at 3
 *          4       12              the way to 5 is … 8, 4, 6, 5
 *        2   6   10  14
 *       1 3 5 7 …
 */
import type { Instant } from "@muster/record";

/** Levels of the tree: enough for milliseconds from 1900 to 2200, and for as many entries. */
const LEVELS = 44;
/** 1900-01-01, before which the register holds no time: points count from here, so that none is negative. */
const EPOCH_MILLISECONDS = Date.UTC(1900, 0, 1);

/** The fork of the span from `first` to `last`, both in it; null for a span with nothing in it. */
export function forkOf(first: number, last: number): number | null {
  if (last < first) return null;
  let [low, high] = [first, last];
  let width = 1;
  while (low !== high) {
    low = Math.floor(low / 2);
    high = Math.floor(high / 2);
    width *= 2;
  }
  // All that begins with the same digits: the node is those digits, then a one, then noughts.
  return width === 1 ? low : (2 * low + 1) * (width / 2);
}

/** Every node under which a span that holds `point` may be filed. */
export function wayTo(point: number): number[] {
  const way = [point];
  for (let level = 1, width = 2; level <= LEVELS; level += 1, width *= 2) {
    way.push((2 * Math.floor(point / width) + 1) * (width / 2));
  }
  return way;
}

/** An instant as a point of the tree. */
export function pointOf(at: Instant): number {
  return Date.parse(at) - EPOCH_MILLISECONDS;
}

interface Spent {
  readonly at: Instant;
  readonly spentAt: Instant | null;
  readonly knownFrom: number;
  readonly spentBy: number | null;
  readonly knownUntil: number | null;
}

/** Where a line's span in the world is filed: from when it was made until just before it was spent; null while open. */
export function spanFork({ at, spentAt }: Spent): number | null {
  return spentAt === null ? null : forkOf(pointOf(at), pointOf(spentAt) - 1);
}

/**
 * Where the span is filed in which the line was known and, as far as was known, open; null while it still is, and for
 * one that was spent already when it became known.
 */
export function openFork({ knownFrom, spentBy, knownUntil }: Spent): number | null {
  const until = Math.min(spentBy ?? Number.POSITIVE_INFINITY, knownUntil ?? Number.POSITIVE_INFINITY);
  return until === Number.POSITIVE_INFINITY ? null : forkOf(knownFrom, until - 1);
}
