/** Who was in control of each site, through time: a bar for each stretch, with the authority's mark, code and colour. */
import "../map/authority-colours.css";
import type { PlotOptions } from "@observablehq/plot";
import { type ReactNode, useCallback, useMemo } from "react";
import { markOf } from "../map/authority-shape.ts";
import { authoritiesOf, type ControlSpan } from "../map/control.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { Chart } from "./chart.tsx";
import { Drawing, type Plot } from "./drawing.tsx";
import { chartTexts } from "./texts.ts";
import { edgeOf, timeScale } from "./time-axis.ts";

export interface ControlChartProps {
  /** As `/series/control` answers. */
  readonly sites: readonly { readonly site: string; readonly name: string; readonly control: readonly ControlSpan[] }[];
  /** What is drawn: from here to there. */
  readonly from: string;
  readonly to: string;
  /** The moment looked at, where it is not the end. */
  readonly asOf?: string;
  readonly authorityName?: (authority: string) => string;
}

interface Stretch {
  readonly site: string;
  readonly authority: string;
  readonly colour: string;
  readonly x1: Date;
  readonly x2: Date;
  /** The authority's code where it fits. */
  readonly code: string;
}

const ROW_PX = 40;
const AXIS_PX = 26;
const NAME_PART = 0.3;
const WIDEST_NAME_PX = 230;
const LETTER_PX = 7.5;

export function ControlChart({ sites, from, to, asOf, authorityName = itself }: ControlChartProps): ReactNode {
  const t = useTexts(chartTexts);
  const reading = useReading();
  const marks = useMemo(() => new Map(authoritiesOf(sites).map((authority, index) => [authority, index])), [sites]);
  const draw = useCallback(
    (plot: Plot, width: number): PlotOptions => {
      const margin = Math.min(width * NAME_PART, WIDEST_NAME_PX);
      const side = reading.direction === "rtl" ? "right" : "left";
      const edge = edgeOf(reading);
      const inner = width - margin - edge;
      const stretches = stretchesOf(sites, from, to, inner, marks);
      const changes = changesOf(sites, from, to);
      return {
        marginTop: 0,
        marginBottom: AXIS_PX,
        marginLeft: side === "left" ? margin : edge,
        marginRight: side === "right" ? margin : edge,
        x: timeScale(from, to, inner, reading),
        y: { axis: null, domain: sites.map(({ site }) => site), padding: 0.3 },
        marks: [
          plot.text(sites, {
            y: "site",
            text: "name",
            frameAnchor: side,
            dx: side === "left" ? -8 : 8,
            textAnchor: side === "left" ? "end" : "start",
            lineWidth: (margin - 12) / LETTER_PX / 1.4,
            fontSize: 13,
          }),
          plot.barX(stretches, { x1: "x1", x2: "x2", y: "site", fill: "colour", fillOpacity: 0.3, stroke: "colour" }),
          ...(asOf === undefined
            ? []
            : [plot.ruleX([new Date(asOf)], { stroke: "var(--accent)", strokeDasharray: "5 3" })]),
          plot.text(stretches, {
            x: ({ x1 }: Stretch) => x1,
            y: "site",
            text: "code",
            textAnchor: "start",
            dx: 12,
            fontSize: 12,
          }),
          plot.dot(changes, {
            x: "at",
            y: "site",
            symbol: ({ instrument }: Change) => (instrument === "seizure" ? "triangle" : "diamond"),
            r: 6,
            fill: "var(--paper)",
            stroke: "var(--ink)",
            strokeWidth: 1.5,
          }),
        ],
      };
    },
    [sites, from, to, asOf, marks, reading],
  );
  const all = sites.flatMap(({ name, control }) => control.map((span) => ({ name, ...span })));
  const instruments = all.map(({ instrument }) => instrument);
  const { dates } = reading;
  return (
    <Chart
      title={t("controlTitle")}
      summary={t("controlSummary", {
        sites: sites.length,
        handovers: instruments.filter((one) => one === "handover").length,
        seizures: instruments.filter((one) => one === "seizure").length,
      })}
      keys={[
        ...(["handover", "seizure"] as const).filter((one) => instruments.includes(one)),
        ...(asOf === undefined ? [] : (["now"] as const)),
      ].map((look) => ({ look, words: t(look) }))}
      table={{
        columns: [
          { title: t("columnSite") },
          { title: t("columnControl") },
          { title: t("columnFromTime") },
          { title: t("columnUntil") },
          { title: t("columnHow") },
        ],
        rows: all.map(({ name, authority, from: since, until, instrument }) => [
          <bdi key="site">{name}</bdi>,
          <bdi key="authority">{authorityName(authority)}</bdi>,
          dates.time(since),
          until === null ? t("toThisDay") : dates.time(until),
          t(instrument),
        ]),
      }}
    >
      <Drawing draw={draw} height={sites.length * ROW_PX + AXIS_PX} />
    </Chart>
  );
}

interface Change {
  readonly site: string;
  readonly at: Date;
  readonly instrument: ControlSpan["instrument"];
}

function stretchesOf(
  sites: ControlChartProps["sites"],
  from: string,
  to: string,
  width: number,
  marks: ReadonlyMap<string, number>,
): readonly Stretch[] {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return sites.flatMap(({ site, control }) =>
    control.flatMap(({ authority, from: since, until }) => {
      const x1 = Math.max(first, Date.parse(since));
      const x2 = Math.min(last, until === null ? last : Date.parse(until));
      if (x2 <= x1) return [];
      const fits = (width * (x2 - x1)) / (last - first) > authority.length * LETTER_PX + 20;
      const colour = `var(--authority-${markOf(marks.get(authority) ?? 0).colour})`;
      return [{ site, authority, colour, x1: new Date(x1), x2: new Date(x2), code: fits ? authority : "" }];
    }),
  );
}

function changesOf(sites: ControlChartProps["sites"], from: string, to: string): readonly Change[] {
  return sites.flatMap(({ site, control }) =>
    control.flatMap(({ from: since, instrument }) => {
      const at = Date.parse(since);
      const isDrawn = instrument !== "opening" && at >= Date.parse(from) && at <= Date.parse(to);
      return isDrawn ? [{ site, at: new Date(at), instrument }] : [];
    }),
  );
}

function itself(authority: string): string {
  return authority;
}
