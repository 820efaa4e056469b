import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { STATES, type State } from "@muster/record";
import { frameRoute } from "../../shell/frame-route.ts";

/** Which people: those behind one number of the balance, or those with this in a name or number. */
export interface PeopleSearch {
  readonly find?: string;
  readonly state?: State;
  readonly site?: string;
  readonly custodian?: string;
  /** The page after this person. */
  readonly after?: string;
}

/** How a person is looked at: as known then beside as known now, or as the moment of the page alone says. */
export interface PersonSearch {
  readonly compare?: true;
  /** Who may be the same person has been asked for. */
  readonly alike?: true;
}

function peopleSearch(search: Record<string, unknown> & SearchSchemaInput): PeopleSearch {
  const { state } = search;
  const known = STATES.find((one) => one === state);
  return {
    ...(known === undefined ? {} : { state: known }),
    ...textsOf(search, ["find", "site", "custodian", "after"]),
  };
}

/** A number typed into the search comes back out of an address as a number. */
function textsOf(search: Readonly<Record<string, unknown>>, names: readonly (keyof PeopleSearch)[]): PeopleSearch {
  const given = names.map((name) => [name, search[name]] as const);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      const text = typeof value === "number" ? String(value) : value;
      return typeof text === "string" && text !== "" ? [[name, text]] : [];
    }),
  );
}

const peopleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/people",
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import("./view.tsx"), "PeoplePage"),
});

const personRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/people/$person",
  validateSearch: ({ compare, alike }: Record<string, unknown> & SearchSchemaInput): PersonSearch => ({
    ...(compare === true ? { compare } : {}),
    ...(alike === true ? { alike } : {}),
  }),
  component: lazyRouteComponent(() => import("./person/view.tsx"), "PersonPage"),
});

/** Two files side by side: of one human being, or of two. */
const besideRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/people/$person/beside/$other",
  component: lazyRouteComponent(() => import("./beside/view.tsx"), "BesidePage"),
});

export const peopleRoutes = [peopleRoute, personRoute, besideRoute] as const;
