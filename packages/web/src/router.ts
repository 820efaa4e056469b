/** Every address of the application. A screen's folder has its own routes; its view is fetched when it is first looked at. */
import { createRouter } from "@tanstack/react-router";
import { frameRoute, rootRoute } from "./shell/frame-route.ts";
import { sitesRoutes } from "./screens/sites/route.ts";
import { todayRoute } from "./screens/today/route.ts";

const routeTree = rootRoute.addChildren([frameRoute.addChildren([todayRoute, ...sitesRoutes])]);

export const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
