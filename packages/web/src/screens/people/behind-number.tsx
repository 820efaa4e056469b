/** Whom a number of the balance counts. */
import type { PersonLine } from "@muster/server/api";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { PersonName } from "../../ui/person-name.tsx";
import { RegisterTable } from "../../ui/register-table/register-table.tsx";
import { StateMark } from "../../ui/state-mark.tsx";
import { personLink, useWhereColumns } from "./columns.tsx";
import styles from "./people.module.css";
import { peopleTexts } from "./texts.ts";

const PAGE = 500;

/** The people behind a number of the balance, a page at a time; how many the policy keeps back is said. */
export function BehindNumber(): ReactNode {
  const t = useTexts(peopleTexts);
  const { isPast } = useMoment();
  const { state, site, custodian, after } = useSearch({ from: "/frame/people" });
  const people = useQuestion("/people", { state, site, custodian, after, limit: PAGE });
  const where = useWhereColumns<PersonLine>();
  return (
    <Section title={t("behind")}>
      <ul role="list" className={styles["chosen"]}>
        {state !== undefined && (
          <li>
            <StateMark state={state} />
          </li>
        )}
        {site !== undefined && (
          <li>
            {t("site")} <SiteName code={site} />
          </li>
        )}
        {custodian !== undefined && (
          <li>
            {t("custodian")} <AuthorityName code={custodian} />
          </li>
        )}
      </ul>
      <Answer of={people}>
        {(answer) =>
          "next" in answer && (
            <>
              <p role="status">
                {t(isPast ? "listedThen" : "listed", { n: answer.people.length })}
                {answer.notShown > 0 && ` ${t("notShown", { n: answer.notShown })}`}
              </p>
              <RegisterTable
                label={t("behind")}
                name="people"
                rows={answer.people}
                rowId={({ person }) => person}
                link={personLink}
                empty={t("nobodyBehind")}
                columns={[
                  {
                    id: "name",
                    header: t("name"),
                    value: ({ names }) => names?.[0]?.name ?? null,
                    cell: ({ names }) =>
                      names === undefined ? t("nameWithheld") : <PersonName name={names[0]?.name} />,
                    width: "minmax(min(17rem, 58vw), 2fr)",
                  },
                  ...where,
                ]}
              />
              <Pages next={answer.next} isFirst={after === undefined} />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function Pages({ next, isFirst }: { readonly next: string | null; readonly isFirst: boolean }): ReactNode {
  const t = useTexts(peopleTexts);
  if (next === null && isFirst) return null;
  return (
    <nav aria-label={t("pages")} className={styles["pages"]}>
      {!isFirst && (
        <Link to="/people" search={({ after: _after, ...search }) => search}>
          {t("firstPage")}
        </Link>
      )}
      {next !== null && (
        <Link to="/people" search={(search) => ({ ...search, after: next })}>
          {t("nextPage")}
        </Link>
      )}
    </nav>
  );
}
