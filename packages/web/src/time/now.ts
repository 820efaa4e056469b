/**
 * The register's now, which is not this device's: the clock of a laptop may be wrong by hours, and a demonstration plays in
 * another month. Taken from what the register says of who asks, which every officer may, and let run on.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { MeAnswer } from "@muster/server/api";
import { ME, useMe } from "../api/me.ts";

/** A function that tells the register's now, ISO 8601 in UTC; this device's until the register has said any. */
export function useNow(): () => string {
  const queries = useQueryClient();
  // Asked by the frame of every screen: this shares its answer.
  useMe();
  return useCallback(() => {
    const then = queries.getQueryData<MeAnswer>(ME)?.now;
    const heardMs = queries.getQueryState(ME)?.dataUpdatedAt;
    if (then === undefined || heardMs === undefined) return new Date().toISOString();
    return new Date(Date.parse(then) + Math.max(0, Date.now() - heardMs)).toISOString();
  }, [queries]);
}
