import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

const transfersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers",
  component: lazyRouteComponent(() => import("./view.tsx"), "TransfersPage"),
});

const newTransferRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/new",
  component: lazyRouteComponent(() => import("./view.tsx"), "NewTransferPage"),
});

const transferRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/$transfer",
  component: lazyRouteComponent(() => import("./view.tsx"), "TransferPage"),
});

export const transfersRoutes = [transfersRoute, newTransferRoute, transferRoute] as const;
