/**
 * Where people were, through time: one small drawing for each state, each on its own scale. Thirty thousand held and
 * thirty-nine at large in one drawing would hide the thirty-nine, and they are the ones to be seen.
 */
import type { PlotOptions } from "@observablehq/plot";
import { type ReactNode, useCallback, useMemo } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import { StateMark } from "../ui/state-mark.tsx";
import { uiTexts } from "../ui/texts.ts";
import { Chart } from "./chart.tsx";
import styles from "./chart.module.css";
import { Drawing, type Plot } from "./drawing.tsx";
import { NUMBERS_PX, whole } from "./number-axis.ts";
import { type PositionsSeries, positionsFacts, scaleOf, type StateFacts } from "./positions.ts";
import { chartTexts } from "./texts.ts";
import { edgeOf, timeScale } from "./time-axis.ts";

export interface PositionsChartProps {
  readonly series: PositionsSeries;
  /** The moment looked at, where it is not the series' end. */
  readonly asOf?: string;
}

const PANEL_HEIGHT_PX = 120;

export function PositionsChart({ series, asOf }: PositionsChartProps): ReactNode {
  const t = useTexts(chartTexts);
  const ui = useTexts(uiTexts);
  const { number, dates } = useReading();
  const { states, without, registered } = useMemo(() => positionsFacts(series), [series]);
  const changed = [...new Set(states.flatMap(({ steps }) => steps.map(({ at }) => at)))].sort();
  return (
    <Chart
      title={t("positionsTitle")}
      summary={t("positionsSummary", {
        states: states.map(({ state, last }) => `${ui(`state.${state}`)} ${number(last)}`).join(" · "),
        registered: number(registered),
      })}
      note={[
        t("positionsNote"),
        ...(without.length === 0
          ? []
          : [t("positionsNone", { states: without.map((state) => ui(`state.${state}`)).join(" · ") })]),
      ].join(" ")}
      keys={asOf === undefined ? [] : [{ look: "now", words: t("now") }]}
      table={{
        columns: [
          { title: t("columnWhen") },
          ...states.map(({ state }) => ({ title: ui(`state.${state}`), isFigure: true })),
        ],
        rows: changed.map((at) => [dates.time(at), ...states.map((state) => number(peopleAt(state, at)))]),
      }}
    >
      <div className={styles["panels"]}>
        {states.map((facts) => (
          <Panel key={facts.state} facts={facts} series={series} asOf={asOf} />
        ))}
      </div>
    </Chart>
  );
}

interface PanelProps {
  readonly facts: StateFacts;
  readonly series: PositionsSeries;
  readonly asOf: string | undefined;
}

function Panel({ facts, series, asOf }: PanelProps): ReactNode {
  const reading = useReading();
  const draw = useCallback(
    (plot: Plot, width: number): PlotOptions => {
      const domain = scaleOf(facts);
      const line = {
        x: ({ at }: { readonly at: string }) => new Date(at),
        y: "people",
        curve: "step-after",
      } as const;
      return {
        marginLeft: NUMBERS_PX,
        marginRight: edgeOf(reading),
        marginTop: 8,
        marginBottom: 22,
        x: { ...timeScale(series.from, series.to, width, reading), ticks: 3 },
        y: { label: null, ticks: 3, tickFormat: whole(reading.number), domain },
        marks: [
          plot.gridY({ stroke: "var(--rule)", strokeOpacity: 1, ticks: 3 }),
          ...(asOf === undefined
            ? []
            : [plot.ruleX([new Date(asOf)], { stroke: "var(--accent)", strokeDasharray: "5 3" })]),
          plot.areaY(facts.steps, {
            ...line,
            y1: domain[0],
            y2: "people",
            fill: `var(--${facts.state})`,
            fillOpacity: 0.08,
          }),
          plot.lineY(facts.steps, { ...line, stroke: `var(--${facts.state})`, strokeWidth: 1.75 }),
        ],
      };
    },
    [facts, series, asOf, reading],
  );
  return (
    <div>
      <p className={styles["panelTitle"]}>
        <StateMark state={facts.state} /> <strong>{reading.number(facts.last)}</strong>
      </p>
      <Drawing draw={draw} height={PANEL_HEIGHT_PX} />
    </div>
  );
}

function peopleAt({ steps }: StateFacts, at: string): number {
  return steps.findLast((step) => step.at <= at)?.people ?? 0;
}
