import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./view.tsx"), "SettingsPage"),
});

const designRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/design",
  component: lazyRouteComponent(() => import("./view.tsx"), "DesignPage"),
});

export const settingsRoutes = [settingsRoute, designRoute] as const;
