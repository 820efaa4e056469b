/** Movements as arcs: bent to one side of their way, so that there and back are two lines; ending in a point where people go. */
import type { Point } from "./mercator.ts";

interface Disc extends Point {
  readonly radius: number;
}

export interface Arc {
  /** Paths of SVG. */
  readonly line: string;
  readonly head: string;
  /** Where its number stands. */
  readonly middle: Point;
  /** Along the way, for words to keep clear of. */
  readonly along: readonly Point[];
}

/** Part of the way's length by which it is bent aside: people on the way swing wider than those before them, who arrived. */
export const BENDS = { arrived: 0.22, underWay: 0.36 } as const;
const GAP_PX = 4;
const HEAD_PX = 9;
const HEAD_HALF_WIDTH = 0.42;
const STEP_PX = 8;

/** From the rim of one disc to the rim of another; undefined where they touch and there is no room for a line. */
export function arcBetween(from: Disc, to: Disc, width_px: number, bent: number): Arc | undefined {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const head = HEAD_PX + width_px;
  if (length < from.radius + to.radius + 2 * GAP_PX + head) return undefined;
  const bend = { x: (from.x + to.x) / 2 + dy * bent, y: (from.y + to.y) / 2 - dx * bent };
  const start = towards(from, bend, from.radius + GAP_PX);
  const tip = towards(to, bend, to.radius + GAP_PX);
  const neck = towards(tip, bend, head);
  const [nx, ny] = [(tip.y - neck.y) * HEAD_HALF_WIDTH, (neck.x - tip.x) * HEAD_HALF_WIDTH];
  return {
    line: `M${pair(start)}Q${pair(bend)} ${pair(neck)}`,
    head: `M${pair(tip)}L${pair({ x: neck.x + nx, y: neck.y + ny })}L${pair({ x: neck.x - nx, y: neck.y - ny })}Z`,
    middle: onCurve(start, bend, neck, 0.5),
    along: Array.from({ length: Math.ceil(length / STEP_PX) + 1 }, (_, step) =>
      onCurve(start, bend, tip, step / Math.ceil(length / STEP_PX)),
    ),
  };
}

/** A point of a quadratic Bézier curve, `t` from 0 to 1. */
function onCurve(start: Point, bend: Point, end: Point, t: number): Point {
  const [first, second, third] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return {
    x: first * start.x + second * bend.x + third * end.x,
    y: first * start.y + second * bend.y + third * end.y,
  };
}

function towards(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length };
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
