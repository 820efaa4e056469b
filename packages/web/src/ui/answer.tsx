/** What the register answers, as a page shows it while it comes and when it does not. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { useTexts } from "../texts/reading.tsx";
import styles from "./answer.module.css";
import { Said } from "./said.tsx";
import { uiTexts } from "./texts.ts";

interface AnswerProps<Data> {
  readonly of: UseQueryResult<Data, Problem>;
  readonly children: (data: Data) => ReactNode;
}

/**
 * What the register answers, once it does: until then that it is awaited; where it does not, why. An earlier answer stays in
 * sight while another is fetched, and says so to who reads by ear.
 */
export function Answer<Data>({ of: query, children }: AnswerProps<Data>): ReactNode {
  const t = useTexts(uiTexts);
  if (query.data !== undefined && !(query.isError && query.isPlaceholderData)) {
    return (
      <div className={styles["answer"]} aria-busy={query.isPlaceholderData} data-earlier={query.isPlaceholderData}>
        {query.isError && <Said problem={query.error} onAgain={() => void query.refetch()} />}
        {children(query.data)}
      </div>
    );
  }
  if (query.isError) return <Said problem={query.error} onAgain={() => void query.refetch()} />;
  // Not asked for yet, as long as nobody looks.
  if (query.fetchStatus === "idle") return null;
  return (
    <p className={styles["loading"]} role="status" data-loading="">
      {t("loading")}
    </p>
  );
}
