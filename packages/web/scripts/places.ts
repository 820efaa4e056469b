/**
 * Makes the map's shapes and places, `places/areas.topo.json` and `places/places.json`, from the shared data and the names in
 * `places/names.json`: `node packages/web/scripts/places.ts`, then `npm run format`. What it makes is in the repository; it runs again only when the
 * data or a name changes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Point = readonly [longitude: number, latitude: number];
type Names = Readonly<Record<"en" | "ar" | "ckb" | "ku", string>>;

/** As TopoJSON has it: arcs of steps on a grid, rings of arcs, `~n` for arc n backwards. */
interface Topology {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
}
interface Geometry {
  readonly type: "Polygon" | "MultiPolygon";
  readonly id: string;
  readonly arcs: readonly unknown[];
}
interface GeoName {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
}
interface Naming {
  readonly countries: Readonly<Record<string, { readonly label: Point; readonly names: Names }>>;
  readonly areas: Readonly<Record<string, Names>>;
  readonly places: Readonly<Record<string, Named>>;
}
interface Named {
  readonly geonames: string;
  readonly country: string;
  readonly rank: number;
  readonly names: Names;
}

const COUNTRIES = { SY: "syr", IQ: "irq" } as const;
/** About 100 metres; a pixel of the closest view of the map is more. */
const GRID_DEGREES = 0.001;
/** A point is left out where the line without it passes this near. */
const TOLERANCE_DEGREES = 0.004;

const bundled = join(import.meta.dirname, "../places");
const shared = join(process.env["MUSTER_SHARED"] ?? join(import.meta.dirname, "../../../../shared"), "data/places");
const naming = read<Naming>(join(bundled, "names.json"));
write("areas.topo.json", joined());
write("places.json", places());

/** One topology of both countries' areas on one grid: each area with its names, its country, and where its name stands. */
function joined(): unknown {
  const arcs: Point[][] = [];
  const geometries: unknown[] = [];
  for (const [country, file] of Object.entries(COUNTRIES)) {
    const topology = read<Topology>(join(shared, `${file}.topo.json`));
    const first = arcs.length;
    arcs.push(...topology.arcs.map((arc) => onGrid(simplified(absolute(arc, topology.transform)))));
    for (const { type, id, arcs: rings } of topology.objects[file]?.geometries ?? []) {
      const names = naming.areas[id];
      if (names === undefined) throw new Error(`${id} has no names in names.json`);
      const renumbered = shifted(rings, first);
      geometries.push({
        type,
        id,
        arcs: renumbered,
        properties: { country, names, label: labelPoint(renumbered, arcs) },
      });
    }
  }
  return {
    type: "Topology",
    transform: { scale: [GRID_DEGREES, GRID_DEGREES], translate: [0, 0] },
    countries: naming.countries,
    objects: { areas: { type: "GeometryCollection", geometries } },
    arcs: arcs.map(steps),
  };
}

function places(): unknown {
  const known = read<readonly GeoName[]>(join(shared, "cities_sy_iq.json"));
  return Object.entries(naming.places).map(([code, { geonames, country, rank, names }]) => {
    const [place, another] = known.filter((one) => one.name === geonames && one.country === country);
    if (place === undefined || another !== undefined) throw new Error(`${geonames} is not one place of ${country}`);
    return { code, country, rank, longitude: rounded(Number(place.lng)), latitude: rounded(Number(place.lat)), names };
  });
}

function absolute(arc: readonly Point[], { scale, translate }: Topology["transform"]): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** Douglas and Peucker's: the ends stay, so areas that meet in them still do. */
function simplified(line: readonly Point[]): readonly Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  const distances = line.map((point) => distance(point, first, last));
  const farthest = Math.max(...distances);
  const at = distances.indexOf(farthest);
  if (farthest <= TOLERANCE_DEGREES) return [first, last];
  return [...simplified(line.slice(0, at + 1)), ...simplified(line.slice(at)).slice(1)];
}

/** From a point to the stretch between two others; between a ring's one end and itself, to that end. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function onGrid(line: readonly Point[]): Point[] {
  const points = line.map(([x, y]): Point => [Math.round(x / GRID_DEGREES), Math.round(y / GRID_DEGREES)]);
  return points.filter(([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]);
}

function steps(line: readonly Point[]): Point[] {
  return line.map(([x, y], index) => {
    const [px, py] = line[index - 1] ?? [0, 0];
    return [x - px, y - py];
  });
}

function shifted(rings: readonly unknown[], by: number): unknown[] {
  return rings.map((ring) => {
    if (Array.isArray(ring)) return shifted(ring, by);
    return typeof ring === "number" && ring < 0 ? ring - by : Number(ring) + by;
  });
}

/** The centre of gravity of the largest ring, in degrees. */
function labelPoint(rings: readonly unknown[], arcs: readonly (readonly Point[])[]): Point {
  let [most, x, y] = [0, 0, 0];
  for (const ring of ringsOf(rings)) {
    const points = ring.flatMap((arc) => (arc < 0 ? (arcs[~arc] ?? []).toReversed() : (arcs[arc] ?? [])));
    const [area, cx, cy] = gravity(points);
    if (Math.abs(area) > Math.abs(most)) [most, x, y] = [area, cx, cy];
  }
  return [rounded(x * GRID_DEGREES), rounded(y * GRID_DEGREES)];
}

function ringsOf(rings: readonly unknown[]): readonly (readonly number[])[] {
  return rings.flatMap((ring) => {
    if (!Array.isArray(ring)) return [];
    return typeof ring[0] === "number" ? [ring as readonly number[]] : ringsOf(ring);
  });
}

function gravity(points: readonly Point[]): readonly [area: number, x: number, y: number] {
  let [area, x, y] = [0, 0, 0];
  points.forEach(([ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  });
  return [area, x / (3 * area), y / (3 * area)];
}

function rounded(degrees: number): number {
  return Math.round(degrees / GRID_DEGREES) * GRID_DEGREES;
}

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, "utf8")) as Content;
}

/** Numbers as short as the grid has them. */
function write(name: string, content: unknown): void {
  const short = (_key: string, value: unknown): unknown =>
    typeof value === "number" ? Number(value.toFixed(3)) : value;
  writeFileSync(join(bundled, name), `${JSON.stringify(content, short)}\n`);
}
