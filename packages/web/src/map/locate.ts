/**
 * Where a site is: by its own coordinates in the register; else, for the sites of the reference case, near a town of public
 * geography (`places/sites.json`), or no nearer than a country. A site the list has under another name is not the one meant.
 */
import sitesFile from "../../places/sites.json" with { type: "json" };
import { COUNTRIES, type Names, PLACES } from "./ground.ts";
import type { Degrees } from "./mercator.ts";

export interface Whereabouts {
  /** By its own coordinates, by the town it is near to, or by its country alone. */
  readonly by: "coordinates" | "town" | "country";
  readonly at: Degrees;
  /** Of the town or the country. */
  readonly names?: Names;
}

interface Located {
  readonly site: string;
  readonly name: string;
  readonly place: Degrees | null;
}

interface Known {
  readonly name: string;
  readonly place?: string;
  readonly country?: string;
}

const KNOWN: Readonly<Record<string, Known>> = sitesFile;

/** Undefined: the map has no place for it, and says so. */
export function locate({ site, name, place }: Located): Whereabouts | undefined {
  if (place !== null) return { by: "coordinates", at: place };
  const known = Object.hasOwn(KNOWN, site) ? KNOWN[site] : undefined;
  if (known?.name !== name) return undefined;
  const town = PLACES.find(({ code }) => code === known.place);
  if (town !== undefined) return { by: "town", at: town, names: town.names };
  const country = COUNTRIES.get(known.country ?? "");
  return country && { by: "country", at: country.label, names: country.names };
}
