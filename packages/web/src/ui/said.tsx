/** What the register says when it refuses. */
import type { ReactNode } from "react";
import type { Problem } from "../api/problem.ts";
import { useTexts } from "../texts/reading.tsx";
import { Button } from "./button.tsx";
import { useRefusalSays } from "./refusals/use-refusal-says.ts";
import styles from "./said.module.css";
import { uiTexts } from "./texts.ts";

interface SaidProps {
  readonly problem: Problem;
  /** Asks again, where that may help. */
  readonly onAgain?: () => void;
}

/** What the browser itself says where the node said nothing. */
const OWN: ReadonlyMap<string, "unreachable" | "unreadable"> = new Map([
  ["node-unreachable", "unreachable"],
  ["answer-unreadable", "unreadable"],
]);

/**
 * Why the register did not do what was asked, in the page's language, with what it conflicts with and what to do; beneath in
 * the node's own words, which have the facts of the case, in English.
 */
export function Said({ problem, onAgain }: SaidProps): ReactNode {
  const t = useTexts(uiTexts);
  const Says = useRefusalSays();
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
  const own = OWN.get(code);
  const named = Object.entries(conflicts).filter(([, value]) => value !== null && value !== undefined);
  return (
    <div className={styles["said"]} role="alert" data-category={problem.body.category}>
      <p className={styles["title"]}>{title}</p>
      {own === undefined ? (
        <>
          {Says !== undefined && <Says code={code} />}
          <p lang="en" dir="ltr" className={Says === undefined ? undefined : styles["node"]}>
            {detail} {remedy}
          </p>
        </>
      ) : (
        <p>{t(own)}</p>
      )}
      <p className={styles["code"]} dir="ltr">
        {code}
        {named.map(([name, value]) => ` · ${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)}
      </p>
      {problem.isPassing && onAgain !== undefined && <Button onPress={onAgain}>{t("tryAgain")}</Button>}
    </div>
  );
}
