/**
 * Adding up what people carry of what is sought. Groups are taken with the fewest people first; once a list and what is left cannot
 * lift anybody over the bar by themselves, only those who have something already are added to (MaxScore: Turtle and Flood
 * 1995), so that the commonest names of a million people, and the years they were born in, cost little beside a rare one.
 */
import type { RankOptions } from "./name-index.ts";

/** People who carry a word, and what it gives each of them. */
interface Carriers {
  readonly gain: number;
  readonly run: Uint32Array;
  readonly newest: ArrayLike<number>;
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

export class Ranking {
  #scores = new Float32Array(0);
  /** By slot: the last group in which the person was. */
  #stamps = new Uint32Array(0);
  #stamp = 0;
  #touched = new Uint32Array(0);
  #touchedCount = 0;

  /** Slots, the highest score first; `slots`: how many there are. */
  of(groups: readonly Group[], slots: number, { least, most, admits }: RankOptions): readonly number[] {
    this.#begin(slots);
    const first = this.#stamp + 1;
    const shortest = groups
      .map((group) => ({ ...group, length: lengthOf(group) }))
      .sort((one, other) => one.length - other.length);
    let left = shortest.reduce((sum, { bits }) => sum + bits, 0);
    for (const { bits, lists } of shortest) {
      this.#stamp += 1;
      left -= bits;
      for (const { gain, run, newest } of lists) {
        const opens = gain + left >= least;
        this.#add(run, gain, first, opens);
        this.#add(newest, gain, first, opens);
      }
    }
    return this.#best(least, most, admits);
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

  #add(slots: ArrayLike<number>, gain: number, first: number, opens: boolean): void {
    const [scores, stamps, touched, stamp] = [this.#scores, this.#stamps, this.#touched, this.#stamp];
    for (let index = 0; index < slots.length; index += 1) {
      const slot = slots[index] as number;
      const last = stamps[slot] as number;
      if (last === stamp) continue;
      if (last >= first) scores[slot] = (scores[slot] as number) + gain;
      else if (opens) {
        scores[slot] = gain;
        touched[this.#touchedCount++] = slot;
      } else continue;
      stamps[slot] = stamp;
    }
  }

  #best(least: number, most: number, admits: (slot: number) => boolean): readonly number[] {
    const scores = this.#scores;
    const enough: number[] = [];
    let highest = 0;
    for (let index = 0; index < this.#touchedCount; index += 1) {
      const slot = this.#touched[index] as number;
      const score = scores[slot] as number;
      if (score < least || !admits(slot)) continue;
      enough.push(slot);
      if (score > highest) highest = score;
    }
    const scoreOf = (slot: number): number => scores[slot] as number;
    return mostOf(enough, most, highest, scoreOf)
      .sort((one, other) => scoreOf(other) - scoreOf(one) || one - other)
      .slice(0, most);
  }
}

function lengthOf({ lists }: Group): number {
  return lists.reduce((sum, { run, newest }) => sum + run.length + newest.length, 0);
}

/** The best of many, without putting all of them in order; of those who come last, as alike as their bin, who came first. */
function mostOf(slots: number[], most: number, highest: number, scoreOf: (slot: number) => number): number[] {
  if (slots.length <= most * 2) return slots;
  const binOf = (slot: number): number => Math.floor((scoreOf(slot) / highest) * (BINS - 1));
  const counts = new Uint32Array(BINS);
  for (const slot of slots) counts[binOf(slot)] = (counts[binOf(slot)] ?? 0) + 1;
  let bin = BINS - 1;
  let above = 0;
  for (; bin > 0 && above + (counts[bin] ?? 0) < most; bin -= 1) above += counts[bin] ?? 0;
  const chosen = slots.filter((slot) => binOf(slot) > bin);
  const last = slots.filter((slot) => binOf(slot) === bin);
  return [...chosen, ...last.slice(0, most - chosen.length)];
}
