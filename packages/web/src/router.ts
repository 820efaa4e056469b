/** Every address of the application. A screen's folder has its own routes; its view is fetched when it is first looked at. */
import type { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { frameRoute, noPageRoute, rootRoute } from "./shell/frame-route.ts";
import { agreementsRoutes } from "./screens/agreements/route.ts";
import { countsRoutes } from "./screens/counts/route.ts";
import { duplicatesRoute } from "./screens/duplicates/route.ts";
import { dutiesRoute } from "./screens/duties/route.ts";
import { handoverRoutes } from "./screens/handover/route.ts";
import { incidentsRoutes } from "./screens/incidents/route.ts";
import { journalRoutes } from "./screens/journal/route.ts";
import { numbersRoute } from "./screens/numbers/route.ts";
import { peopleRoutes } from "./screens/people/route.ts";
import { settingsRoutes } from "./screens/settings/route.ts";
import { sitesRoutes } from "./screens/sites/route.ts";
import { transfersRoutes } from "./screens/transfers/route.ts";
import { signInRoute } from "./screens/sign-in/route.ts";
import { todayRoute } from "./screens/today/route.ts";

const routeTree = rootRoute.addChildren([
  signInRoute,
  frameRoute.addChildren([
    todayRoute,
    duplicatesRoute,
    dutiesRoute,
    numbersRoute,
    ...agreementsRoutes,
    ...countsRoutes,
    ...handoverRoutes,
    ...incidentsRoutes,
    ...journalRoutes,
    ...peopleRoutes,
    ...settingsRoutes,
    ...sitesRoutes,
    ...transfersRoutes,
    noPageRoute,
  ]),
]);

/** `queries`: where what the pages ask is kept. */
export function openRouter(queries: QueryClient) {
  return createRouter({ routeTree, context: { queries }, defaultPreload: "intent", scrollRestoration: true });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof openRouter>;
  }
}
