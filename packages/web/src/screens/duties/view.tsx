/** Duties: what is owed to people by a time, the longest overdue first, with the way to each person. */
import { Link, useSearch } from "@tanstack/react-router";
import type { DutiesAnswer, DutyLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { SiteName, useNames } from "../../ui/named.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code, PersonName } from "../../ui/person-name.tsx";
import { RegisterTable } from "../../ui/register-table/register-table.tsx";
import { useTimeWidth } from "../../ui/register-table/time-width.ts";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { useWords } from "../../ui/codes/codes.ts";
import type { DutiesSearch } from "./route.ts";
import { dutiesTexts } from "./texts.ts";
import styles from "./duties.module.css";

const PAGE = 500;

export function DutiesPage(): ReactNode {
  const t = useTexts(dutiesTexts);
  const search = useSearch({ strict: false }) as DutiesSearch;
  const { kind, standing, site, after } = search;
  const duties = useQuestion("/duties", { kind, standing, site, after, limit: PAGE });
  return (
    <Page title={t("title")} lede={t("lede")}>
      <Answer of={duties}>
        {(found) => (
          <>
            <Section title={t("totals")}>
              <Totals totals={found.totals} />
            </Section>
            <Section title={t("list")}>
              {found.notShown > 0 && <p>{t("notShown", { n: found.notShown })}</p>}
              <Owed duties={found.duties} />
              {found.next !== null && (
                <Link to="/duties" search={{ ...search, after: found.next }}>
                  {t("nextPage")}
                </Link>
              )}
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

/** Each kind and how it stands, a link to those it is owed to. */
function Totals({ totals }: Pick<DutiesAnswer, "totals">): ReactNode {
  const t = useTexts(dutiesTexts);
  const word = useWords();
  const { number } = useReading();
  if (totals.length === 0) return <p>{t("none")}</p>;
  return (
    <Table className={styles["totals"]}>
      <TableHead heads={[t("kind"), t("stands"), { ofNumbers: t("people") }, t("since")]} />
      <tbody>
        {totals.map(({ kind, standing, people, since }) => (
          <tr key={`${kind} ${standing}`}>
            <th scope="row">
              <Link to="/duties" search={{ kind, standing }}>
                {word("duty", kind)}
              </Link>
            </th>
            <td data-standing={standing}>{t(`standing.${standing}`)}</td>
            <td data-align="end">{number(people)}</td>
            <td>
              <When at={since} />
            </td>
          </tr>
        ))}
        <tr>
          <td colSpan={4}>
            <Link to="/duties">{t("all")}</Link>
          </td>
        </tr>
      </tbody>
    </Table>
  );
}

function Owed({ duties }: { readonly duties: readonly DutyLine[] }): ReactNode {
  const t = useTexts(dutiesTexts);
  const word = useWords();
  const names = useNames();
  const { dates } = useReading();
  const timeWidth = useTimeWidth();
  return (
    <RegisterTable
      label={t("list")}
      name="duties"
      rows={duties}
      rowId={({ id, person }) => `${person} ${id}`}
      empty={t("none")}
      link={({ person }) => ({ to: "/people/$person", params: { person } })}
      columns={[
        {
          id: "name",
          header: t("name"),
          value: ({ names: given }) => given?.[0]?.name ?? null,
          cell: ({ names: given }) => <PersonName name={given?.[0]?.name} />,
          width: "minmax(12rem, 2fr)",
        },
        {
          id: "number",
          header: t("number"),
          value: ({ number }) => number,
          cell: ({ number }) => <Code>{number}</Code>,
          sparse: true,
          width: "minmax(7rem, 1fr)",
        },
        {
          id: "kind",
          header: t("kind"),
          value: ({ kind }) => word("duty", kind),
          groups: true,
          width: "minmax(9rem, 1fr)",
        },
        {
          id: "standing",
          header: t("stands"),
          value: ({ standing }) => (standing === "met" ? null : t(`standing.${standing}`)),
          groups: true,
          width: "minmax(6rem, 1fr)",
        },
        {
          id: "site",
          header: t("site"),
          value: ({ site }) => (site === null ? null : (names.site(site) ?? site)),
          cell: ({ site }) => (site === null ? null : <SiteName code={site} />),
          groups: true,
          width: "minmax(9rem, 1fr)",
        },
        {
          id: "due",
          header: t("dueAt"),
          value: ({ dueAt }) => dueAt ?? null,
          cell: ({ dueAt }) => (dueAt === undefined ? t("noDay") : dates.time(dueAt)),
          width: timeWidth,
        },
        {
          id: "source",
          header: t("source"),
          value: ({ source }) => source,
          cell: ({ source }) => <Code>{source}</Code>,
          width: "minmax(7rem, 1fr)",
        },
      ]}
    />
  );
}
