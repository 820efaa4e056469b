/** Which ways in there are on this node besides those that there always are. */
import { useQuery } from "@tanstack/react-query";
import { ask } from "../../api/ask.ts";

interface Ways {
  /** What the ministry's own sign-in is called, where this node has one. */
  readonly signOn?: string;
  /** The node demonstrates an exercise: one may come in as any of its officers. */
  readonly exercise?: true;
}

/** None until the node has answered. */
export function useWays(): Ways {
  const ways = useQuery({ queryKey: ["sign-in", "ways"], queryFn: () => ask<Ways>("/sign-in/ways") });
  return ways.data ?? {};
}
