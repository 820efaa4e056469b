/** Where agreements are found. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const agreementsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/agreements",
  component: lazyRouteComponent(() => import("./view.tsx"), "AgreementsPage"),
});

const agreementRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/agreements/$agreement",
  component: lazyRouteComponent(() => import("./view.tsx"), "AgreementPage"),
});

export const agreementsRoutes = [agreementsRoute, agreementRoute] as const;
