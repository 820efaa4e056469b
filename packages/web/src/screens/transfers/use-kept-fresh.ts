/**
 * Not everybody may follow the feed, which tells of every entry: an escort may not. For them how transfers stand is asked
 * again every few seconds, so that nobody at a gate waits for a page that stands still; and who is on one is read again once
 * that transfer has changed, for nobody's file is read by a page alone (`live/touched.ts`).
 */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useQuestion } from "../../api/question.ts";
import { useLive } from "../../live/live.tsx";
import { touched } from "../../live/touched.ts";

const ASKED_EVERY_MS = 4_000;

/** Keeps the board fresh. */
export function useBoardKeptFresh(): void {
  const isUnheard = useLive().state === "none";
  useQuestion("/transfers", {}, { when: isUnheard, everyMs: ASKED_EVERY_MS });
}

/** Keeps fresh what the page says of this transfer. */
export function useKeptFresh(code: string): void {
  const queries = useQueryClient();
  const isUnheard = useLive().state === "none";
  const { data } = useQuestion("/transfers/:id", { id: code }, { when: isUnheard, everyMs: ASKED_EVERY_MS });
  const known = useRef(data);
  useEffect(() => {
    // An answer that says the same is the same: only what changed comes by here.
    if (isUnheard && known.current !== undefined && data !== known.current) {
      const about = [`transfer:${code}`];
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => touched(queryKey, []) !== "ask-again" && touched(queryKey, about) === "ask-again",
      });
    }
    known.current = data;
  }, [queries, isUnheard, code, data]);
}
