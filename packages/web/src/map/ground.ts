/** The bundled shapes and places (`places/README.md`): areas and their borders, towns, countries, and their names in four languages. */
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import { feature, mesh } from "topojson-client";
import areasFile from "../../places/areas.topo.json" with { type: "json" };
import placesFile from "../../places/places.json" with { type: "json" };
import type { Language } from "../texts/languages.ts";
import { type Degrees, ofWorld } from "./mercator.ts";

export type Names = Readonly<Record<Language, string>>;
type Shape = Parameters<typeof mesh>[1] & { type: "GeometryCollection" };

export interface Area {
  readonly id: string;
  readonly country: string;
  readonly names: Names;
  /** Where its name stands. */
  readonly label: Degrees;
}

export interface Place extends Degrees {
  readonly code: string;
  readonly names: Names;
  /** 1 is named first, 3 last. */
  readonly rank: number;
}

/** A path of the ground is drawn on a world this wide. */
export const PATH_WORLD = 100_000;

interface AreaProperties {
  readonly country: string;
  readonly names: Names;
  readonly label: readonly number[];
}

const topology = areasFile as unknown as Parameters<typeof mesh>[0];
const shapes = topology.objects["areas"] as Shape;
const features = feature(topology, shapes) as FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** As GeoJSON, for MapLibre. */
export const GROUND = {
  areas: features,
  /** Between areas of one country. */
  inner: mesh(topology, shapes, (one, other) => one !== other && countryOf(one) === countryOf(other)),
  /** Around a country; where two meet, each brings its own. */
  outer: mesh(topology, shapes, (one, other) => one === other || countryOf(one) !== countryOf(other)),
} as const;

export const AREAS: readonly Area[] = features.features.map(({ id, properties: { country, names, label } }) => ({
  id: String(id),
  country,
  names,
  label: degrees(label),
}));

export const PLACES: readonly Place[] = placesFile;

export const COUNTRIES: ReadonlyMap<string, { readonly names: Names; readonly label: Degrees }> = new Map(
  Object.entries(areasFile.countries).map(([code, { names, label }]) => [code, { names, label: degrees(label) }]),
);

/** The same as paths of SVG, on a world `PATH_WORLD` wide. */
export const PATHS = {
  areas: features.features
    .map(({ geometry }) =>
      rings(geometry)
        .map((ring) => `${path(ring)}Z`)
        .join(""),
    )
    .join(""),
  inner: lines(GROUND.inner),
  outer: lines(GROUND.outer),
} as const;

function countryOf(geometry: { readonly properties?: unknown }): string {
  return (geometry.properties as AreaProperties).country;
}

function rings(geometry: Polygon | MultiPolygon): readonly Position[][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function lines({ coordinates }: MultiLineString): string {
  return coordinates.map(path).join("");
}

function path(line: readonly Position[]): string {
  return `M${line
    .map((position) => ofWorld(degrees(position)))
    .map(({ x, y }) => `${(x * PATH_WORLD).toFixed(1)} ${(y * PATH_WORLD).toFixed(1)}`)
    .join("L")}`;
}

function degrees([longitude = 0, latitude = 0]: readonly number[]): Degrees {
  return { longitude, latitude };
}
