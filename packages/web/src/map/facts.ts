/** What the map shows, and the table beside it says: each site's controller and people, and who goes from where to where. */
import { authoritiesOf, compare, type ControlSpan, controlAt, isAfter } from "./control.ts";
import { locate, type Whereabouts } from "./locate.ts";
import type { Degrees } from "./mercator.ts";

/** A site as the map is given it: as `/series/control` answers, and how many people the books hold there. */
export interface MapSite {
  readonly site: string;
  readonly name: string;
  readonly place: Degrees | null;
  readonly control: readonly ControlSpan[];
  /** Null: nothing was reported of it, which is not nobody (rule 6), or its books are kept elsewhere. */
  readonly people: number | null;
  readonly books: "kept" | "elsewhere";
}

/** People between two sites: on the way, or arrived. */
export interface MapMovement {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly isUnderWay: boolean;
}

export interface SiteFact {
  readonly site: string;
  readonly name: string;
  readonly people: number | null;
  readonly books: "kept" | "elsewhere";
  readonly where: Whereabouts | undefined;
  readonly control: ControlSpan | undefined;
}

export interface MovementFact extends MapMovement {
  readonly fromName: string;
  readonly toName: string;
}

/** An authority and its mark: the same whatever the moment, so that the slider changes sites and never the key. */
export interface AuthorityFact {
  readonly authority: string;
  readonly mark: number;
  /** Sites it controls at this moment. */
  readonly sites: number;
}

export interface MapFacts {
  /** Most people first. */
  readonly sites: readonly SiteFact[];
  /** Those under way first, then most people first. */
  readonly movements: readonly MovementFact[];
  readonly authorities: readonly AuthorityFact[];
}

export function factsOf(sites: readonly MapSite[], movements: readonly MapMovement[], asOf: string): MapFacts {
  const open = sites.filter(({ control }) => control[0] === undefined || !isAfter(control[0].from, asOf));
  const facts = open.map(({ control, ...site }) => ({
    site: site.site,
    name: site.name,
    people: site.people,
    books: site.books,
    where: locate(site),
    control: controlAt(control, asOf),
  }));
  const names = new Map(sites.map(({ site, name }) => [site, name]));
  return {
    sites: facts.toSorted((one, other) => (other.people ?? -1) - (one.people ?? -1) || compare(one.site, other.site)),
    movements: together(movements).map((movement) => ({
      ...movement,
      fromName: names.get(movement.from) ?? movement.from,
      toName: names.get(movement.to) ?? movement.to,
    })),
    authorities: authoritiesOf(sites).map((authority, mark) => ({
      authority,
      mark,
      sites: facts.filter(({ control }) => control?.authority === authority).length,
    })),
  };
}

/** Movements of the same way and state as one; nobody moved is no movement, and within a site none on a map. */
function together(movements: readonly MapMovement[]): readonly MapMovement[] {
  const ways = new Map<string, MapMovement>();
  for (const movement of movements) {
    if (movement.people === 0 || movement.from === movement.to) continue;
    const way = JSON.stringify([movement.from, movement.to, movement.isUnderWay]);
    ways.set(way, { ...movement, people: movement.people + (ways.get(way)?.people ?? 0) });
  }
  return [...ways.values()].sort(
    (one, other) => Number(other.isUnderWay) - Number(one.isUnderWay) || other.people - one.people,
  );
}
