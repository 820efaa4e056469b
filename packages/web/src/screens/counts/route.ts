import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const countsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/counts",
  component: lazyRouteComponent(() => import("./view.tsx"), "CountsPage"),
});

const countRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/counts/$count",
  component: lazyRouteComponent(() => import("./view.tsx"), "CountPage"),
});

export const countsRoutes = [countsRoute, countRoute] as const;
