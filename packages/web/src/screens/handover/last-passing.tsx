/** How control of the site passed last, with the joint roll on paper where there is one. */
import type { Handover } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Section } from "../../ui/page.tsx";
import { PaperLanguages, usualLanguages } from "../../ui/paper/paper-languages.tsx";
import { PrintPaper } from "../../ui/paper/print-paper.tsx";
import { useSentenceNames } from "../../ui/sentence-names.ts";
import { When } from "../../ui/when.tsx";
import styles from "./handover.module.css";
import { handoverTexts } from "./texts.ts";
import { EntryLink } from "../../ui/entry-link.tsx";

export function LastPassing({ site }: { readonly site: string }): ReactNode {
  const handovers = useQuestion("/handovers", { site });
  return (
    <Answer of={handovers}>
      {({ handovers: [last] }) => (last === undefined ? null : <Passing passing={last} />)}
    </Answer>
  );
}

function Passing({ passing }: { readonly passing: Handover }): ReactNode {
  const t = useTexts(handoverTexts);
  const { number } = useReading();
  const { authority: called } = useSentenceNames();
  const { instrument, from, to, at, entry, jointRoll, unseen, stillOpen } = passing;
  const figures: readonly (readonly [string, number])[] = [
    ...(jointRoll === null ? [] : [[t("onCount"), jointRoll.on] as const, [t("notOnCount"), jointRoll.notOn] as const]),
    ...(unseen === null ? [] : [[t("unseen"), unseen.toBeConfirmed] as const, [t("out"), unseen.out] as const]),
    [t("stillOpen"), stillOpen],
  ];
  return (
    <Section title={t("done")}>
      <p>
        {t(instrument === "handover" ? "doneBy" : "seizedBy", { from: called(from), to: called(to) })} <When at={at} />.{" "}
        {t("entry")} <EntryLink number={entry} isBare />.
      </p>
      <dl className={styles["figures"]}>
        {figures.map(([says, people]) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd>{number(people)}</dd>
          </div>
        ))}
      </dl>
      {instrument === "handover" && <JointRollPaper site={passing.site} />}
    </Section>
  );
}

function JointRollPaper({ site }: { readonly site: string }): ReactNode {
  const t = useTexts(handoverTexts);
  const { language } = useReading();
  const [languages, choose] = useState(usualLanguages(language));
  return (
    <>
      <PaperLanguages languages={languages} onChoose={choose} />
      <div>
        <PrintPaper label={t("paper")} path="/papers/sites/:id/joint-roll" asked={{ id: site }} languages={languages} />
      </div>
    </>
  );
}
