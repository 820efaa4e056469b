import { describe, expect, test } from "vitest";
import { factsOf, type MapSite } from "./facts.ts";
import { type Layout, layOut } from "./layout.ts";
import { viewOfAll } from "./mercator.ts";

const OPENED = "2026-01-12T06:00:00.000Z";
const AL_HOL = { longitude: 41.15, latitude: 36.39 };
const RAQQA = { longitude: 39.008, latitude: 35.953 };

const site = (code: string, rest: Partial<MapSite> = {}): MapSite => ({
  site: code,
  name: `The site called ${code}`,
  place: AL_HOL,
  people: 10,
  books: "kept",
  control: [{ authority: "SDF", from: OPENED, until: null, instrument: "opening" }],
  ...rest,
});

function laid(sites: readonly MapSite[], people = 5): Layout {
  const facts = factsOf(sites, [{ from: "A", to: "B", people, isUnderWay: true }], OPENED);
  return layOut(facts, viewOfAll([AL_HOL, RAQQA], { width: 700, height: 400 }, 90), (text) => text.length * 7, {
    detail: ({ people: held }) => String(held),
    number: String,
    named: ({ ar }) => ar,
  });
}

describe("what lies on the ground", () => {
  test("every site with a place has a mark and a label, its name in lines and its number last", () => {
    const { sites } = laid([site("A"), site("B", { place: RAQQA })]);
    expect(sites.map(({ lines }) => lines)).toEqual([
      ["The site called A", "10"],
      ["The site called B", "10"],
    ]);
    const [long] = laid([site("A", { name: "a prison with a name much longer than any label is wide" })]).sites;
    expect(long?.lines.length).toBeGreaterThan(2);
  });

  test("a mark's area is its people", () => {
    const { sites } = laid([site("A", { people: 10_000 }), site("B", { place: RAQQA, people: 2_500 })]);
    expect(sites.map(({ radius }) => radius)).toEqual([24, 12]);
  });

  test("sites of one place stand beside one another, not over", () => {
    const [one, other] = laid([site("A"), site("B")]).sites;
    expect(Math.hypot((one?.at.x ?? 0) - (other?.at.x ?? 0), (one?.at.y ?? 0) - (other?.at.y ?? 0))).toBeGreaterThan(
      10,
    );
  });

  test("a site of which only the country is known stands within the frame", () => {
    const vague = site("IRAQ-SECURE", { name: "Secure locations in Iraq (not named)", place: null });
    const [mark] = laid([vague]).sites;
    expect(mark?.fact.where?.by).toBe("country");
    expect(mark?.at.x).toBeLessThan(700);
    expect(mark?.at.y).toBeLessThan(400);
  });

  test("a movement is an arc with its number; without a place at either end it is none", () => {
    expect(laid([site("A"), site("B", { place: RAQQA })]).arcs.map(({ label }) => label === undefined)).toEqual([
      false,
    ]);
    expect(laid([site("A"), site("B", { place: null })]).arcs).toEqual([]);
  });

  test("towns are named in the language asked for", () => {
    const names = laid([site("A")]).names.map(({ text }) => text);
    expect(names).toContain("الحسكة");
  });
});
