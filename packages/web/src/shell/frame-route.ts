/** The root of all addresses, and the frame that every screen but sign-in stands in. */
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  Outlet,
  retainSearchParams,
  type SearchSchemaInput,
} from "@tanstack/react-router";
import { type Arrival, askAhead } from "../api/question.ts";
import { type Moment, momentOf } from "../time/moment.ts";

/** What the address holds besides a screen's own: the moment, kept on every link within the application. */
export type FrameSearch = Moment;

export const rootRoute = createRootRouteWithContext<Arrival["context"]>()({ component: Outlet });

export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "frame",
  loader: (arrival) => askAhead(arrival, "/me", {}, {}),
  component: lazyRouteComponent(() => import("./frame.tsx"), "Frame"),
  validateSearch: (search: Record<string, unknown> & SearchSchemaInput): FrameSearch => momentOf(search),
  search: { middlewares: [retainSearchParams(["asOf", "knownAt"])] },
});

/** Every address that nothing else has: within the frame, so that the way on is in sight. */
export const noPageRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "$",
  component: lazyRouteComponent(() => import("./no-page.tsx"), "NoPage"),
});
