/**
 * Adding up what people carry of what is sought. Groups are taken with the fewest people first; once a group and what is left cannot
 * lift anybody over the bar by themselves, only those who have something already are added to (MaxScore: Turtle and Flood
 * 1995), and whoever cannot reach it any more is let go. When few are left, they are looked up in the lists, instead of going
 * through them: so the commonest names of a million people, and the years they were born in, cost little beside a rare one.
 */
import type { RankOptions } from "./name-index.ts";
import { ascending } from "./postings.ts";

/** People who carry a word, and what it gives each of them. Slots ascend. */
interface Carriers {
  readonly gain: number;
  readonly run: Uint32Array;
  readonly newest: Uint32Array;
}

/** Of one group each person is given one gain: that of the first list they are in. */
interface Group {
  /** The most that it gives anybody. */
  readonly bits: number;
  /** What gives most first. */
  readonly lists: readonly Carriers[];
}

const BINS = 2_048;
/** Stamps are counted up with each group, and begin again long before they run out of their 32 bits. */
const LAST_STAMP = 4_000_000_000;
/** Scores are kept in 32 bits. */
const ROUNDING = 1e-3;

export class Ranking {
  /** While groups still bring people in: scores by slot, the last group in which each was, and who was in any. */
  #scores = new Float32Array(0);
  #stamps = new Uint32Array(0);
  #stamp = 0;
  #touched = new Uint32Array(0);
  #touchedCount = 0;
  /** Afterwards: those who are left, and beside them their scores and the last group in which each was. */
  #left: Uint32Array = new Uint32Array(0);
  #leftScores = new Float32Array(0);
  #leftStamps = new Uint32Array(0);
  #leftCount = 0;

  /** Slots, the highest score first; `slots`: how many there are. */
  of(groups: readonly Group[], slots: number, { least, most, admits }: RankOptions): readonly number[] {
    this.#begin(slots);
    const first = this.#stamp + 1;
    const shortest = groups
      .map((group) => ({ ...group, length: lengthOf(group) }))
      .sort((one, other) => one.length - other.length);
    let left = shortest.reduce((sum, { bits }) => sum + bits, 0);
    let isOpen = true;
    for (const { bits, lists } of shortest) {
      if (left < least) {
        if (isOpen) {
          this.#close(least - left, true);
          isOpen = false;
        } else this.#letGo(least - left);
      }
      this.#stamp += 1;
      left -= bits;
      for (const { gain, run, newest } of lists) {
        if (isOpen) {
          const opens = gain + left >= least;
          this.#add(run, gain, first, opens);
          this.#add(newest, gain, first, opens);
        } else {
          this.#lookUp(run, gain);
          this.#lookUp(newest, gain);
        }
      }
    }
    if (isOpen) this.#close(least, false);
    this.#letGo(least, admits);
    return this.#best(most);
  }

  #begin(slots: number): void {
    if (this.#scores.length < slots || this.#stamp > LAST_STAMP) {
      const room = Math.max(1_024, Math.ceil(slots * 1.5));
      this.#scores = new Float32Array(room);
      this.#stamps = new Uint32Array(room);
      this.#touched = new Uint32Array(room);
      this.#stamp = 0;
    }
    this.#touchedCount = 0;
  }

  #add(slots: Uint32Array, gain: number, first: number, opens: boolean): void {
    const [scores, stamps, touched, stamp] = [this.#scores, this.#stamps, this.#touched, this.#stamp];
    let count = this.#touchedCount;
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as number;
      const last = stamps[slot] as number;
      if (last === stamp) continue;
      if (last >= first) scores[slot] = (scores[slot] as number) + gain;
      else if (opens) {
        scores[slot] = gain;
        touched[count++] = slot;
      } else continue;
      stamps[slot] = stamp;
    }
    this.#touchedCount = count;
  }

  /** Nobody else comes in: those who have enough are put side by side; in order where they are still to be looked up. */
  #close(enough: number, inOrder: boolean): void {
    const [scores, touched] = [this.#scores, this.#touched];
    let kept = 0;
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const slot = touched[index] as number;
      if ((scores[slot] as number) + ROUNDING >= enough) touched[kept++] = slot;
    }
    this.#left = touched.subarray(0, kept);
    if (inOrder) ascending(this.#left);
    this.#leftCount = kept;
    if (this.#leftScores.length < kept) {
      this.#leftScores = new Float32Array(kept * 2);
      this.#leftStamps = new Uint32Array(kept * 2);
    }
    for (let index = 0; index < kept; index += 1)
      this.#leftScores[index] = scores[this.#left[index] as number] as number;
    this.#leftStamps.fill(0, 0, kept);
  }

  /** Who is left and in this list: both ascend, and each of the shorter is sought in the longer from where the one before was. */
  #lookUp(slots: Uint32Array, gain: number): void {
    const [left, count] = [this.#left, this.#leftCount];
    let from = 0;
    if (slots.length < count) {
      for (let index = 0; index < slots.length && from < count; index += 1) {
        const slot = slots[index] as number;
        from = firstFrom(left, from, count, slot);
        if (from < count && left[from] === slot) this.#give(from, gain);
      }
      return;
    }
    for (let index = 0; index < count && from < slots.length; index += 1) {
      const slot = left[index] as number;
      from = firstFrom(slots, from, slots.length, slot);
      if (slots[from] === slot) this.#give(index, gain);
    }
  }

  #give(index: number, gain: number): void {
    if (this.#leftStamps[index] === this.#stamp) return;
    this.#leftScores[index] = (this.#leftScores[index] as number) + gain;
    this.#leftStamps[index] = this.#stamp;
  }

  /** Keeps those who have enough, and in the end whom the question admits. */
  #letGo(enough: number, admits?: (slot: number) => boolean): void {
    const [left, scores, stamps] = [this.#left, this.#leftScores, this.#leftStamps];
    let kept = 0;
    for (let index = 0; index < this.#leftCount; index += 1) {
      const score = scores[index] as number;
      const slot = left[index] as number;
      if (score + ROUNDING < enough || admits?.(slot) === false) continue;
      left[kept] = slot;
      scores[kept] = score;
      stamps[kept++] = stamps[index] as number;
    }
    this.#leftCount = kept;
  }

  /** Of those who are left the highest, of equals who came first: without putting all of them in order. */
  #best(most: number): readonly number[] {
    const [left, scores, count] = [this.#left, this.#leftScores, this.#leftCount];
    let highest = 0;
    for (let index = 0; index < count; index += 1) highest = Math.max(highest, scores[index] as number);
    const binOf = (index: number): number => Math.floor(((scores[index] as number) / highest) * (BINS - 1));
    const counts = new Uint32Array(BINS);
    for (let index = 0; index < count; index += 1) counts[binOf(index)] = (counts[binOf(index)] ?? 0) + 1;
    let bin = BINS - 1;
    let above = 0;
    for (; bin > 0 && above + (counts[bin] ?? 0) < most; bin -= 1) above += counts[bin] ?? 0;
    const best: number[] = [];
    let ofLast = most - above;
    for (let index = 0; index < count && best.length < most; index += 1) {
      const own = binOf(index);
      // Of the last bin, where all are nearly as likely, those who came first.
      if (own > bin || (own === bin && ofLast-- > 0)) best.push(index);
    }
    return best
      .sort(
        (one, other) =>
          (scores[other] as number) - (scores[one] as number) || (left[one] as number) - (left[other] as number),
      )
      .map((index) => left[index] as number);
  }
}

/** The first place from `from` to `end` where a slot stands that is not less: in ever longer steps, then halving the last. */
function firstFrom(slots: Uint32Array, from: number, end: number, slot: number): number {
  if (from < end && (slots[from] as number) >= slot) return from;
  let [low, step] = [from, 1];
  while (low + step < end && (slots[low + step] as number) < slot) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] as number) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf({ lists }: Group): number {
  return lists.reduce((sum, { run, newest }) => sum + run.length + newest.length, 0);
}
