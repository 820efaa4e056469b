/** The part of a person's file that is printed. */
import type { PersonShown } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { askFile } from "../../../api/ask.ts";
import { Problem } from "../../../api/problem.ts";
import { addressOf, useQuestion } from "../../../api/question.ts";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../../../texts/languages.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/field.tsx";
import { keepFile } from "../../../ui/keep-file.ts";
import { useNotices } from "../../../ui/notices.tsx";
import { Section } from "../../../ui/page.tsx";
import { Said } from "../../../ui/said.tsx";
import styles from "./person.module.css";
import { personTexts } from "./texts.ts";

const OPTIONS = LANGUAGES.map((one) => [one, LANGUAGE_FACTS[one].name] as const);

/** The papers about this person, each in two languages, with the proof inside. */
export function Papers({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const { language } = useReading();
  const [first, chooseFirst] = useState<Language>(language);
  const [second, chooseSecond] = useState<Language>(language === "ar" ? "en" : "ar");
  const { person, position, history, withheld } = shown;
  const me = useQuestion("/me", {}, { moment: {} });
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
  // A paper is in two languages, never in one of them twice.
  const beside = second === first ? (LANGUAGES.find((one) => one !== first) ?? second) : second;
  const asLanguage = (value: string): Language => LANGUAGES.find((one) => one === value) ?? "en";
  return (
    <Section title={t("papers")}>
      <div className={styles["paperLanguages"]}>
        <Choice
          label={t("paperFirst")}
          options={OPTIONS}
          value={first}
          onChange={({ target }) => chooseFirst(asLanguage(target.value))}
        />
        <Choice
          label={t("paperSecond")}
          options={OPTIONS.filter(([one]) => one !== first)}
          value={beside}
          onChange={({ target }) => chooseSecond(asLanguage(target.value))}
        />
      </div>
      {papers.length === 0 && <p>{t("noPapers")}</p>}
      <ul role="list" className={styles["papers"]}>
        {papers.map(([says = "", path = ""]) => (
          <li key={path}>
            <Paper says={says} path={path} person={person} languages={`${first},${beside}`} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface PaperProps {
  readonly says: string;
  readonly path: string;
  readonly person: string;
  readonly languages: string;
}

/** Prints one paper and gives it to the browser to keep. */
function Paper({ says, path, person, languages }: PaperProps): ReactNode {
  const t = useTexts(personTexts);
  const { asOf, knownAt } = useMoment();
  const { tell } = useNotices();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const print = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { name, file } = await askFile(addressOf(path, { id: person, languages }, { asOf, knownAt }));
      keepFile(name, file);
      tell(t("paperPrinted", { name }));
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button onPress={() => void print()} isDisabled={isBusy}>
        {says}
      </Button>
      {isBusy && <span role="status"> {t("paperBusy")}</span>}
      {problem !== undefined && <Said problem={problem} onAgain={() => void print()} />}
    </>
  );
}
