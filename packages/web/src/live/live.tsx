/**
 * What another officer records appears without a reload. The feed names every entry as it is recorded; what is on the page and
 * looked at from now is asked again, at most every two seconds; readings about people wait for the officer (`touched.ts`). After a
 * break the browser comes back with the last number it has, so nothing is missed; until then the page says since when it may
 * be behind.
 */
import type { FeedEvent } from "@muster/server/api";
import { type Query, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useMe } from "../api/me.ts";
import { type Touched, touched } from "./touched.ts";

export type LiveState =
  /** Not for this officer's roles. */
  | { readonly state: "none" }
  | { readonly state: "connecting" }
  | { readonly state: "live"; readonly last: number | undefined }
  | { readonly state: "behind"; readonly since: string };

const REFRESH_MS = 2_000;
/** The browser tries again by itself after a break in the line; not after an answer that is no feed. */
const RETRY_MS = 5_000;

const LiveContext = createContext<LiveState>({ state: "connecting" });

export function useLive(): LiveState {
  return useContext(LiveContext);
}

export function LiveProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>({ state: "connecting" });
  const { data: me } = useMe();
  const mayListen = me?.may.includes("see-feed") === true;
  // Where the register stood before anything on the page was asked: what is recorded from there on is heard.
  const first = useRef<number>(undefined);
  first.current ??= me?.last;
  useEffect(() => (mayListen ? listen(queries, setState, first.current) : undefined), [queries, mayListen]);
  return <LiveContext value={me === undefined || mayListen ? state : { state: "none" }}>{children}</LiveContext>;
}

/** Listens until the returned function is called. */
function listen(queries: QueryClient, tell: (state: LiveState) => void, from: number | undefined): () => void {
  let last = from;
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let refresh: ReturnType<typeof setTimeout> | undefined;
  let wasBehind = false;

  const about = new Set<string>();
  const refreshSoon = (): void => {
    refresh ??= setTimeout(() => {
      refresh = undefined;
      const heard = [...about];
      about.clear();
      const is = (wanted: Touched) => (query: Query) => touched(query.queryKey, heard) === wanted;
      void queries.invalidateQueries({ predicate: is("ask-again") });
      void queries.invalidateQueries({ predicate: is("out-of-date"), refetchType: "none" });
    }, REFRESH_MS);
  };
  const open = (): void => {
    // The browser's own new connections say what they had last; this one, a first or after an answer that was no feed, does.
    source = new EventSource(last === undefined ? "/api/v1/feed" : `/api/v1/feed?after=${last}`);
    source.addEventListener("open", () => {
      tell({ state: "live", last });
      wasBehind = false;
    });
    source.addEventListener("recorded", ({ lastEventId, data }) => {
      last = Number(lastEventId);
      for (const thing of (JSON.parse(String(data)) as FeedEvent).about) about.add(thing);
      tell({ state: "live", last });
      refreshSoon();
    });
    source.addEventListener("error", () => {
      if (!wasBehind) tell({ state: "behind", since: new Date().toISOString() });
      wasBehind = true;
      if (source?.readyState === EventSource.CLOSED) {
        clearTimeout(retry);
        retry = setTimeout(open, RETRY_MS);
      }
    });
  };
  const close = (): void => {
    source?.close();
    source = undefined;
    clearTimeout(retry);
  };
  // A browser has six lines to a node, and one that listens holds its own: a page that nobody sees gives it back.
  const heed = (): void => {
    if (document.visibilityState === "hidden") close();
    else if (source === undefined) open();
  };
  heed();
  document.addEventListener("visibilitychange", heed);
  return () => {
    document.removeEventListener("visibilitychange", heed);
    close();
    clearTimeout(refresh);
  };
}
