import type { ReactNode } from "react";
import type { Problem } from "../../api/problem.ts";
import { useTexts } from "../../texts/reading.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

/** A part of the page that policy keeps from this officer: said as withheld, with the reason, and as no fault. */
export function NotForRole({ problem }: { readonly problem: Problem }): ReactNode {
  const t = useTexts(transfersTexts);
  return (
    <p className={styles["withheld"]}>
      {t("notForRole")}{" "}
      <span lang="en" dir="ltr">
        {problem.body.detail}
      </span>
    </p>
  );
}
