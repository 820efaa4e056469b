import { canonicalText } from "@muster/record";
import type { EntryAnswer } from "@muster/server/api";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { EntryKind } from "../../../ui/entry-kind/entry-kind.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { When } from "../../../ui/when.tsx";
import { AboutLinks } from "./about-links.tsx";
import { Correct } from "./correct.tsx";
import styles from "./entry.module.css";
import { Lines } from "./lines.tsx";
import { Proof } from "./proof.tsx";
import { Spoken } from "./spoken.tsx";
import { entryTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

/** Entries by which somebody may turn out to be on the register already. */
const SAYS_WHO: ReadonlySet<string> = new Set(["birth.recorded", "claim.stated", "number.given", "person.registered"]);

/** One entry: what it says and who says so, as it was hashed, what became of it, and the proof that it is in the log. */
export function JournalEntryPage(): ReactNode {
  const t = useTexts(entryTexts);
  const { number: written } = useReading();
  const { number } = useParams({ from: "/frame/journal/$number" });
  // An entry is what it is: it is asked for without the page's moment.
  const entry = useQuestion("/journal/:number", { number }, { moment: {} });
  const shown = entry.data?.entry.number === Number(number) ? entry.data : undefined;
  return (
    <Page
      title={t("title", { number: written(Number(number)) })}
      lede={shown !== undefined && <EntryKind kind={shown.entry.kind} />}
      actions={shown !== undefined && <Correct key={number} shown={shown} />}
    >
      <Answer of={entry}>{(answer) => <Shown key={answer.entry.number} shown={answer} />}</Answer>
    </Page>
  );
}

function Shown({ shown }: { readonly shown: EntryAnswer }): ReactNode {
  const t = useTexts(entryTexts);
  const { entry, line, asHashed } = shown;
  return (
    <>
      <Head shown={shown} />
      <Spoken line={line} />
      <Lines shown={shown} />
      <Proof shown={shown} />
      <Section title={t("hashed")}>
        {!asHashed && <p>{t("notWhole")}</p>}
        {/* Canonical JSON (RFC 8785), to the byte: one line, that wraps. */}
        <pre className={styles["canonical"]} dir="ltr">
          {canonicalText(entry)}
        </pre>
      </Section>
    </>
  );
}

function Head({ shown: { line, entry } }: { readonly shown: EntryAnswer }): ReactNode {
  const t = useTexts(entryTexts);
  const { occurredAt, notedAt, recordedAt, by, second, about, corrects, correctedBy } = line;
  return (
    <>
      {correctedBy !== null && (
        <p className={styles["corrected"]}>
          {t("wasCorrected")} <EntryLink number={correctedBy} />
        </p>
      )}
      {corrects !== null && (
        <p className={styles["correcting"]}>
          {t("corrects")} <EntryLink number={corrects} />
        </p>
      )}
      <dl className={styles["facts"]}>
        <div>
          <dt>{t("occurred")}</dt>
          <dd>
            <When at={occurredAt} />
          </dd>
        </div>
        <div>
          <dt>{t("noted")}</dt>
          <dd>{notedAt === null ? t("notNoted") : <When at={notedAt} />}</dd>
        </div>
        <div>
          <dt>{t("recorded")}</dt>
          <dd>
            <When at={recordedAt} />
          </dd>
        </div>
        <div>
          <dt>{t("saysSo")}</dt>
          <dd>
            <AuthorityName code={by.authority} />
            <Comma />
            <Code>{by.officer}</Code>
            {second !== null && (
              <>
                {"; "}
                <AuthorityName code={second.authority} />
                <Comma />
                <Code>{second.officer}</Code>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t("about")}</dt>
          <dd>
            <AboutLinks about={about} />
          </dd>
        </div>
        <div>
          <dt>{t("kind")}</dt>
          <dd>
            <Code>{entry.kind}</Code>
          </dd>
        </div>
        {SAYS_WHO.has(entry.kind) && (
          <div>
            <dt>{t("people")}</dt>
            <dd>
              <Link to="/duplicates" search={{ entry: entry.number }}>
                {t("duplicates")}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}
