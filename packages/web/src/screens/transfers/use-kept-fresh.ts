/**
 * Not everybody may follow the feed, which tells of every entry: an escort may not. For whom the page is not live, what it
 * says of transfers is asked again every few seconds, so that nobody at a gate waits for a page that stands still.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useLive } from "../../live/live.tsx";

const ASKED_EVERY_MS = 4_000;

export function useKeptFresh(): void {
  const queries = useQueryClient();
  const isBehind = useLive().state === "behind";
  useEffect(() => {
    if (!isBehind) return undefined;
    const timer = setInterval(() => {
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfTransfers(queryKey) });
    }, ASKED_EVERY_MS);
    return () => clearInterval(timer);
  }, [queries, isBehind]);
}

function isOfTransfers([sort, path]: readonly unknown[]): boolean {
  return sort === "question" && typeof path === "string" && path.startsWith("/transfers");
}
