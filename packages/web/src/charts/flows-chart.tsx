/** Who went from where to where: sites left on the side where reading begins, sites come to on the other, bands between. */
import type { PlotOptions } from "@observablehq/plot";
import { type ReactNode, useCallback, useMemo } from "react";
import { isolated } from "../texts/isolated.ts";
import { useReading, useTexts } from "../texts/reading.tsx";
import { Chart } from "./chart.tsx";
import { Drawing, type Plot } from "./drawing.tsx";
import { type Band, type End, type Flow, layOutFlows } from "./flows.ts";
import { chartTexts } from "./texts.ts";

export interface FlowsChartProps {
  readonly flows: readonly Flow[];
  /** A site's name, by its code. */
  readonly siteName: (site: string) => string;
}

/** All ways together are so broad. */
const ROOM_PX = 120;
const LINE_PX = 17;
const HEAD_PX = 20;
const NAME_PART = 0.3;
const WIDEST_NAME_PX = 240;
const LETTER_PX = 7;

export function FlowsChart({ flows, siteName }: FlowsChartProps): ReactNode {
  const t = useTexts(chartTexts);
  const { direction, number, dates, list } = useReading();
  const [outside, fromTitle, toTitle] = [t("flowsOutside"), t("columnFrom"), t("columnTo")];
  const nameOf = useCallback(
    (site: string | null): string => (site === null ? outside : siteName(site)),
    [outside, siteName],
  );
  const draw = useCallback(
    (plot: Plot, width: number): PlotOptions => {
      const margin = Math.min(width * NAME_PART, WIDEST_NAME_PX);
      const { froms, tos, bands, height } = layOutFlows(
        flows,
        ROOM_PX,
        gapFor(flows.flatMap(endsOf).map(nameOf), margin),
      );
      return {
        height: HEAD_PX + height,
        marginLeft: margin,
        marginRight: margin,
        marginTop: HEAD_PX,
        marginBottom: 0,
        x: { domain: direction === "rtl" ? [1, 0] : [0, 1], axis: null },
        y: { domain: [0, height], range: [HEAD_PX, HEAD_PX + height], axis: null },
        marks: [
          plot.link(bands, {
            x1: 0,
            x2: 1,
            y1: "from",
            y2: "to",
            curve: "bump-x",
            stroke: "var(--transferred-out)",
            strokeOpacity: 0.35,
            strokeWidth: ({ breadth }: Band) => breadth,
          }),
          ...sideOf(plot, { title: fromTitle, ends: froms, x: 0 }, direction, margin, nameOf, number),
          ...sideOf(plot, { title: toTitle, ends: tos, x: 1 }, direction, margin, nameOf, number),
        ],
      };
    },
    [flows, direction, nameOf, number, fromTitle, toTitle],
  );
  const ways = useMemo(() => flows.toSorted((one, other) => other.people - one.people), [flows]);
  const [most] = ways;
  const way = ({ from, to }: Flow): string => t("flowsWay", { from: isolated(nameOf(from)), to: isolated(nameOf(to)) });
  return (
    <Chart
      title={t("flowsTitle")}
      summary={
        most === undefined
          ? t("empty")
          : t("flowsSummary", {
              people: ways.reduce((sum, { people }) => sum + people, 0),
              ways: ways.length,
              most: number(most.people),
              way: way(most),
            })
      }
      {...(most === undefined ? {} : { note: t("flowsNote") })}
      table={{
        columns: [
          { title: t("columnFrom") },
          { title: t("columnTo") },
          { title: t("columnPeople"), isFigure: true },
          { title: t("columnFirst") },
          { title: t("columnLast") },
          { title: t("columnTransfers") },
        ],
        rows: ways.map(({ from, to, people, first, last, transfers }) => [
          <bdi key="from">{nameOf(from)}</bdi>,
          <bdi key="to">{nameOf(to)}</bdi>,
          number(people),
          dates.time(first),
          dates.time(last),
          <bdi key="transfers">{list(transfers)}</bdi>,
        ]),
      }}
    >
      {most === undefined ? null : <Drawing draw={draw} height={HEAD_PX + ROOM_PX} />}
    </Chart>
  );
}

/** Room between two sites for the longest name, in as many lines as it takes, and its number. */
function gapFor(names: readonly string[], margin: number): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return (Math.ceil((longest * LETTER_PX) / (margin - 24)) + 1) * LINE_PX;
}

function endsOf({ from, to }: Flow): readonly (string | null)[] {
  return [from, to];
}

/** A side's sites: a bar as tall as people, and outside it the name with their number. */
function sideOf(
  plot: Plot,
  { title, ends, x }: { readonly title: string; readonly ends: readonly End[]; readonly x: 0 | 1 },
  direction: "ltr" | "rtl",
  margin: number,
  nameOf: (site: string | null) => string,
  number: (people: number) => string,
): NonNullable<PlotOptions["marks"]> {
  const isLeft = (x === 0) === (direction === "ltr");
  const beside = { textAnchor: isLeft ? "end" : "start", dx: isLeft ? -8 : 8 } as const;
  return [
    plot.text([title], { x, frameAnchor: "top", ...beside, dy: 10 - HEAD_PX, fontSize: 12, fill: "var(--ink-soft)" }),
    plot.ruleX(ends, { x, y1: "top", y2: "bottom", stroke: "var(--ink)", strokeWidth: 4 }),
    plot.text(ends, {
      x,
      y: ({ top, bottom }: End) => (top + bottom) / 2,
      text: ({ site, people }: End) => `${isolated(nameOf(site))}\n${number(people)}`,
      ...beside,
      fontSize: 13,
      lineHeight: 1.25,
      lineWidth: (margin - 16) / LETTER_PX / 2,
      fill: "var(--ink)",
    }),
  ];
}
