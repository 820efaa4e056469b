/** Where sites are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const sitesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/sites",
  component: lazyRouteComponent(() => import("./view.tsx"), "SitesPage"),
});

const siteRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/sites/$site",
  component: lazyRouteComponent(() => import("./site-view.tsx"), "SitePage"),
});

export const sitesRoutes = [sitesRoute, siteRoute] as const;
