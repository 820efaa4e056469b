/**
 * The axis of time of every chart. Time runs from left to right in every language, as charts in Arabic statistics mostly do:
 * the numbers beside it are written so too. What is not time (which site, from where) stands on the side where reading begins.
 */
import type { PlotOptions } from "@observablehq/plot";
import type { Reading } from "../texts/reading.tsx";

type TimeScale = NonNullable<PlotOptions["x"]>;

/** Kurdish months have no short names that `Intl` knows: the day and the month are numbers. */
const MONTH_STYLES = { en: "short", ar: "long", ckb: "numeric", ku: "numeric" } as const;
const PIXELS_PER_TICK = { short: 80, long: 110, numeric: 70 } as const;

/** Half of the widest tick's words: so much a chart keeps free beyond its ends. */
const EDGES_PX = { short: 24, long: 44, numeric: 20 } as const;

export function edgeOf({ language }: Reading): number {
  return EDGES_PX[MONTH_STYLES[language]];
}

export function timeScale(from: string, to: string, width: number, reading: Reading): TimeScale {
  return {
    type: "time",
    domain: [new Date(from), new Date(to)],
    ticks: Math.max(2, Math.floor(width / PIXELS_PER_TICK[MONTH_STYLES[reading.language]])),
    tickFormat: tickFormat(reading),
    label: null,
  };
}

/** A day at its beginning, a time of day within it; in the reader's zone. */
function tickFormat({ language, locales, dates }: Reading): (tick: Date) => string {
  const day = new Intl.DateTimeFormat([...locales], {
    day: "numeric",
    month: MONTH_STYLES[language],
    calendar: "gregory",
  });
  return (tick) =>
    tick.getHours() === 0 && tick.getMinutes() === 0 ? day.format(tick) : dates.clock(tick.toISOString());
}
