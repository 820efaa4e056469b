/** Who on the register may be the person being registered: shown beside the form, and never in its way. */
import type { CandidatesAnswer, StatedOfSomebody } from "@muster/server/api";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { CandidateList } from "../../likeness/candidate-list.tsx";
import { useTexts } from "../../texts/reading.tsx";
import styles from "./people.module.css";
import { peopleTexts } from "./texts.ts";

/** Those that weigh most; a clerk with somebody waiting reads no more. */
const MOST_SHOWN = 5;

/** `stated`: what the form says so far; undefined where nobody could be known again by it. */
export function PossibleDuplicates({ stated }: { readonly stated: StatedOfSomebody | undefined }): ReactNode {
  const t = useTexts(peopleTexts);
  const { data, isError } = useQuery<CandidatesAnswer, Problem>({
    queryKey: ["candidates", stated],
    queryFn: ({ signal }) => ask("/people/candidates", { method: "POST", body: stated, signal }),
    enabled: stated !== undefined,
    // Asked once for what is typed: each question is recorded.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: keepPreviousData,
  });
  if (stated === undefined) return null;
  // A birth half typed is no birth: the register refuses it, and is asked again once it is whole.
  if (isError) return <p className={styles["soft"]}>{t("notLookedFor")}</p>;
  if (data === undefined) return null;
  const { candidates } = data;
  const n = candidates.length;
  if (n === 0) {
    return (
      <p role="status" className={styles["soft"]}>
        {t("alike", { n })}
      </p>
    );
  }
  return (
    <>
      <p role="status" className={styles["alikeLine"]}>
        {t("alike", { n })}
      </p>
      <section className={styles["alike"]} aria-label={t("duplicates")}>
        <p className={styles["soft"]}>{t("alikeSays")}</p>
        <CandidateList candidates={candidates.slice(0, MOST_SHOWN)} isBeside />
        {n > MOST_SHOWN && <p className={styles["soft"]}>{t("alikeMore", { n: n - MOST_SHOWN })}</p>}
      </section>
    </>
  );
}
