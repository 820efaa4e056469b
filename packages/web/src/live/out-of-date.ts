/** Whether something on the page was read before the newest entry, and how to look again. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";

export function useOutOfDate(): readonly [isOutOfDate: boolean, lookAgain: () => void] {
  const queries = useQueryClient();
  const subscribe = useCallback((changed: () => void) => queries.getQueryCache().subscribe(changed), [queries]);
  const isOutOfDate = useSyncExternalStore(subscribe, () => outOfDate(queries).length > 0);
  return [isOutOfDate, () => void Promise.all(outOfDate(queries).map((query) => query.fetch()))];
}

/** Answers in sight that were marked so, and are not being asked for. A question that never had an answer is none: it says so itself. */
export function outOfDate(queries: QueryClient) {
  return queries
    .getQueryCache()
    .findAll({ type: "active" })
    .filter(({ state }) => state.data !== undefined && state.isInvalidated && state.fetchStatus === "idle");
}
