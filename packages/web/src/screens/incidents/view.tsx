/** Every incident that the officer may see, the newest first, and what of them has still to be reported outside (MR-71). */
import { Link } from "@tanstack/react-router";
import type { IncidentSummary } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { useWords } from "../../ui/codes/codes.ts";
import { RecordIncident } from "./acts/record-incident.tsx";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";

export function IncidentsPage(): ReactNode {
  const t = useTexts(incidentsTexts);
  const { isPast } = useMoment();
  const incidents = useQuestion("/incidents");
  return (
    <Page title={t("title")} lede={t("lede")} actions={<RecordIncident />}>
      <Answer of={incidents}>
        {({ incidents: listed }) =>
          listed.length === 0 ? <p>{t(isPast ? "noneThen" : "none")}</p> : <IncidentsTable incidents={listed} />
        }
      </Answer>
    </Page>
  );
}

function IncidentsTable({ incidents }: { readonly incidents: readonly IncidentSummary[] }): ReactNode {
  const t = useTexts(incidentsTexts);
  const word = useWords();
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("title")}>
      <Table className={styles["table"]}>
        <TableHead
          heads={[t("incident"), t("kind"), t("where"), t("when"), t("byName"), t("accounts"), t("reportedOutside")]}
        />
        <tbody>
          {incidents.map((incident) => (
            <tr key={incident.code}>
              <th scope="row">
                <Link to="/incidents/$incident" params={{ incident: incident.code }}>
                  <Code>{incident.code}</Code>
                </Link>
              </th>
              <td>{word("incident", incident.type)}</td>
              <td>
                {incident.site !== null && <SiteName code={incident.site} />}{" "}
                {incident.transfer !== null && <Code>{incident.transfer}</Code>}
              </td>
              <td>
                <When at={incident.at} />
              </td>
              <td>
                <ByName {...incident} />
              </td>
              <td>
                {incident.accounts === 0
                  ? t("noAccounts")
                  : t("accountsBy", { accounts: incident.accounts, parties: incident.parties })}
              </td>
              <td>
                <Reported {...incident} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** People of the register, each by name; a number that somebody said is an account. */
function ByName({ people, escaped, recaptured }: IncidentSummary): ReactNode {
  const t = useTexts(incidentsTexts);
  const { number } = useReading();
  const lines = [
    [people, t("namedN", { n: people })],
    [escaped, t("escapedN", { n: escaped })],
    [recaptured, t("recapturedN", { n: recaptured })],
  ] as const;
  const said = lines.filter(([n]) => n > 0);
  if (said.length === 0) return number(0);
  return (
    <ul role="list">
      {said.map(([, says]) => (
        <li key={says}>{says}</li>
      ))}
    </ul>
  );
}

function Reported({ reportedTo, owesReport }: IncidentSummary): ReactNode {
  const t = useTexts(incidentsTexts);
  if (owesReport) return <span className={styles["owed"]}>{t("owed")}</span>;
  return (
    <ul role="list">
      {reportedTo.map((to, place) => (
        <li key={`${to}-${place}`}>
          <AuthorityName code={to} />
        </li>
      ))}
    </ul>
  );
}
