/** Where transfers are found: the board, a proposal, one transfer, its counts and its receipts. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { askAhead } from "../../api/question.ts";
import { frameRoute } from "../../shell/frame-route.ts";

const transfersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers",
  component: lazyRouteComponent(() => import("./board.tsx"), "TransfersPage"),
});

const newTransferRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/new",
  component: lazyRouteComponent(() => import("./new-transfer.tsx"), "NewTransferPage"),
});

const transferRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/$transfer",
  loader: (arrival) => askAhead(arrival, "/transfers/:id", { id: arrival.params.transfer }),
  component: lazyRouteComponent(() => import("./transfer.tsx"), "TransferPage"),
});

const departureRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/$transfer/departure",
  component: lazyRouteComponent(() => import("./count/departure.tsx"), "DeparturePage"),
});

const arrivalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/$transfer/arrival",
  component: lazyRouteComponent(() => import("./count/arrival.tsx"), "ArrivalPage"),
});

const receiptsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/transfers/$transfer/receipts",
  component: lazyRouteComponent(() => import("./receipts/receipts.tsx"), "ReceiptsPage"),
});

export const transfersRoutes = [
  transfersRoute,
  newTransferRoute,
  transferRoute,
  departureRoute,
  arrivalRoute,
  receiptsRoute,
] as const;
