/** The population of a site through time: what the books hold, and what rolls, counts and published figures say beside it. */

/** As `/series/sites/:id` answers. */
export interface PopulationSeries {
  readonly from: string;
  readonly to: string;
  readonly capacity: number | null;
  readonly at: readonly string[];
  readonly held: readonly number[];
  readonly marks: readonly PopulationMark[];
}

export type PopulationMark =
  | { readonly kind: "roll"; readonly at: string; readonly people: number }
  | {
      readonly kind: "count";
      readonly at: string;
      readonly people: number;
      readonly round: number;
      /** None: the whole site. */
      readonly units: readonly string[];
    };

/** A published figure about the site: a value is bounds that are one; null: open on that side. */
export interface ReportedFigure {
  readonly at: string;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly source: string;
}

export interface Step {
  readonly at: string;
  readonly people: number;
}

export interface Said extends Step {
  readonly kind: "roll" | "count" | "part";
  readonly round?: number;
  readonly units: readonly string[];
  /** In the books at that moment; undefined before the first. */
  readonly inBooks: number | undefined;
  /** Said less in the books: undefined where they are not of the same people. */
  readonly difference: number | undefined;
}

export interface PopulationFacts {
  /** Where the number changes, and the end: each holds until the next. */
  readonly steps: readonly Step[];
  readonly said: readonly Said[];
  readonly first: Step | undefined;
  readonly last: Step | undefined;
  readonly highest: Step | undefined;
  /** How many rolls and counts of the whole site say another number than the books. */
  readonly differing: number;
}

export function populationFacts({ at, held, marks, to }: PopulationSeries): PopulationFacts {
  const points = at.map((instant, index) => ({ at: instant, people: held[index] ?? 0 }));
  const changes = points.filter(({ people }, index) => index === 0 || people !== points[index - 1]?.people);
  const last = changes.at(-1);
  const steps = last !== undefined && last.at !== to ? [...changes, { at: to, people: last.people }] : changes;
  const said = marks
    .map((mark) => compared(mark, changes))
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const highest = changes.reduce<Step | undefined>(
    (most, step) => (most === undefined || step.people > most.people ? step : most),
    undefined,
  );
  return {
    steps,
    said,
    first: changes[0],
    last: steps.at(-1),
    highest,
    differing: said.filter(({ difference }) => difference !== undefined && difference !== 0).length,
  };
}

function compared(mark: PopulationMark, changes: readonly Step[]): Said {
  const inBooks = changes.findLast(({ at }) => Date.parse(at) <= Date.parse(mark.at))?.people;
  const units = mark.kind === "count" ? mark.units : [];
  const isPart = units.length > 0;
  return {
    at: mark.at,
    people: mark.people,
    kind: isPart ? "part" : mark.kind,
    ...(mark.kind === "count" ? { round: mark.round } : {}),
    units,
    inBooks,
    difference: isPart || inBooks === undefined ? undefined : mark.people - inBooks,
  };
}
