/** What the register says when it refuses. */
import type { ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { useTexts } from "../texts/reading.tsx";
import { Button } from "./button.tsx";
import styles from "./said.module.css";
import { uiTexts } from "./texts.ts";

interface SaidProps {
  readonly problem: Problem;
  /** Asks again, where that may help. */
  readonly onAgain?: () => void;
}

/**
 * Why the register did not do what was asked, in its own words, with what it conflicts with and what to do. The sentences
 * come from the node in English; the kind of refusal is said in the page's language.
 */
export function Said({ problem, onAgain }: SaidProps): ReactNode {
  const t = useTexts(uiTexts);
  const { code, detail, remedy, conflicts } = problem.body;
  const title = problem.isForbidden
    ? t("forbiddenTitle")
    : problem.isNotFound
      ? t("notFoundTitle")
      : problem.isPassing
        ? t("unavailableTitle")
        : problem.body.category === "fault"
          ? t("faultTitle")
          : t("refusedTitle");
  const named = Object.entries(conflicts).filter(([, value]) => value !== null && value !== undefined);
  return (
    <div className={styles["said"]} role="alert" data-category={problem.body.category}>
      <p className={styles["title"]}>{title}</p>
      <p lang="en" dir="ltr">
        {detail} {remedy}
      </p>
      <p className={styles["code"]} dir="ltr">
        {code}
        {named.map(([name, value]) => ` · ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)}
      </p>
      {problem.isPassing && onAgain !== undefined && <Button onPress={onAgain}>{t("tryAgain")}</Button>}
    </div>
  );
}
