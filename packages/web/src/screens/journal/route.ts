import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

/** Which entries: of one kind, about one thing (`site:AL-HOL`), and those before a number. */
export interface JournalSearch {
  readonly kind?: string;
  readonly about?: string;
  readonly after?: number;
}

function journalSearch({ kind, about, after }: Record<string, unknown> & SearchSchemaInput): JournalSearch {
  return {
    ...(typeof kind === "string" && kind !== "" ? { kind } : {}),
    ...(typeof about === "string" && about.includes(":") ? { about } : {}),
    ...(Number.isSafeInteger(after) ? { after: after as number } : {}),
  };
}

const journalRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/journal",
  validateSearch: journalSearch,
  component: lazyRouteComponent(() => import("./view.tsx"), "JournalPage"),
});

const journalEntryRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/journal/$number",
  component: lazyRouteComponent(() => import("./entry/view.tsx"), "JournalEntryPage"),
});

export const journalRoutes = [journalRoute, journalEntryRoute] as const;
