/** The part of a person's file that is printed. */
import type { PersonShown } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useMe } from "../../../api/me.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Section } from "../../../ui/page.tsx";
import { PaperLanguages, usualLanguages } from "../../../ui/paper/paper-languages.tsx";
import { PrintPaper } from "../../../ui/paper/print-paper.tsx";
import styles from "./person.module.css";
import { personTexts } from "./texts.ts";

/** The papers about this person, each in two languages, with the proof inside. */
export function Papers({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { language } = useReading();
  const [languages, choose] = useState(usualLanguages(language));
  const { person, position, history, withheld } = shown;
  const me = useMe();
  const received = history.flatMap(({ step, position }) =>
    step === "accepted" && position.transfer !== undefined ? [position.transfer] : [],
  );
  const papers = [
    ...(position?.state === "held" && !withheld.some(({ section }) => section === "identity")
      ? [[t("paper.captureCard"), "/papers/people/:id/capture-card"]]
      : []),
    ...(history.some(({ position }) => position.state === "released")
      ? [[t("paper.release"), "/papers/people/:id/release"]]
      : []),
    ...(me.data?.maySometimes.includes("export-one") === true ? [[t("paper.file"), "/papers/people/:id/file"]] : []),
    ...received.map((transfer) => [t("paper.receipt", { transfer }), `/papers/transfers/${transfer}/receipts/:id`]),
  ] as const;
  return (
    <Section title={t("papers")}>
      <PaperLanguages languages={languages} onChoose={choose} />
      {papers.length === 0 && <p>{t("noPapers")}</p>}
      <ul role="list" className={styles["papers"]}>
        {papers.map(([says = "", path = ""]) => (
          <li key={path}>
            <PrintPaper label={says} path={path} asked={{ id: person }} languages={languages} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
