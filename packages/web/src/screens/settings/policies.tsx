import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Contents } from "./contents.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

/** The policies in force, for every officer to read: each with its reason, and its words behind it. */
export function PoliciesPage(): ReactNode {
  const t = useTexts(settingsTexts);
  const policies = useQuestion("/policies", {}, { moment: {} });
  return (
    <Page title={t("policiesTitle")} lede={t("policiesLede")}>
      <Contents />
      <Answer of={policies}>
        {({ policies: inForce }) => (
          <div>
            <p className={styles["hint"]}>{t("policyCount", { n: inForce.length })}</p>
            {inForce.map(({ id, effect, reason, file, line, text }) => (
              <details key={id} className={styles["policy"]} data-effect={effect}>
                <summary>
                  <b>{t(effect === "permit" ? "permits" : "forbids")}</b>{" "}
                  <bdi lang="en" dir="ltr">
                    {reason}
                  </bdi>
                </summary>
                <p className={styles["hint"]}>
                  <Code>
                    {id} · {file}:{line}
                  </Code>
                </p>
                <pre dir="ltr" aria-label={t("policyText")}>
                  {text}
                </pre>
              </details>
            ))}
          </div>
        )}
      </Answer>
    </Page>
  );
}
