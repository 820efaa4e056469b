/** Where counts for analysts are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

export const numbersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/numbers",
  component: lazyRouteComponent(() => import("./view.tsx"), "NumbersPage"),
});
