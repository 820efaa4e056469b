/** Agreements: what parties undertook, by when, and what each says has been done (rule 9: nobody’s word replaces another’s). */
import { Link, useParams } from "@tanstack/react-router";
import type { AgreementAnswer, AgreementSummary, WordedTerm } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { NewAgreement, ReportOnTerm } from "./acts.tsx";
import styles from "./agreements.module.css";
import { agreementsTexts } from "./texts.ts";
import { EntryLink } from "../../ui/entry-link.tsx";

export function AgreementsPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  const agreements = useQuestion("/agreements");
  return (
    <Page title={t("title")} actions={<NewAgreement />}>
      <Answer of={agreements}>
        {({ agreements: listed }) =>
          listed.length === 0 ? <p>{t("none")}</p> : <AgreementsTable agreements={listed} />
        }
      </Answer>
    </Page>
  );
}

function AgreementsTable({ agreements }: { readonly agreements: readonly AgreementSummary[] }): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("title")}>
      <Table className={styles["table"]}>
        <TableHead heads={[t("code"), t("parties"), t("made"), t("terms"), t("nextDeadline")]} />
        <tbody>
          {agreements.map((agreement) => (
            <tr key={agreement.code}>
              <th scope="row">
                <Link to="/agreements/$agreement" params={{ agreement: agreement.code }}>
                  {agreement.title === null ? <Code>{agreement.code}</Code> : <bdi>{agreement.title}</bdi>}
                </Link>
              </th>
              <td>
                <Parties parties={agreement.parties} />
              </td>
              <td>
                <When at={agreement.at} form="day" />
              </td>
              <td>
                <Standings terms={agreement.terms} />
              </td>
              <td>{agreement.nextDeadline === null ? t("noDeadline") : <Deadline at={agreement.nextDeadline} />}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** How many terms stand how: what is overdue and disputed first. */
function Standings({ terms }: Pick<AgreementSummary, "terms">): ReactNode {
  const t = useTexts(agreementsTexts);
  const { number } = useReading();
  const order = ["overdue", "disputed", "open", "met"] as const;
  return (
    <ul role="list" className={styles["standings"]}>
      {order
        .filter((standing) => terms[standing] > 0)
        .map((standing) => (
          <li key={standing} data-standing={standing}>
            {number(terms[standing])} {t(`standing.${standing}`)}
          </li>
        ))}
    </ul>
  );
}

function Parties({ parties }: { readonly parties: readonly string[] }): ReactNode {
  return (
    <ul role="list">
      {parties.map((party) => (
        <li key={party}>
          <AuthorityName code={party} />
        </li>
      ))}
    </ul>
  );
}

export function AgreementPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  const { agreement: code } = useParams({ strict: false }) as { readonly agreement: string };
  const agreement = useQuestion("/agreements/:id", { id: code });
  const { data } = agreement;
  return (
    <Page
      title={data?.title ?? code}
      lede={data?.title === null ? t("titleErased") : undefined}
      actions={data === undefined ? undefined : <ReportOnTerm agreement={data} />}
    >
      <Answer of={agreement}>{(found) => <Terms agreement={found} />}</Answer>
    </Page>
  );
}

function Terms({ agreement }: { readonly agreement: AgreementAnswer }): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <>
      <dl className={styles["facts"]}>
        <div>
          <dt>{t("made")}</dt>
          <dd>
            <When at={agreement.at} />
          </dd>
        </div>
        <div>
          <dt>{t("parties")}</dt>
          <dd>
            <Parties parties={agreement.parties} />
          </dd>
        </div>
      </dl>
      <Section title={t("clock")}>
        <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("clock")}>
          <Table className={styles["table"]}>
            <TableHead heads={[t("term"), t("undertaken"), t("owedBy"), t("deadline"), t("standing"), t("reports")]} />
            <tbody>
              {agreement.terms.map((term) => (
                <TermRow key={term.term} term={term} />
              ))}
            </tbody>
          </Table>
        </div>
      </Section>
    </>
  );
}

function TermRow({ term }: { readonly term: WordedTerm }): ReactNode {
  const t = useTexts(agreementsTexts);
  return (
    <tr>
      <th scope="row">
        <Code>{term.term}</Code>
      </th>
      <td className={styles["wording"]}>
        <p dir="auto">{term.text}</p>
        {term.doneWhen !== undefined && <p dir="auto">{t("doneWhen", { what: term.doneWhen })}</p>}
      </td>
      <td>{term.owedBy === undefined ? t("allParties") : <AuthorityName code={term.owedBy} />}</td>
      <td>{term.deadline === undefined ? t("noDeadline") : <Deadline at={term.deadline} />}</td>
      <td data-standing={term.standing}>{t(`standing.${term.standing}`)}</td>
      <td>
        {term.reports.length === 0 ? (
          t("noReports")
        ) : (
          <ul role="list">
            {term.reports.map((report) => (
              <li key={report.entry}>
                <AuthorityName code={report.party} />: {t(`status.${report.status}`)} (<When at={report.at} />,{" "}
                <EntryLink number={report.entry} />){report.why !== undefined && <p dir="auto">{report.why}</p>}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** A deadline, and how far it is from the moment looked at. */
function Deadline({ at }: { readonly at: string }): ReactNode {
  const { dates } = useReading();
  const balance = useQuestion("/balance", { by: "state" });
  return (
    <>
      <When at={at} />
      {balance.data !== undefined && <div className={styles["soft"]}>{dates.from(at, balance.data.asOf)}</div>}
    </>
  );
}
