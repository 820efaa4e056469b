import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Problem } from "../../api/problem.ts";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Said } from "../../ui/said.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { ChangeRoles, EndOffice, type Officer } from "./appoint.tsx";
import { Contents } from "./contents.tsx";
import { Invite } from "./invite.tsx";
import { SessionTable } from "./sessions.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";
import { Tokens } from "./tokens.tsx";
import { SiteNames } from "./you.tsx";

/** One officer: what they are there to do, through time; for who manages sign-in, their ways in. */
export function OfficerPage(): ReactNode {
  const { officer: code } = useParams({ from: "/frame/settings/officers/$officer" });
  const t = useTexts(settingsTexts);
  const authorities = useQuestion("/authorities");
  return (
    <Answer of={authorities}>
      {({ authorities: all }) => {
        const authority = all.find(({ officers }) => officers.some((officer) => officer.code === code));
        const officer = authority?.officers.find((one) => one.code === code);
        if (authority === undefined || officer === undefined) return <Said problem={unknown(code)} />;
        return (
          <Page
            title={code}
            lede={t("appointedAs", { title: officer.title, authority: authority.name })}
            actions={
              officer.endedAt === undefined && (
                <>
                  <ChangeRoles officer={officer} />
                  <EndOffice officer={officer} />
                </>
              )
            }
          >
            <Contents />
            <Assignments officer={officer} />
            <WayIn officer={code} />
          </Page>
        );
      }}
    </Answer>
  );
}

function Assignments({ officer: { assignments, endedAt } }: { readonly officer: Officer }): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(settingsTexts);
  const { list } = useReading();
  return (
    <Section title={t("assignments")}>
      <div className={styles["scrolls"]}>
        <Table className={styles["table"]} aria-label={t("assignments")}>
          <TableHead heads={[t("from"), t("roles"), t("sites")]} />
          <tbody>
            {assignments.map(({ from, entry, roles, sites }) => (
              <tr key={entry}>
                <th scope="row">
                  <When at={from} />
                </th>
                <td>{roles.length === 0 ? t("noRoles") : list(roles.map((role) => says("role.", role)))}</td>
                <td>
                  <SiteNames sites={sites} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {endedAt !== undefined && (
        <p>
          {t("noLongerActs")} <When at={endedAt} />
        </p>
      )}
    </Section>
  );
}

function WayIn({ officer }: { readonly officer: string }): ReactNode {
  const t = useTexts(settingsTexts);
  const { isPast } = useMoment();
  const me = useMe();
  const mayManage = [...(me.data?.may ?? []), ...(me.data?.maySometimes ?? [])].includes("manage-sign-in");
  const sessions = useQuestion("/officers/:id/sessions", { id: officer }, { moment: {}, when: mayManage && !isPast });
  if (!mayManage || isPast) return null;
  return (
    <>
      <Section title={t("wayIn")}>
        <Invite officer={officer} />
      </Section>
      <Section title={t("theirSessions")}>
        <Answer of={sessions}>
          {({ sessions: theirs }) => (
            <SessionTable label={t("theirSessions")} sessions={theirs} path={`/officers/${officer}/sessions`} />
          )}
        </Answer>
      </Section>
      <Tokens officer={officer} />
    </>
  );
}

function unknown(code: string): Problem {
  return new Problem({
    code: "officer-not-found",
    category: "not-found",
    detail: `${code} is no officer on this register at this moment.`,
    remedy: "See the list of authorities.",
    status: 404,
    conflicts: { officer: code },
  });
}
