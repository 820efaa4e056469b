/** Everything that lies on the ground, at one view: marks of sites, arcs of movements, names of towns and areas, and no two in one place. */
import { type Arc, arcBetween, BENDS } from "./arcs.ts";
import { markOf, reachOf } from "./authority-shape.ts";
import type { MapFacts, MovementFact, SiteFact } from "./facts.ts";
import { AREAS, COUNTRIES, type Names, PLACES } from "./ground.ts";
import { type Box, boxAround, type Label, type PlacedLabel, placeLabels } from "./labels.ts";
import { type Degrees, inFrame, type Point, type View } from "./mercator.ts";

/** The kinds of words on the map; the style sheet has the same, and both the same sizes. */
export const WORDS = {
  site: { weight: 600, size_px: 13, line_px: 17 },
  detail: { weight: 400, size_px: 12, line_px: 16 },
  arc: { weight: 600, size_px: 12, line_px: 16 },
  town: { weight: 400, size_px: 12, line_px: 15 },
  area: { weight: 400, size_px: 11, line_px: 14 },
  country: { weight: 600, size_px: 14, line_px: 18 },
} as const;
export type Kind = keyof typeof WORDS;

/** How wide words are, in pixels. */
export type Measure = (text: string, kind: Kind) => number;

export interface LaidSite {
  readonly fact: SiteFact;
  readonly at: Point;
  readonly radius: number;
  /** Index of the controlling authority among `facts.authorities`. */
  readonly authority: number | undefined;
  readonly lines: readonly string[];
  readonly label: PlacedLabel;
}

export interface LaidArc {
  readonly fact: MovementFact;
  readonly arc: Arc;
  readonly width_px: number;
  readonly label: PlacedLabel | undefined;
}

export interface LaidName {
  readonly id: string;
  readonly kind: "town" | "area" | "country";
  readonly text: string;
  readonly at: Point;
  readonly label: PlacedLabel;
}

export interface Layout {
  readonly sites: readonly LaidSite[];
  readonly arcs: readonly LaidArc[];
  readonly names: readonly LaidName[];
}

interface Said {
  /** The line under a site's name. */
  readonly detail: (fact: SiteFact) => string;
  readonly number: (people: number) => string;
  readonly named: (names: Names) => string;
}

const LARGEST_RADIUS_PX = 24;
const SMALLEST_RADIUS_PX = 5;
const UNKNOWN_RADIUS_PX = 7;
/** Names are broken into lines no wider, nor wider than this part of the frame. */
const LABEL_WIDTH_PX = 170;
const LABEL_PART = 0.36;
const TOWN_RADIUS_PX = 3;
/** Sites of one place stand beside one another. */
const BESIDE_PX = 16;
/** Smaller towns are named from here on. */
const PIXELS_PER_DEGREE_FOR_RANK = [0, 0, 45, 110];
const PIXELS_PER_DEGREE_FOR_AREAS = 45;

export function layOut(facts: MapFacts, view: View, measure: Measure, said: Said): Layout {
  const most = Math.max(1, ...facts.sites.map(({ people }) => people ?? 0));
  const marks = standing(facts, view, most);
  const at = new Map(marks.map((mark) => [mark.fact.site, mark]));
  const arcs = facts.movements.flatMap((fact) => {
    const [from, to] = [at.get(fact.from), at.get(fact.to)];
    if (from === undefined || to === undefined) return [];
    const width_px = 1.5 + 3.5 * Math.sqrt(Math.min(1, fact.people / most));
    const bent = fact.isUnderWay ? BENDS.underWay : BENDS.arrived;
    const arc = arcBetween({ ...from.at, radius: from.reach }, { ...to.at, radius: to.reach }, width_px, bent);
    return arc === undefined ? [] : [{ fact, arc, width_px }];
  });
  const labelWidth = Math.min(LABEL_WIDTH_PX, view.width * LABEL_PART);
  const lines = new Map(
    marks.map(({ fact }) => [fact.site, { name: wrapped(fact.name, labelWidth, measure), detail: said.detail(fact) }]),
  );
  const names = namesIn(view, said.named).filter(
    ({ kind, at }) => kind !== "town" || !marks.some((mark) => near(mark.at, at, mark.reach + TOWN_RADIUS_PX)),
  );
  const placed = placeLabels(
    [
      ...marks.map(({ fact, at, reach }) => siteLabel(fact.site, at, reach, lines.get(fact.site), measure)),
      ...arcs.map(({ fact, arc }) => arcLabel(fact, arc.middle, said.number(fact.people), measure)),
      ...names.map(({ id, kind, text, at }) => nameLabel(id, kind, text, at, measure)),
    ],
    [
      ...marks.map(({ at, reach }) => boxAround(at, reach)),
      ...arcs.flatMap(({ arc, width_px }) => arc.along.map((point) => boxAround(point, width_px))),
      ...dotsOf(names),
    ],
    view,
  );
  return {
    sites: marks.flatMap(({ fact, at, radius, authority }) => {
      const [label, words] = [placed.get(`site ${fact.site}`), lines.get(fact.site)];
      if (label === undefined || words === undefined) return [];
      return [{ fact, at, radius, authority, label, lines: [...words.name, words.detail] }];
    }),
    arcs: arcs.map((one) => ({ ...one, label: placed.get(arcId(one.fact)) })),
    names: names.flatMap((name) => {
      const label = placed.get(name.id);
      return label === undefined ? [] : [{ ...name, label }];
    }),
  };
}

/** Of a mark for so many people, where the largest is for `most`: the area is what counts. */
export function radiusOf(people: number, most: number): number {
  return Math.max(SMALLEST_RADIUS_PX, LARGEST_RADIUS_PX * Math.sqrt(people / most));
}

interface Standing {
  readonly fact: SiteFact;
  readonly at: Point;
  readonly radius: number;
  /** To the mark's farthest corner. */
  readonly reach: number;
  readonly authority: number | undefined;
}

/** Sites with a place, where they stand and how large: a mark's area is its people. */
function standing({ sites, authorities }: MapFacts, view: View, most: number): readonly Standing[] {
  const indexes = new Map(authorities.map(({ authority, mark }) => [authority, mark]));
  const taken = new Map<string, number>();
  return sites.flatMap((fact) => {
    if (fact.where === undefined) return [];
    const { x, y } = inFrame(view, fact.where.at);
    const before = taken.get(`${x} ${y}`) ?? 0;
    taken.set(`${x} ${y}`, before + 1);
    const radius = fact.people === null ? UNKNOWN_RADIUS_PX : radiusOf(fact.people, most);
    const authority = fact.control && indexes.get(fact.control.authority);
    const reach = authority === undefined ? radius : reachOf(markOf(authority).shape, radius);
    const at = { x: x + before * BESIDE_PX, y };
    return [{ fact, radius, reach, authority, at: fact.where.by === "country" ? kept(at, view, reach) : at }];
  });
}

/** A country's site stands at the edge of the frame nearest to the country, when its middle is out of sight. */
function kept({ x, y }: Point, { width, height }: View, reach: number): Point {
  const across = reach + LABEL_WIDTH_PX / 2;
  const down = reach + 3 * WORDS.site.line_px + WORDS.detail.line_px;
  return {
    x: Math.min(Math.max(x, across), Math.max(width - across, across)),
    y: Math.min(Math.max(y, down), Math.max(height - down, down)),
  };
}

function namesIn(view: View, named: Said["named"]): readonly Omit<LaidName, "label">[] {
  const perDegree = view.world / 360;
  const inSight = (place: Degrees): boolean => {
    const { x, y } = inFrame(view, place);
    return x > 0 && y > 0 && x < view.width && y < view.height;
  };
  const towns = PLACES.filter((place) => perDegree >= (PIXELS_PER_DEGREE_FOR_RANK[place.rank] ?? 0) && inSight(place));
  const areas = AREAS.filter(({ label }) => inSight(label));
  // A country whose middle is out of sight is named in the middle of what is seen of it.
  const countries = [...COUNTRIES].flatMap(([code, { names, label }]) => {
    const at = inSight(label) ? label : middleOf(areas.flatMap((area) => (area.country === code ? [area.label] : [])));
    return at === undefined ? [] : [{ code, names, at }];
  });
  const name = (id: string, kind: LaidName["kind"], names: Names, place: Degrees): Omit<LaidName, "label"> => ({
    id: `${kind} ${id}`,
    kind,
    text: named(names),
    at: inFrame(view, place),
  });
  return [
    ...countries.map(({ code, names, at }) => name(code, "country", names, at)),
    ...towns.toSorted((one, other) => one.rank - other.rank).map((town) => name(town.code, "town", town.names, town)),
    ...(perDegree < PIXELS_PER_DEGREE_FOR_AREAS ? [] : areas).map(({ id, names, label }) =>
      name(id, "area", names, label),
    ),
  ];
}

function middleOf(places: readonly Degrees[]): Degrees | undefined {
  if (places.length === 0) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / places.length;
  return {
    longitude: mean(places.map(({ longitude }) => longitude)),
    latitude: mean(places.map(({ latitude }) => latitude)),
  };
}

function dotsOf(names: readonly Omit<LaidName, "label">[]): readonly Box[] {
  return names.filter(({ kind }) => kind === "town").map(({ at }) => boxAround(at, TOWN_RADIUS_PX));
}

function siteLabel(
  site: string,
  at: Point,
  radius: number,
  words: { readonly name: readonly string[]; readonly detail: string } | undefined,
  measure: Measure,
): Label {
  const { name, detail } = words ?? { name: [], detail: "" };
  const width = Math.max(measure(detail, "detail"), ...name.map((line) => measure(line, "site")));
  const height = name.length * WORDS.site.line_px + WORDS.detail.line_px;
  return { id: `site ${site}`, at, radius, width, height, mustStand: true };
}

function arcLabel(fact: MovementFact, at: Point, text: string, measure: Measure): Label {
  return { id: arcId(fact), at, radius: 2, width: measure(text, "arc"), height: WORDS.arc.line_px, mustStand: true };
}

function arcId({ from, to, isUnderWay }: MovementFact): string {
  return `arc ${JSON.stringify([from, to, isUnderWay])}`;
}

function nameLabel(id: string, kind: LaidName["kind"], text: string, at: Point, measure: Measure): Label {
  const radius = kind === "town" ? TOWN_RADIUS_PX : 0;
  return { id, at, radius, width: measure(text, kind), height: WORDS[kind].line_px, mustStand: false };
}

/** A name in lines, broken between words. */
function wrapped(name: string, width_px: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const line = lines.at(-1);
    const longer = `${line ?? ""} ${word}`;
    if (line !== undefined && measure(longer, "site") <= width_px) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function near(one: Point, other: Point, within: number): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) < within;
}
