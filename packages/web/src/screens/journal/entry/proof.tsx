import { webCrypto } from "@muster/proof";
import type { EntryAnswer } from "@muster/server/api";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { checkProof, type Step, type Verdict } from "./check-proof.ts";
import styles from "./entry.module.css";
import { knownLogKey } from "./known-key.ts";
import { entryTexts } from "./texts.ts";

/** The entry's proof, checked here and now by this browser: what the node says of itself is not asked. */
export function Proof({ shown }: { readonly shown: EntryAnswer }): ReactNode {
  const t = useTexts(entryTexts);
  const { number } = shown.entry;
  const checked = useQuery({
    queryKey: ["proof", number, shown.leaf, shown.proof, JSON.stringify(shown.entry)],
    queryFn: async () => {
      const key = await knownLogKey();
      return { key, verdict: await checkProof(number, shown, key.before ?? key.text, webCrypto(crypto.subtle)) };
    },
    enabled: isSecureContext,
  });
  return (
    <Section title={t("proof")}>
      <p className={styles["soft"]}>{t("proofLede")}</p>
      {!isSecureContext && <p role="alert">{t("noCrypto")}</p>}
      {checked.isError && <p role="alert">{t("proofFailed")}</p>}
      {checked.isLoading && <p role="status">{t("checking")}</p>}
      {checked.data !== undefined && (
        <>
          <VerdictShown verdict={checked.data.verdict} />
          {checked.data.key.before !== undefined && (
            <p role="alert" className={styles["wrong"]}>
              {t("keyChanged")} <Code>{checked.data.key.text}</Code>
            </p>
          )}
          <p className={styles["soft"]}>
            {t("key")} <Code>{checked.data.key.before ?? checked.data.key.text}</Code>
            <br />
            {t("keyHint")}
          </p>
        </>
      )}
    </Section>
  );
}

function VerdictShown({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const t = useTexts(entryTexts);
  return (
    <div className={styles["proof"]} data-verified={verdict.verified}>
      <ol role="list">
        {verdict.steps.map((step) => (
          <li key={step.check}>
            <code className={styles["step"]} dir="ltr">
              {step.check}
            </code>
            <StepSays step={step} />
          </li>
        ))}
        {!verdict.verified && (
          <li>
            <code className={styles["step"]} dir="ltr">
              {verdict.code}
            </code>
            <span lang="en" dir="ltr">
              {verdict.says}
            </span>
          </li>
        )}
      </ol>
      <p role="status" className={styles["verdict"]}>
        {verdict.verified ? t("verified") : t("notVerified", { code: verdict.code })}
      </p>
    </div>
  );
}

function StepSays({ step }: { readonly step: Step }): ReactNode {
  const t = useTexts(entryTexts);
  const { number } = useReading();
  switch (step.check) {
    case "leaf-of-entry":
      return (
        <>
          {t("step.leafOfEntry", { bytes: number(step.bytes) })} <Hash>{step.leaf}</Hash>
        </>
      );
    case "leaf-given":
      return (
        <>
          {t("step.leafGiven")} <Hash>{step.leaf}</Hash>
        </>
      );
    case "entry-in-log":
      return (
        <>
          {t("step.entryInLog", { number: number(step.number), hashes: step.hashes })} <Hash>{step.root}</Hash>
        </>
      );
    case "checkpoint-signed":
      return t("step.checkpointSigned", { origin: step.origin, size: number(step.size), key: step.key });
  }
}

function Hash({ children }: { readonly children: string }): ReactNode {
  return (
    <code className={styles["hash"]} dir="ltr">
      {children}
    </code>
  );
}
