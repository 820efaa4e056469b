import { describe, expect, test } from "vitest";
import { degreesAt, inFrame, ofWorld, REACH, viewOfAll, worldAt, zoomed, zoomOf } from "./mercator.ts";

const SIZE = { width: 800, height: 500 };
const HOL = { longitude: 41.15, latitude: 36.39 };
const RAQQA = { longitude: 39.008, latitude: 35.953 };
const MALIKIYAH = { longitude: 42.14, latitude: 37.177 };

describe("Web Mercator", () => {
  test("the world's middle, and back from anywhere", () => {
    expect(ofWorld({ longitude: 0, latitude: 0 })).toEqual({ x: 0.5, y: 0.5 });
    const { longitude, latitude } = degreesAt(ofWorld(HOL));
    expect(longitude).toBeCloseTo(HOL.longitude, 9);
    expect(latitude).toBeCloseTo(HOL.latitude, 9);
  });

  test("east is right, north is up", () => {
    const view = viewOfAll([HOL, RAQQA, MALIKIYAH], SIZE, 50);
    expect(inFrame(view, MALIKIYAH).x).toBeGreaterThan(inFrame(view, RAQQA).x);
    expect(inFrame(view, MALIKIYAH).y).toBeLessThan(inFrame(view, RAQQA).y);
  });

  test("zoom and world are one another's", () => {
    expect(zoomOf({ world: worldAt(6.5) })).toBeCloseTo(6.5, 9);
  });
});

describe("a view of all", () => {
  test("has every point within its margin, and touches it", () => {
    const view = viewOfAll([HOL, RAQQA, MALIKIYAH], SIZE, 50);
    const xs = [HOL, RAQQA, MALIKIYAH].map((place) => inFrame(view, place).x);
    expect(Math.min(...xs)).toBeCloseTo(50, 6);
    expect(Math.max(...xs)).toBeCloseTo(750, 6);
  });

  test("of one place comes no closer than the shapes allow, and goes no farther", () => {
    const view = viewOfAll([HOL], SIZE, 50);
    expect(zoomOf(view)).toBeCloseTo(REACH.closest, 9);
    expect(inFrame(view, HOL)).toEqual({ x: 400, y: 250 });
    expect(zoomOf(zoomed(view, 1e-9))).toBeCloseTo(REACH.farthest, 9);
  });
});
