import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const journalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/journal",
  component: lazyRouteComponent(() => import("./view.tsx"), "JournalPage"),
});

const journalEntryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/journal/$number",
  component: lazyRouteComponent(() => import("./view.tsx"), "JournalEntryPage"),
});

export const journalRoutes = [journalRoute, journalEntryRoute] as const;
