/** One incident: the facts, what each party says beside the others, what came of it by name, and what was known when. */
import { Link, useParams } from "@tanstack/react-router";
import type { IncidentAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Comma } from "../../ui/comma.tsx";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { When } from "../../ui/when.tsx";
import { useWords } from "../../ui/codes/codes.ts";
import { Accounts } from "./accounts.tsx";
import { RecordEscape, RecordRecapture } from "./acts/escapes.tsx";
import { ReportOutside } from "./acts/report-outside.tsx";
import { StateAccount } from "./acts/state-account.tsx";
import { Figure } from "./figure.tsx";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";
import { WhatWasKnown } from "./what-was-known.tsx";
import { EntryLink } from "../../ui/entry-link.tsx";

export function IncidentPage(): ReactNode {
  const t = useTexts(incidentsTexts);
  const { isPast } = useMoment();
  const { incident: code = "" } = useParams({ strict: false });
  const incident = useQuestion("/incidents/:id", { id: code });
  const { data } = incident;
  return (
    <Page
      title={t("incidentTitle", { code })}
      lede={
        data?.owesReport === true ? (
          <span className={styles["owed"]}>{t(isPast ? "owedThen" : "owedLong")}</span>
        ) : undefined
      }
      actions={data === undefined ? undefined : <Actions incident={data} />}
    >
      <Answer of={incident}>
        {(found) => (
          <>
            <Facts incident={found} />
            <Section title={t("accountsTitle")}>
              <Accounts incident={found} />
            </Section>
            <Section title={t("knownTitle")}>
              <WhatWasKnown incident={found.code} />
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Actions({ incident }: { readonly incident: IncidentAnswer }): ReactNode {
  return (
    <>
      <StateAccount incident={incident} />
      <RecordEscape incident={incident} />
      <RecordRecapture incident={incident} />
      <ReportOutside incident={incident} />
    </>
  );
}

function Facts({ incident }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  const word = useWords();
  const { number } = useReading();
  const {
    type,
    site,
    transfer,
    at,
    entry,
    people,
    number: stated,
    escaped,
    recaptured,
    narrative,
    evidence,
  } = incident;
  return (
    <>
      <dl className={styles["facts"]}>
        <Fact says={t("kind")}>{word("incident", type)}</Fact>
        {site !== undefined && (
          <Fact says={t("where")}>
            <Link to="/sites/$site" params={{ site }}>
              <SiteName code={site} />
            </Link>
          </Fact>
        )}
        {transfer !== undefined && (
          <Fact says={t("transfer")}>
            <Link to="/transfers/$transfer" params={{ transfer }}>
              <Code>{transfer}</Code>
            </Link>
          </Fact>
        )}
        <Fact says={t("when")}>
          <When at={at} /> <EntryLink number={entry} />
        </Fact>
        {stated !== undefined && (
          <Fact says={t("saidAtFirst")}>
            <Figure figure={stated} />
          </Fact>
        )}
        <Fact says={t("named")}>{number(people)}</Fact>
        <Fact says={t("escapedByName")}>{number(escaped)}</Fact>
        <Fact says={t("recapturedByName")}>{number(recaptured)}</Fact>
        <Reports incident={incident} />
      </dl>
      <p className={styles["soft"]}>{t("ofThoseYouMayKnow")}</p>
      {narrative !== undefined && (
        <blockquote className={styles["narrative"]} dir="auto">
          {narrative}
        </blockquote>
      )}
      {evidence !== undefined && (
        <p>
          {t("evidenceHeld")} <bdi>{evidence}</bdi>
        </p>
      )}
    </>
  );
}

function Reports({ incident: { reports } }: { readonly incident: IncidentAnswer }): ReactNode {
  const t = useTexts(incidentsTexts);
  if (reports.length === 0) return null;
  return (
    <Fact says={t("reportedOutside")}>
      <ul role="list">
        {reports.map(({ to, at, entry }) => (
          <li key={entry}>
            <AuthorityName code={to} />
            <Comma />
            <When at={at} /> <EntryLink number={entry} />
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function Fact({ says, children }: { readonly says: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{says}</dt>
      <dd>{children}</dd>
    </div>
  );
}
