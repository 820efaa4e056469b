/** Where sites are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { askAhead } from "../../api/question.ts";
import { frameRoute } from "../../shell/frame-route.ts";

const sitesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/sites",
  component: lazyRouteComponent(() => import("./view.tsx"), "SitesPage"),
});

/** As many as fill the window of the list with some to spare. */
export const FIRST_LINES = 100;

const siteRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/sites/$site",
  loader: (arrival) => {
    const id = arrival.params.site;
    askAhead(arrival, "/sites/:id/roll", { id, limit: FIRST_LINES });
    askAhead(arrival, "/sites/:id", { id });
  },
  component: lazyRouteComponent(() => import("./site-view.tsx"), "SitePage"),
});

export const sitesRoutes = [sitesRoute, siteRoute] as const;
