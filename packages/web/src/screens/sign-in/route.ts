import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { rootRoute } from "../../shell/frame-route.ts";

/** Where to go once signed in: an address of this application, never another's. */
export interface SignInSearch {
  readonly next?: string;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  validateSearch: ({ next }: Record<string, unknown> & SearchSchemaInput): SignInSearch =>
    typeof next === "string" && /^\/(?![/\\])/.test(next) ? { next } : {},
  component: lazyRouteComponent(() => import("./view.tsx"), "SignInPage"),
});
