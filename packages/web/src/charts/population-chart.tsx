/** The people of one site through time, as the books have them, with rolls, counts and published figures as marks. */
import type { PlotOptions } from "@observablehq/plot";
import { type ReactNode, useCallback, useMemo } from "react";
import { isolated } from "../texts/isolated.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { Chart, type ChartTable, type KeyLook } from "./chart.tsx";
import { Drawing, type Plot } from "./drawing.tsx";
import {
  type PopulationFacts,
  type PopulationSeries,
  populationFacts,
  type ReportedFigure,
  type Said,
} from "./population.ts";
import { chartTexts } from "./texts.ts";
import { NUMBERS_PX, whole } from "./number-axis.ts";
import { edgeOf, timeScale } from "./time-axis.ts";

export interface PopulationChartProps {
  /** The site's name. */
  readonly site: string;
  readonly series: PopulationSeries;
  readonly figures?: readonly ReportedFigure[];
  /** The moment looked at, where it is not the series' end. */
  readonly asOf?: string;
}

const HEIGHT_PX = 260;
const NO_FIGURES: readonly ReportedFigure[] = [];

export function PopulationChart({ site, series, figures = NO_FIGURES, asOf }: PopulationChartProps): ReactNode {
  const t = useTexts(chartTexts);
  const reading = useReading();
  const facts = useMemo(() => populationFacts(series), [series]);
  const draw = useCallback(
    (plot: Plot, width: number): PlotOptions => ({
      marginLeft: NUMBERS_PX,
      marginRight: edgeOf(reading),
      x: timeScale(series.from, series.to, width, reading),
      y: {
        label: null,
        ticks: 5,
        tickFormat: whole(reading.number),
        domain: [0, topOf(facts, series, figures)],
        nice: true,
      },
      marks: marksOf(plot, facts, series, figures, asOf),
    }),
    [facts, series, figures, asOf, reading],
  );
  const { first, last, highest } = facts;
  const title = t("populationTitle", { site: isolated(site) });
  const table = useTable(facts, figures);
  if (first === undefined || last === undefined || highest === undefined) {
    return (
      <Chart title={title} summary={t("empty")} table={table}>
        {null}
      </Chart>
    );
  }
  const { number, dates } = reading;
  return (
    <Chart
      title={title}
      summary={t("populationSummary", {
        first: number(first.people),
        from: dates.day(first.at),
        last: number(last.people),
        to: dates.day(last.at),
        highest: number(highest.people),
        highestAt: dates.day(highest.at),
        said: facts.said.length,
        differing: facts.differing,
      })}
      keys={looksOf(facts, series, figures, asOf).map((look) => ({ look, words: t(look) }))}
      table={table}
    >
      <Drawing draw={draw} height={HEIGHT_PX} />
    </Chart>
  );
}

const SYMBOLS = { roll: "circle", count: "square", part: "diamond" } as const;

function marksOf(
  plot: Plot,
  { steps, said }: PopulationFacts,
  { capacity }: PopulationSeries,
  figures: readonly ReportedFigure[],
  asOf: string | undefined,
): NonNullable<PlotOptions["marks"]> {
  const time = ({ at }: { readonly at: string }): Date => new Date(at);
  const bound = (value: number | null, other: number | null): number => value ?? other ?? 0;
  return [
    plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1 }),
    plot.ruleY([0], { stroke: "var(--rule-strong)" }),
    ...(capacity === null ? [] : [plot.ruleY([capacity], { stroke: "var(--ink-soft)", strokeDasharray: "2 3" })]),
    ...(asOf === undefined ? [] : [plot.ruleX([new Date(asOf)], { stroke: "var(--accent)", strokeDasharray: "5 3" })]),
    plot.areaY(steps, { x: time, y: "people", curve: "step-after", fill: "var(--ink)", fillOpacity: 0.05 }),
    plot.lineY(steps, { x: time, y: "people", curve: "step-after", stroke: "var(--held)", strokeWidth: 1.75 }),
    // From what was said to what the books had: the difference, as long as it is large.
    plot.ruleX(
      said.filter(({ difference }) => difference !== undefined && difference !== 0),
      { x: time, y1: "people", y2: "inBooks", stroke: "var(--wrong)", strokeWidth: 1.5 },
    ),
    plot.ruleX(figures, {
      x: time,
      y1: ({ atLeast, atMost }: ReportedFigure) => bound(atLeast, atMost),
      y2: ({ atLeast, atMost }: ReportedFigure) => bound(atMost, atLeast),
      stroke: "var(--ink-soft)",
      strokeWidth: 1.5,
      marker: "tick-x",
    }),
    plot.dot(said, {
      x: time,
      y: "people",
      r: 4.5,
      symbol: ({ kind }: Said) => SYMBOLS[kind],
      fill: ({ difference }: Said) => (difference === undefined || difference === 0 ? "var(--paper)" : "var(--wrong)"),
      stroke: "var(--ink)",
      strokeWidth: 1.5,
    }),
  ];
}

function topOf(
  { steps, said }: PopulationFacts,
  { capacity }: PopulationSeries,
  figures: readonly ReportedFigure[],
): number {
  const bounds = figures.flatMap(({ atLeast, atMost }) => [atLeast ?? 0, atMost ?? 0]);
  return Math.max(
    1,
    capacity ?? 0,
    ...steps.map(({ people }) => people),
    ...said.map(({ people }) => people),
    ...bounds,
  );
}

function looksOf(
  { said, differing }: PopulationFacts,
  { capacity }: PopulationSeries,
  figures: readonly ReportedFigure[],
  asOf: string | undefined,
): readonly KeyLook[] {
  const kinds = new Set(said.map(({ kind }) => kind));
  const all: readonly (readonly [KeyLook, boolean])[] = [
    ["books", true],
    ["roll", kinds.has("roll")],
    ["count", kinds.has("count")],
    ["part", kinds.has("part")],
    ["differs", differing > 0],
    ["figure", figures.length > 0],
    ["capacity", capacity !== null],
    ["now", asOf !== undefined],
  ];
  return all.flatMap(([look, isDrawn]) => (isDrawn ? [look] : []));
}

/** Every change, roll, count and figure, in order of time. */
function useTable({ steps, said }: PopulationFacts, figures: readonly ReportedFigure[]): ChartTable {
  const t = useTexts(chartTexts);
  const { number, dates, list } = useReading();
  const what = ({ kind, round, units }: Said): string => {
    if (kind === "part") return t("partOf", { units: list(units) });
    return round === undefined ? t(kind) : t("countRound", { round });
  };
  const rows = [
    ...steps.map(({ at, people }) => ({ at, cells: [t("books"), number(people), "", "", ""] })),
    ...said.map((one) => ({
      at: one.at,
      cells: [
        what(one),
        number(one.people),
        one.inBooks === undefined ? "" : number(one.inBooks),
        one.difference === undefined ? "" : number(one.difference),
        "",
      ],
    })),
    ...figures.map((figure) => ({
      at: figure.at,
      cells: [t("figure"), figureInWords(figure, t, number), "", "", figure.source],
    })),
  ];
  return {
    columns: [
      { title: t("columnWhen") },
      { title: t("columnWhat") },
      { title: t("columnPeople"), isFigure: true },
      { title: t("columnBooks"), isFigure: true },
      { title: t("columnDifference"), isFigure: true },
      { title: t("columnSource") },
    ],
    rows: rows
      .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
      .map(({ at, cells }) => [dates.time(at), ...cells]),
  };
}

function figureInWords(
  { atLeast, atMost }: ReportedFigure,
  t: (key: "figureBetween" | "figureAtLeast" | "figureAtMost", values: Readonly<Record<string, string>>) => string,
  number: (value: number) => string,
): string {
  if (atLeast !== null && atLeast === atMost) return number(atLeast);
  if (atLeast !== null && atMost !== null) return t("figureBetween", { from: number(atLeast), to: number(atMost) });
  if (atLeast !== null) return t("figureAtLeast", { from: number(atLeast) });
  return atMost === null ? "" : t("figureAtMost", { to: number(atMost) });
}
