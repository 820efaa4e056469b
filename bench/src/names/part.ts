/** One part of the bench of names: what it found, by name, and which of it is held to a bar. */
import type { Bar, BenchOptions } from "../bench.ts";

export interface NamesPart {
  /** Figures by what they are, baselines among them: `words.arabic.recall@1`, `words.arabic.recall@1.trigrams`. */
  readonly figures: Readonly<Record<string, number>>;
  readonly bars: readonly Bar[];
  /** Whatever explains the figures: sizes, how many of what, every round. */
  readonly notes: Readonly<Record<string, unknown>>;
}

export type MeasureNames = (options: BenchOptions) => Promise<NamesPart>;

/** The shared data, beside the checkout. It is not part of the product: a part says when it is not there. */
export const SHARED_DATA = new URL("../../../../shared/data/", import.meta.url);
