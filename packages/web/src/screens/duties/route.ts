/** Where duties are found: what is owed to people, by kind and by how it stands. */
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

export interface DutiesSearch {
  readonly kind?: string;
  readonly standing?: "overdue" | "due" | "open";
  readonly site?: string;
  /** The page after this one's last line. */
  readonly after?: string;
}

const STANDINGS = ["overdue", "due", "open"] as const;

function dutiesSearch({ kind, standing, site, after }: Record<string, unknown> & SearchSchemaInput): DutiesSearch {
  const known = STANDINGS.find((one) => one === standing);
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(known === undefined ? {} : { standing: known }),
    ...(typeof site === "string" ? { site } : {}),
    ...(typeof after === "string" ? { after } : {}),
  };
}

export const dutiesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/duties",
  validateSearch: dutiesSearch,
  component: lazyRouteComponent(() => import("./view.tsx"), "DutiesPage"),
});
