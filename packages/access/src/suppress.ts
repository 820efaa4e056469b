/**
 * Counts that may leave the register: no number in them is a person. Five things together, none of them enough alone:
 *
 * 1. Cells are published ones only, so that neither a row that is there nor one that is missing says anything.
 * 2. A cell under ten, nought included, is shown as fewer than ten.
 * 3. Any other gets noise and is rounded to fives. The noise comes from a key over cell and value: asking again gives the
 *    same answer, so it cannot be averaged away; a cell that has changed is drawn anew.
 * 4. A total is a cell like any other, with noise of its own, and never the sum of its parts: nothing small is left over
 *    when the parts are subtracted.
 * 5. Counts are of midnight, so that two questions minutes apart do not show who came between.
 *
 * docs/access.md says against which attacks this stands, and what remains.
 */
import type { Instant } from "@muster/record";

export const FEWER_THAN = 10;
const BASE = 5;

/** Whoever knows everybody but one can tell with odds of at most one to this whether a cell has the one or not. */
const DECAY = 0.6;
/** Noise beyond this is so rare (one in fifty thousand) that it is left out. */
const FURTHEST = 20;

/** A cell's name: what it counts, most general first, e.g. `["held", "N-PRISON", "SYR"]`. A total has fewer words. */
export type CellName = readonly string[];

export interface CountedCell {
  readonly cell: CellName;
  readonly people: number;
}

export interface SuppressedCell {
  readonly cell: CellName;
  /** Absent a number, null: the cell is small. */
  readonly people: number | null;
  readonly suppressed: boolean;
  /** As it is to be shown. */
  readonly said: string;
}

/** A keyed digest of at least six bytes, e.g. HMAC-SHA-256. The key stays with whoever passes this in. */
export type Keyed = (message: Uint8Array) => Uint8Array;

export interface Publication {
  /** Every cell that is ever published, totals too. One that nobody is in is small. */
  readonly published: readonly CellName[];
  readonly keyed: Keyed;
}

/** The published cells, in their order. Rows that are not published are left out; several rows of one cell are a fault. */
export function suppress(rows: readonly CountedCell[], { published, keyed }: Publication): readonly SuppressedCell[] {
  const counted = new Map<string, number>();
  for (const { cell, people } of rows) {
    const name = JSON.stringify(cell);
    if (counted.has(name)) throw new Error(`a cell is counted twice: ${name}`);
    if (!Number.isSafeInteger(people) || people < 0) throw new Error(`${people} people in ${name}`);
    counted.set(name, people);
  }
  return published.map((cell) => shown(cell, counted.get(JSON.stringify(cell)) ?? 0, keyed));
}

/** The moment for which counts are given: the last midnight, UTC, at or before. Of the world, and of what was known. */
export function countedAt(moment: Instant): Instant {
  return `${moment.slice(0, 10)}T00:00:00.000Z` as Instant;
}

function shown(cell: CellName, people: number, keyed: Keyed): SuppressedCell {
  if (people < FEWER_THAN) {
    return { cell, people: null, suppressed: true, said: `fewer than ${FEWER_THAN}` };
  }
  const drawn = uniform(keyed(new TextEncoder().encode(JSON.stringify([...cell, people]))));
  const noisy = BASE * Math.round((people + noiseAt(drawn)) / BASE);
  const rounded = Math.max(FEWER_THAN, noisy);
  return { cell, people: rounded, suppressed: false, said: `about ${rounded}` };
}

/** A number from 0 up to 1, from the first six bytes of a digest. */
function uniform(digest: Uint8Array): number {
  if (digest.length < 6) throw new Error("the keyed digest is shorter than six bytes");
  return digest.slice(0, 6).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 48;
}

/** The noise at `drawn` of its distribution: two-sided geometric. */
function noiseAt(drawn: number): number {
  const found = CUMULATED.findIndex((upTo) => drawn < upTo);
  return (found === -1 ? CUMULATED.length - 1 : found) - FURTHEST;
}

/** How likely the noise is at most -FURTHEST, … FURTHEST. Multiplied out, so that every machine has the same. */
const CUMULATED: readonly number[] = cumulated();

function cumulated(): readonly number[] {
  const weights = Array.from({ length: 2 * FURTHEST + 1 }, (_, at) => power(DECAY, Math.abs(at - FURTHEST)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let upTo = 0;
  return weights.map((weight) => (upTo += weight) / sum);
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let at = 0; at < exponent; at += 1) product *= base;
  return product;
}
