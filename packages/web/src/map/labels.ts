/**
 * Where words stand beside their marks so that none covers another. Asked in order of importance: who comes first chooses
 * first; a label that may be left out is, when no side is free; one that may not takes the side that covers least.
 */
import type { Point, Size } from "./mercator.ts";

export interface Box extends Point, Size {}

export interface Label extends Size {
  readonly id: string;
  readonly at: Point;
  /** Of the mark it stands beside; 0: it stands on the point itself. */
  readonly radius: number;
  readonly mustStand: boolean;
}

export interface PlacedLabel {
  /** Upper left corner. */
  readonly box: Box;
  /** Which way its lines are flush. */
  readonly align: "left" | "center" | "right";
}

const GAP_PX = 4;
/** Words may come this near. */
const AIR_PX = 2;

export function placeLabels(
  labels: readonly Label[],
  marks: readonly Box[],
  frame: Size,
): ReadonlyMap<string, PlacedLabel> {
  const taken: Box[] = [...marks];
  const placed = new Map<string, PlacedLabel>();
  for (const label of labels) {
    const costs = sidesOf(label).map((side) => ({ side, cost: costOf(side.box, taken, frame) }));
    const best = costs.reduce((least, one) => (one.cost < least.cost ? one : least));
    if (best.cost > 0 && !label.mustStand) continue;
    taken.push(best.side.box);
    placed.set(label.id, best.side);
  }
  return placed;
}

export function boxAround({ x, y }: Point, radius: number): Box {
  return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
}

/** Those beside come before those above and below: lines of reading lie side by side. */
function sidesOf({ at: { x, y }, radius, width, height }: Label): readonly [PlacedLabel, ...PlacedLabel[]] {
  const middle: PlacedLabel = { box: { x: x - width / 2, y: y - height / 2, width, height }, align: "center" };
  if (radius === 0) return [middle];
  const away = radius + GAP_PX;
  const slant = away * Math.SQRT1_2;
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height });
  return [
    { box: box(x + away, y - height / 2), align: "left" },
    { box: box(x - away - width, y - height / 2), align: "right" },
    { box: box(x - width / 2, y + away), align: "center" },
    { box: box(x - width / 2, y - away - height), align: "center" },
    { box: box(x + slant, y + slant), align: "left" },
    { box: box(x + slant, y - slant - height), align: "left" },
    { box: box(x - slant - width, y + slant), align: "right" },
    { box: box(x - slant - width, y - slant - height), align: "right" },
  ];
}

/** Square pixels covered, and those lost outside the frame, which are worse. */
function costOf(box: Box, taken: readonly Box[], frame: Size): number {
  const covered = taken.reduce((sum, other) => sum + overlap(box, other, AIR_PX), 0);
  const inside = overlap(box, { x: 0, y: 0, ...frame }, 0);
  return covered + 3 * (box.width * box.height - inside);
}

function overlap(one: Box, other: Box, air: number): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) + air;
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) + air;
  return width > 0 && height > 0 ? width * height : 0;
}
