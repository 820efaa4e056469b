/** The two languages of a paper: whoever carries it reads one, whoever is shown it perhaps the other. */
import type { ReactNode } from "react";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../../texts/languages.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Choice } from "../field.tsx";
import styles from "./paper.module.css";
import { paperTexts } from "./texts.ts";

/** The first leads; the two are never the same. */
export type TwoLanguages = readonly [first: Language, second: Language];

/** The page's own and Arabic; on an Arabic page, English. */
export function usualLanguages(page: Language): TwoLanguages {
  return [page, page === "ar" ? "en" : "ar"];
}

interface PaperLanguagesProps {
  readonly languages: TwoLanguages;
  readonly onChoose: (languages: TwoLanguages) => void;
}

export function PaperLanguages({ languages: [first, second], onChoose }: PaperLanguagesProps): ReactNode {
  const t = useTexts(paperTexts);
  const lead = (chosen: Language): void => onChoose([chosen, chosen === second ? first : second]);
  return (
    <div className={styles["languages"]}>
      <Choice
        label={t("first")}
        options={NAMED}
        value={first}
        onChange={({ target }) => lead(languageOf(target.value))}
      />
      <Choice
        label={t("second")}
        options={NAMED.filter(([one]) => one !== first)}
        value={second}
        onChange={({ target }) => onChoose([first, languageOf(target.value)])}
      />
    </div>
  );
}

const NAMED = LANGUAGES.map((one) => [one, LANGUAGE_FACTS[one].name] as const);

function languageOf(value: string): Language {
  return LANGUAGES.find((one) => one === value) ?? "en";
}
