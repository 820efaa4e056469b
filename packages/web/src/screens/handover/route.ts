/** Where control of a site is handed over. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const handoverRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/sites/$site/handover",
  component: lazyRouteComponent(() => import("./view.tsx"), "HandoverPage"),
});

export const handoverRoutes = [handoverRoute] as const;
