/** Where Today is found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { askAhead } from "../../api/question.ts";
import { frameRoute } from "../../shell/frame-route.ts";

export const todayRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/",
  loader: (arrival) => askAhead(arrival, "/today"),
  component: lazyRouteComponent(() => import("./view.tsx"), "TodayPage"),
});
