/** The authorities of the register, their keys and their officers. */
import type { Answers } from "../../api/answers.ts";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { Appoint } from "./appoint.tsx";
import { GiveKey, NewAuthority } from "./authority-acts.tsx";
import { Contents } from "./contents.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";
import { SiteNames } from "./you.tsx";

type Authority = Answers["/authorities"]["authorities"][number];

/** Every authority with its keys and its officers; for a keeper, with what can be recorded of them. */
export function AuthoritiesPage(): ReactNode {
  const t = useTexts(settingsTexts);
  const authorities = useQuestion("/authorities");
  return (
    <Page title={t("authoritiesTitle")} actions={<NewAuthority />}>
      <Contents />
      <Answer of={authorities}>
        {({ authorities: all }) => (
          <div>
            {all.map((authority) => (
              <AuthorityPart key={authority.code} authority={authority} />
            ))}
          </div>
        )}
      </Answer>
    </Page>
  );
}

function AuthorityPart({ authority }: { readonly authority: Authority }): ReactNode {
  const t = useTexts(settingsTexts);
  const { code, name, keys, officers } = authority;
  const inOffice = officers.filter(({ endedAt }) => endedAt === undefined).length;
  return (
    <section className={styles["authority"]} aria-labelledby={`authority-${code}`}>
      <header>
        <div>
          <h2 id={`authority-${code}`}>
            <bdi>{name}</bdi>
          </h2>
          <p className={styles["hint"]}>
            <Code>{code}</Code> · {t("inOffice", { n: inOffice })}
          </p>
        </div>
        <div className={styles["buttons"]}>
          <GiveKey authority={authority} />
          <Appoint authority={code} />
        </div>
      </header>
      <p className={styles["key"]}>
        {t("keysOf")}: {keys.length === 0 && t("noKey")}
        {keys.map(({ key, from, until }) => (
          <span key={key}>
            <Code>{key}</Code>{" "}
            <span className={styles["hint"]}>
              <KeyTime from={from} until={until} />
            </span>{" "}
          </span>
        ))}
      </p>
      {officers.length > 0 && <Officers of={authority} />}
    </section>
  );
}

function KeyTime({ from, until }: { readonly from: string; readonly until: string | undefined }): ReactNode {
  const t = useTexts(settingsTexts);
  const { dates } = useReading();
  return (
    <>
      {t("keySince", { time: dates.time(from) })}
      {until !== undefined && <>, {t("keyUntil", { time: dates.time(until) })}</>}
    </>
  );
}

function Officers({ of: { name, officers } }: { readonly of: Authority }): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(settingsTexts);
  const { list } = useReading();
  return (
    <div className={styles["scrolls"]}>
      <Table className={`${styles["table"]} ${styles["officers"]}`} aria-label={t("officersOf", { authority: name })}>
        <TableHead heads={[t("officer"), t("whatOfficerIs"), t("roles"), t("sites")]} />
        <tbody>
          {officers.map(({ code, title, roles, sites, endedAt }) => (
            <tr key={code} data-ended={endedAt !== undefined}>
              <th scope="row">
                <Link to="/settings/officers/$officer" params={{ officer: code }}>
                  <Code>{code}</Code>
                </Link>
              </th>
              <td>
                <bdi>{title}</bdi>
                {endedAt !== undefined && (
                  <div className={styles["hint"]}>
                    {t("noLongerActs")} <When at={endedAt} form="day" />
                  </div>
                )}
              </td>
              <td>{roles.length === 0 ? t("noRoles") : list(roles.map((role) => says("role.", role)))}</td>
              <td>
                <SiteNames sites={sites} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
