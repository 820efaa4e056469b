import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { rootRoute } from "../../shell/frame-route.ts";

/** Where to go once signed in: an address of this application, never another's. */
export interface SignInSearch {
  readonly next?: string | undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  // What is no address of ours is said to be none: what is left out here would stand as it was given (the root checks nothing).
  validateSearch: ({ next }: Record<string, unknown> & SearchSchemaInput): SignInSearch =>
    typeof next === "string" && /^\/(?![/\\])/.test(next) ? { next } : { next: undefined },
  component: lazyRouteComponent(() => import("./view.tsx"), "SignInPage"),
});
