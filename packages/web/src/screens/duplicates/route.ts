/** Where possible duplicates are found: a queue, those of the newest entries first. */
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from "@tanstack/react-router";
import { frameRoute } from "../../shell/frame-route.ts";

export interface DuplicatesSearch {
  /** The page before this: as the register said to go on. */
  readonly before?: string;
  /** Of this entry's people alone. */
  readonly entry?: number;
  /** Of those whom this transfer brought. */
  readonly transfer?: string;
}

function duplicatesSearch({ before, entry, transfer }: Record<string, unknown> & SearchSchemaInput): DuplicatesSearch {
  return {
    // An entry's number comes back out of an address as a number.
    ...(typeof before === "string" || typeof before === "number" ? { before: String(before) } : {}),
    ...(typeof entry === "number" ? { entry } : {}),
    ...(typeof transfer === "string" || typeof transfer === "number" ? { transfer: String(transfer) } : {}),
  };
}

export const duplicatesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: "/duplicates",
  validateSearch: duplicatesSearch,
  component: lazyRouteComponent(() => import("./view.tsx"), "DuplicatesPage"),
});
