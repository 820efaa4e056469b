import { describe, expect, test } from "vitest";
import { type Box, boxAround, type Label, placeLabels } from "./labels.ts";

const FRAME = { width: 400, height: 300 };
const label = (id: string, x: number, y: number, rest: Partial<Label> = {}): Label => ({
  id,
  at: { x, y },
  radius: 5,
  width: 80,
  height: 20,
  mustStand: true,
  ...rest,
});

function meet(one: Box, other: Box): boolean {
  const across = Math.min(one.x + one.width, other.x + other.width) > Math.max(one.x, other.x);
  const down = Math.min(one.y + one.height, other.y + other.height) > Math.max(one.y, other.y);
  return across && down;
}

describe("labels", () => {
  test("stand on the right where there is room", () => {
    const placed = placeLabels([label("a", 100, 100)], [boxAround({ x: 100, y: 100 }, 5)], FRAME);
    expect(placed.get("a")).toEqual({ box: { x: 109, y: 90, width: 80, height: 20 }, align: "left" });
  });

  test("turn to the left at the right edge", () => {
    expect(placeLabels([label("a", 380, 100)], [], FRAME).get("a")?.align).toBe("right");
  });

  test("of near marks cover neither one another nor a mark", () => {
    const labels = [label("a", 200, 150), label("b", 215, 150), label("c", 207, 165)];
    const marks = labels.map(({ at, radius }) => boxAround(at, radius));
    const boxes = [...placeLabels(labels, marks, FRAME).values()].map(({ box }) => box);
    expect(boxes).toHaveLength(3);
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).some((other) => meet(box, other))).toBe(false);
      expect(marks.some((mark) => meet(box, mark))).toBe(false);
    }
  });

  test("that may be left out are, when there is no free side; others stand all the same", () => {
    const wall: Box = { x: 0, y: 0, ...FRAME };
    const placed = placeLabels([label("must", 200, 150), label("may", 100, 100, { mustStand: false })], [wall], FRAME);
    expect([...placed.keys()]).toEqual(["must"]);
  });
});
