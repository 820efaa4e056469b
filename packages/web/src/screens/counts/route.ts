/** Where counts are found, and where one is taken. */
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

/** Which counts: of one site, and how they stand. */
export interface CountsSearch {
  readonly site?: string;
  readonly open?: "yes" | "no";
}

const countsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/counts",
  validateSearch: ({ site, open }: Record<string, unknown> & SearchSchemaInput): CountsSearch => ({
    ...(typeof site === "string" && site !== "" ? { site } : {}),
    ...(open === "yes" || open === "no" ? { open } : {}),
  }),
  component: lazyRouteComponent(() => import("./view.tsx"), "CountsPage"),
});

const countRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/counts/$count",
  component: lazyRouteComponent(() => import("./count-view.tsx"), "CountPage"),
});

const takingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/counts/$count/take",
  component: lazyRouteComponent(() => import("./taking/view.tsx"), "TakingPage"),
});

export const countsRoutes = [countsRoute, countRoute, takingRoute] as const;
