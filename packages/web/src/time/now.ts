/**
 * The register's now, which is not this device's: the clock of a laptop may be wrong by hours, and a demonstration plays in
 * another month. Taken from the newest answer that was asked of now, and let run on.
 */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useQuestion } from "../api/question.ts";

/** A function that tells the register's now, ISO 8601 in UTC; this device's until the register has said any. */
export function useNow(): () => string {
  const queries = useQueryClient();
  // Asked by the balance bar of every screen: this shares its answer.
  useQuestion("/balance", { by: "state" }, { moment: {} });
  return useCallback(() => {
    const key = ["question", "/balance", { by: "state" }, {}];
    const asOf = queries.getQueryData<{ readonly asOf: string }>(key)?.asOf;
    const heardMs = queries.getQueryState(key)?.dataUpdatedAt;
    if (asOf === undefined || heardMs === undefined) return new Date().toISOString();
    return new Date(Date.parse(asOf) + Math.max(0, Date.now() - heardMs)).toISOString();
  }, [queries]);
}
