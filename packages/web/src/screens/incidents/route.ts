/** Where incidents are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const incidentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/incidents",
  component: lazyRouteComponent(() => import("./view.tsx"), "IncidentsPage"),
});

const incidentRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/incidents/$incident",
  component: lazyRouteComponent(() => import("./incident-view.tsx"), "IncidentPage"),
});

export const incidentsRoutes = [incidentsRoute, incidentRoute] as const;
