/** A count, and once it has cleared what its entries tell of that. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answers } from "../../api/answers.ts";
import type { Problem } from "../../api/problem.ts";
import { useQuestion } from "../../api/question.ts";
import { Answer } from "../../ui/answer.tsx";
import { type CountTold, toldBy } from "./told.ts";

/** More than any count has: each round has two. */
const MOST_ENTRIES = 1_000;

export interface CountAsked {
  readonly count: UseQueryResult<Answers["/counts/:id"], Problem>;
  readonly entries: UseQueryResult<Answers["/counts/:id/entries"], Problem>;
  /** Undefined until all that is asked is answered. */
  readonly told: CountTold | undefined;
}

export function useCount(code: string): CountAsked {
  const count = useQuestion("/counts/:id", { id: code });
  const hasCleared = count.data?.status === "cleared";
  const entries = useQuestion("/counts/:id/entries", { id: code, limit: MOST_ENTRIES }, { when: hasCleared });
  const found = hasCleared ? entries.data?.entries : [];
  const told = count.data === undefined || found === undefined ? undefined : toldBy(count.data, found);
  return { count, entries, told };
}

interface TellProps {
  readonly asked: CountAsked;
  readonly children: (told: CountTold) => ReactNode;
}

/** What there is to show of it once all is answered; until then why not. */
export function Tell({ asked: { count, entries, told }, children }: TellProps): ReactNode {
  return (
    <Answer of={count}>
      {() => (told === undefined ? <Answer of={entries}>{() => null}</Answer> : children(told))}
    </Answer>
  );
}
