/**
 * What a bench is, and how a figure is reached: the contenders take turns, round after round, so that a machine that
 * drifts drifts for all of them; what counts is the ratio of the medians, not the absolute times.
 */

/** A ratio that the project owes, and whether this run met it. */
export interface Bar {
  readonly ratio: string;
  /** As in `>= 5` or `<= 1.5`. */
  readonly wanted: string;
  readonly met: boolean;
}

export interface Result {
  readonly bench: string;
  readonly unit: string;
  readonly medians: Readonly<Record<string, number>>;
  readonly ratios: Readonly<Record<string, number>>;
  readonly bars: readonly Bar[];
  /** Whatever else explains the figures: sizes, memory, every round. */
  readonly notes: Readonly<Record<string, unknown>>;
}

export interface BenchOptions {
  /** Alternating rounds; five at least where the figures are to be quoted. */
  readonly rounds: number;
  /** Told what is under way. */
  readonly log: (message: string) => void;
}

export type Bench = (options: BenchOptions) => Promise<Omit<Result, "bench">>;

/** Runs each contender once a round, in turn, and returns the median of each. */
export async function inTurns(
  contenders: Readonly<Record<string, (round: number) => Promise<number>>>,
  { rounds, log }: BenchOptions,
): Promise<{ medians: Record<string, number>; all: Record<string, number[]> }> {
  const all: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      const figure = await run(round);
      const figures = all[name] ?? [];
      figures.push(figure);
      all[name] = figures;
      log(`round ${round + 1}/${rounds}  ${name}  ${figure.toFixed(figure < 100 ? 2 : 0)}`);
    }
  }
  return { medians: Object.fromEntries(Object.entries(all).map(([name, figures]) => [name, median(figures)])), all };
}

/** The middle figure; of two in the middle, their mean. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error("no figures to take the median of");
  return (low + high) / 2;
}

/** A bar of the form `>= n` or `<= n` held against a ratio. */
export function bar(ratio: string, figure: number, wanted: string): Bar {
  const [, sign, bound] = /^(>=|<=) ([\d.]+)$/.exec(wanted) ?? [];
  if (sign === undefined) throw new Error(`a bar is ">= n" or "<= n", not ${wanted}`);
  return { ratio, wanted, met: sign === ">=" ? figure >= Number(bound) : figure <= Number(bound) };
}

/** Seconds that `work` took. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}
