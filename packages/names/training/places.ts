/**
 * Makes `src/place/places.json`: `node packages/names/training/places.ts`. Towns of Syria and Iraq from GeoNames
 * (`places/cities_sy_iq.json` of the shared data), with the names the map gives 51 of them in four languages, and others
 * gathered by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { OTHER_PLACE_NAMES } from "./place-names.ts";

interface GeoName {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: "SY" | "IQ";
}

interface MapNames {
  readonly places: Readonly<
    Record<
      string,
      { readonly geonames: string; readonly country: string; readonly names: Readonly<Record<string, string>> }
    >
  >;
}

/** Beside the clone, and not part of it. */
export const GEONAMES = new URL("../../../../shared/data/places/cities_sy_iq.json", import.meta.url);

/** The file's whole text, a line a place. */
export function placesFile(): string {
  const towns = JSON.parse(readFileSync(GEONAMES, "utf8")) as readonly GeoName[];
  const others = otherNames();
  const taken = new Set<string>();
  const lines = towns.map(({ name, lat, lng, country }) => {
    const key = `${country} ${name}`;
    const names = [plain(name), ...(others.get(key) ?? [])];
    others.delete(key);
    const code = codeFor(country, name, taken);
    return JSON.stringify({ code, latitude: Number(lat), longitude: Number(lng), names: [...new Set(names)] });
  });
  if (others.size > 0) throw new Error(`no such towns: ${[...others.keys()].join(", ")}`);
  return `[\n${lines.join(",\n")}\n]\n`;
}

/** GeoNames writes the emphatic s as a letter that Turkish and Kurdish read as sh. */
function plain(name: string): string {
  return name.normalize("NFC").replaceAll("Ş", "S").replaceAll("ş", "s");
}

/** By country and GeoNames' name: the map's names, then those gathered here. */
function otherNames(): Map<string, readonly string[]> {
  const map = JSON.parse(readFileSync(new URL("../../web/places/names.json", import.meta.url), "utf8")) as MapNames;
  const others = new Map<string, readonly string[]>();
  for (const { geonames, country, names } of Object.values(map.places)) {
    others.set(`${country} ${geonames}`, Object.values(names).flatMap(apart));
  }
  for (const line of OTHER_PLACE_NAMES.trim().split("\n")) {
    const [key = "", ...names] = line.split("|");
    others.set(key, [...(others.get(key) ?? []), ...names]);
  }
  return others;
}

/** `Kobani (Ayn al-Arab)` are two names. */
function apart(name: string): readonly string[] {
  return name.split(/[()]/u).flatMap((piece) => (piece.trim() === "" ? [] : [piece.trim()]));
}

/** `SY.tall-abyad`; a second town of the name is `SY.suran-2`. */
function codeFor(country: string, name: string, taken: Set<string>): string {
  const letters = name
    .normalize("NFD")
    .replaceAll(/[^\p{L} -]/gu, "")
    .toLowerCase();
  const code = `${country}.${letters.trim().replaceAll(/[ -]+/gu, "-")}`;
  let free = code;
  for (let number = 2; taken.has(free); number++) free = `${code}-${number}`;
  taken.add(free);
  return free;
}

if (import.meta.main) writeFileSync(new URL("../src/place/places.json", import.meta.url), placesFile());
