/** The parts that every screen is made of, to be looked at. */
import { STATES } from "@muster/record";
import { type ReactNode, useState } from "react";
import { Problem } from "../../../api/problem.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { useNow } from "../../../time/now.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { useNotices } from "../../../ui/notices.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Code, PersonName } from "../../../ui/person-name.tsx";
import { Said } from "../../../ui/said.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { TimeField } from "../../../ui/time-field.tsx";
import { When } from "../../../ui/when.tsx";
import { Contents } from "../contents.tsx";
import styles from "./design.module.css";
import { designTexts } from "./texts.ts";

const SIZES = ["--size-title", "--size-large", "--size", "--size-small"] as const;
const SPACES = ["--space-1", "--space-2", "--space-3", "--space-4", "--space-6", "--space-8", "--row"] as const;
const PAPER = [
  "--paper",
  "--paper-raised",
  "--paper-sunk",
  "--shade",
  "--ink",
  "--ink-soft",
  "--rule",
  "--rule-strong",
] as const;
const ACCENTS = ["--accent", "--accent-ink", "--accent-wash", "--focus", "--past-wash", "--past-ink"] as const;
const ASKING = ["--good", "--care", "--wrong", "--good-wash", "--care-wash", "--wrong-wash"] as const;

/** What everything is made of, shown on a page of the application itself: the tokens, and each part in its states. */
export function DesignPage(): ReactNode {
  const t = useTexts(designTexts);
  return (
    <Page title={t("title")} lede={t("lede")}>
      <Contents />
      <Type />
      <Section title={t("space")}>
        <dl className={styles["spaces"]}>
          {SPACES.map((token) => (
            <div key={token}>
              <dt>
                <Code>{token}</Code>
              </dt>
              <dd className={styles["space"]} style={{ inlineSize: `var(${token})` }} />
            </div>
          ))}
        </dl>
      </Section>
      <Section title={t("colour")}>
        <p className={styles["hint"]}>{t("colourHint")}</p>
        <div className={styles["grounds"]}>
          <Ground appearance="light" />
          <Ground appearance="dark" />
        </div>
      </Section>
      <Parts />
    </Page>
  );
}

function Type(): ReactNode {
  const t = useTexts(designTexts);
  return (
    <Section title={t("type")}>
      {SIZES.map((token) => (
        <p key={token} className={styles["line"]}>
          <Code>{token}</Code>
          <span style={{ fontSize: `var(${token})`, fontFamily: "var(--title)" }}>{t("specimen")}</span>
          <span style={{ fontSize: `var(${token})` }}>{t("specimen")}</span>
        </p>
      ))}
      {/* The same sentence in the three scripts, whatever the page's language: names stand beside one another. */}
      <p className={styles["line"]}>
        <Code>--text</Code>
        <span lang="ar" dir="rtl">
          {t("specimenArabic")}
        </span>
        <span lang="ckb" dir="rtl">
          {t("specimenSorani")}
        </span>
        <span lang="ku" dir="ltr">
          {t("specimenKurmanji")}
        </span>
      </p>
    </Section>
  );
}

function Ground({ appearance }: { readonly appearance: "light" | "dark" }): ReactNode {
  const t = useTexts(designTexts);
  return (
    <div className={styles["ground"]} data-ground={appearance}>
      <h3>{t(appearance)}</h3>
      <Swatches tokens={PAPER} />
      <Swatches tokens={ACCENTS} />
      <Swatches tokens={ASKING} />
      <ul role="list" className={styles["states"]}>
        {STATES.map((state) => (
          <li key={state}>
            <StateMark state={state} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Swatches({ tokens }: { readonly tokens: readonly string[] }): ReactNode {
  return (
    <ul role="list" className={styles["swatches"]}>
      {tokens.map((token) => (
        <li key={token}>
          <span className={styles["swatch"]} style={{ background: `var(${token})` }} />
          <Code>{token}</Code>
        </li>
      ))}
    </ul>
  );
}

function Parts(): ReactNode {
  const t = useTexts(designTexts);
  const { number } = useReading();
  const { tell } = useNotices();
  const now = useNow();
  const [isOpen, open] = useState(false);
  return (
    <Section title={t("parts")}>
      <h3>{t("buttons")}</h3>
      <div className={styles["row"]}>
        {(["main", "plain", "quiet", "danger"] as const).map((look) => (
          <Button key={look} look={look} onPress={() => tell(t(`look.${look}`))}>
            {t(`look.${look}`)}
          </Button>
        ))}
        <Button look="main" isDisabled>
          {t("disabled")}
        </Button>
        <Button isDisabled>{t("disabled")}</Button>
        <Button onPress={() => open(true)}>{t("dialog")}</Button>
      </div>
      <h3>{t("fields")}</h3>
      <div className={styles["fields"]}>
        <Field label={t("field")} hint={t("fieldHint")} />
        <Field label={t("field")} wrong={t("fieldWrong")} defaultValue="?" />
        <Choice label={t("choice")} none={t("choiceNone")} options={[["one", t("choiceOne")]]} />
        <TimeField label={t("time")} name="time" />
        <TextArea label={t("textArea")} rows={2} />
      </div>
      <h3>{t("given")}</h3>
      <p className={styles["row"]}>
        <PersonName name={t("exampleName")} />
        <PersonName name={null} />
        <Code>SDF-0042</Code>
        <When at={now()} />
        <span>{number(EXAMPLE_NUMBER)}</span>
      </p>
      <h3>{t("refusal")}</h3>
      <Said problem={EXAMPLE_REFUSAL} />
      <Dialog title={t("dialog")} isOpen={isOpen} onOpenChange={open}>
        <p>{t("dialogHint")}</p>
        <div>
          <Button look="main" onPress={() => open(false)}>
            {t("close")}
          </Button>
        </div>
      </Dialog>
    </Section>
  );
}

const EXAMPLE_NUMBER = 32_811;
/** As the node says one: in English. */
const EXAMPLE_REFUSAL = new Problem({
  code: "blockers-open",
  category: "forbidden-by-rule",
  detail: "Two blockers are open.",
  remedy: "Settle them, or leave these people out.",
  status: 409,
  conflicts: { transfer: "T-1" },
});
