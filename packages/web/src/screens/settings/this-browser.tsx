/** Language, numerals, calendar and appearance, kept in this browser. */
import type { ReactNode } from "react";
import { LANGUAGE_FACTS, LANGUAGES, type Language, NUMERALS, type Numerals } from "../../texts/languages.ts";
import { APPEARANCES, type Appearance, type Calendar, CALENDARS, usualNumerals } from "../../texts/preferences.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useNow } from "../../time/now.ts";
import { Choice } from "../../ui/field.tsx";
import { Section } from "../../ui/page.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

const EXAMPLE = 32_811;

/** How this browser likes to read; never told to the node. */
export function ThisBrowser(): ReactNode {
  const t = useTexts(settingsTexts);
  const { language, numerals, calendar, appearance, prefer, dates } = useReading();
  const now = useNow();
  return (
    <Section title={t("browser")}>
      <div className={styles["choices"]}>
        <Choice
          label={t("language")}
          value={language}
          options={LANGUAGES.map((one) => [one, LANGUAGE_FACTS[one].name] as const)}
          onChange={({ target }) => {
            const chosen = target.value as Language;
            prefer({ language: chosen, numerals: usualNumerals(chosen) });
          }}
        />
        <Choice
          label={t("numerals")}
          value={numerals}
          options={NUMERALS.map((one) => [one, t(`numerals.${one}`)] as const)}
          onChange={({ target }) => prefer({ numerals: target.value as Numerals })}
        />
        <Choice
          label={t("calendar")}
          value={calendar}
          options={CALENDARS.map((one) => [one, t(`calendar.${one}`)] as const)}
          onChange={({ target }) => prefer({ calendar: target.value as Calendar })}
        />
        <Choice
          label={t("appearance")}
          value={appearance}
          options={APPEARANCES.map((one) => [one, t(`appearance.${one}`)] as const)}
          onChange={({ target }) => prefer({ appearance: target.value as Appearance })}
        />
      </div>
      <p>{t("example", { number: EXAMPLE, time: dates.time(now()) })}</p>
      <p className={styles["hint"]}>
        {t("zone", { zone: dates.zone })} {t("browserHint")}
      </p>
    </Section>
  );
}
