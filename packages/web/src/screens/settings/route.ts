/** Where the settings are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings",
  component: lazyRouteComponent(() => import("./view.tsx"), "SettingsPage"),
});

const authoritiesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/authorities",
  component: lazyRouteComponent(() => import("./authorities.tsx"), "AuthoritiesPage"),
});

const officerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/officers/$officer",
  component: lazyRouteComponent(() => import("./officer.tsx"), "OfficerPage"),
});

const policiesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/policies",
  component: lazyRouteComponent(() => import("./policies.tsx"), "PoliciesPage"),
});

const keepingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/keeping",
  component: lazyRouteComponent(() => import("./keeping.tsx"), "KeepingPage"),
});

const designRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/settings/design",
  component: lazyRouteComponent(() => import("./design/design.tsx"), "DesignPage"),
});

export const settingsRoutes = [
  settingsRoute,
  authoritiesRoute,
  officerRoute,
  policiesRoute,
  keepingRoute,
  designRoute,
] as const;
