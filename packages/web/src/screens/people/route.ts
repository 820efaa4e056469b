import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";
import { STATES, type State } from "@muster/record";

/** Which people: those behind one number of the balance, or those with this in a name or number. */
export interface PeopleSearch {
  readonly find?: string;
  readonly state?: State;
  readonly site?: string;
  readonly custodian?: string;
}

function peopleSearch(search: Record<string, unknown> & SearchSchemaInput): PeopleSearch {
  const { find, state, site, custodian } = search;
  const known = STATES.find((one) => one === state);
  return {
    ...(typeof find === "string" && find !== "" ? { find } : {}),
    ...(known === undefined ? {} : { state: known }),
    ...(typeof site === "string" ? { site } : {}),
    ...(typeof custodian === "string" ? { custodian } : {}),
  };
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
  component: lazyRouteComponent(() => import("./view.tsx"), "PersonPage"),
});

export const peopleRoutes = [peopleRoute, personRoute] as const;
