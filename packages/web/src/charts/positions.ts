/** Positions through time: how many people were in each state, state by state. */
import type { State } from "@muster/record";

/** As `/series/positions` answers: columns of one length. */
export interface PositionsSeries {
  readonly from: string;
  readonly to: string;
  readonly at: readonly string[];
  readonly states: Readonly<Record<State, readonly number[]>>;
}

export interface StateFacts {
  readonly state: State;
  /** Where the number changes, and the end. */
  readonly steps: readonly { readonly at: string; readonly people: number }[];
  readonly least: number;
  readonly most: number;
  readonly last: number;
}

export interface PositionsFacts {
  /** States with somebody in them at some time of the series, in the order of the balance. */
  readonly states: readonly StateFacts[];
  /** Those with nobody all the while. */
  readonly without: readonly State[];
  /** Everybody, at the end. */
  readonly registered: number;
}

/** As in the trial balance; `outside` is not on the register's books. */
const IN_ORDER = [
  "held",
  "in-transit",
  "at-large",
  "unaccounted",
  "released",
  "deceased",
  "transferred-out",
] as const satisfies readonly State[];

export function positionsFacts({ at, to, states }: PositionsSeries): PositionsFacts {
  const all = IN_ORDER.map((state) => stateFacts(state, at, to, states[state]));
  return {
    states: all.filter(({ most }) => most > 0),
    without: all.filter(({ most }) => most === 0).map(({ state }) => state),
    registered: all.reduce((sum, { last }) => sum + last, 0),
  };
}

function stateFacts(state: State, at: readonly string[], to: string, counts: readonly number[]): StateFacts {
  const changes = at.flatMap((instant, index) => {
    const people = counts[index] ?? 0;
    return index > 0 && people === counts[index - 1] ? [] : [{ at: instant, people }];
  });
  const last = changes.at(-1)?.people ?? 0;
  const steps = at.at(-1) === to && changes.at(-1)?.at === to ? changes : [...changes, { at: to, people: last }];
  return { state, steps, least: Math.min(...counts, last), most: Math.max(...counts, 0), last };
}

/**
 * From nothing to the most; for a state that changes little beside its size, close about its changes, or they would not be
 * seen.
 */
export function scaleOf({ least, most }: Pick<StateFacts, "least" | "most">): readonly [number, number] {
  const isNarrow = least > 0.8 * most && least !== most;
  if (!isNarrow) return [0, Math.max(most, 1)];
  const air = (most - least) * 0.15;
  return [Math.floor(least - air), Math.ceil(most + air)];
}
