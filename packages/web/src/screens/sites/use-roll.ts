/** A site's roll as it comes: its first lines at once, and the whole of it after, where there is more. */
import type { NamedRollAnswer } from "@muster/server/api";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "../../api/problem.ts";
import { useQuestion } from "../../api/question.ts";
import { FIRST_LINES } from "./route.ts";

export type RollQuery = UseQueryResult<NamedRollAnswer, Problem>;

export interface RollSoFar {
  /** The whole, or for as long as that is awaited its first lines. */
  readonly roll: RollQuery;
  /** The whole, for as long as `roll` is its first lines. */
  readonly rest: RollQuery | undefined;
  /** Nothing more will come by itself. */
  readonly isSettled: boolean;
}

export function useRoll(site: string): RollSoFar {
  const first = useQuestion("/sites/:id/roll", { id: site, limit: FIRST_LINES });
  const isAll = first.data !== undefined && first.data.people.length === first.data.held;
  const whole = useQuestion("/sites/:id/roll", { id: site }, { when: first.data !== undefined && !isAll });
  if (first.isError || (isAll && isOfNow(first))) return { roll: first, rest: undefined, isSettled: first.isFetched };
  const isFirst = !isOfNow(whole) && (isOfNow(first) || whole.data === undefined);
  return isFirst
    ? { roll: first, rest: whole, isSettled: whole.isFetched }
    : { roll: whole, rest: undefined, isSettled: whole.isFetched };
}

/** It answers for the moment the page is looked at from: it does not stand in for an answer that is awaited. */
function isOfNow({ data, isPlaceholderData }: RollQuery): boolean {
  return data !== undefined && !isPlaceholderData;
}
