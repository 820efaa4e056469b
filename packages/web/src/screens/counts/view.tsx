/** Every count that the officer may see: open ones first, how far each is, and what it found. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { CountSummary } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Choice } from "../../ui/field.tsx";
import { SiteName } from "../../ui/named.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./counts.module.css";
import { HowItStands } from "./how-it-stands.tsx";
import { OpenCount } from "./open-count.tsx";
import type { CountsSearch } from "./route.ts";
import { countsTexts } from "./texts.ts";

export function CountsPage(): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const { site, open } = useSearch({ strict: false }) as CountsSearch;
  const counts = useQuestion("/counts", { site, open });
  return (
    <Page title={t("title")} lede={t(isPast ? "ledeThen" : "lede")} actions={<OpenCount site={site} />}>
      <Narrowing site={site} open={open} />
      <Answer of={counts}>
        {({ counts: listed }) =>
          listed.length === 0 ? (
            <p>{t(site === undefined && open === undefined ? (isPast ? "noneThen" : "none") : "noneOfThese")}</p>
          ) : (
            <CountsTable counts={listed} />
          )
        }
      </Answer>
    </Page>
  );
}

interface NarrowingProps {
  readonly site: string | undefined;
  readonly open: string | undefined;
}

function Narrowing({ site = "", open = "" }: NarrowingProps): ReactNode {
  const t = useTexts(countsTexts);
  const navigate = useNavigate();
  const sites = useQuestion("/sites", {}, { moment: {} });
  const narrow = (change: { readonly site?: string; readonly open?: string }): void =>
    void navigate({
      to: ".",
      search: (before: object) => ({
        ...before,
        ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value === "" ? undefined : value])),
      }),
      replace: true,
    });
  return (
    <search className={styles["narrowing"]}>
      <Choice
        label={t("site")}
        none={t("everySite")}
        value={site}
        options={(sites.data?.sites ?? []).map(({ code, name }) => [code, name] as const)}
        onChange={({ target }) => narrow({ site: target.value })}
      />
      <Choice
        label={t("stands")}
        none={t("howeverStanding")}
        value={open}
        options={[
          ["yes", t("onlyOpen")],
          ["no", t("onlyEnded")],
        ]}
        onChange={({ target }) => narrow({ open: target.value })}
      />
    </search>
  );
}

function CountsTable({ counts }: { readonly counts: readonly CountSummary[] }): ReactNode {
  const t = useTexts(countsTexts);
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("title")}>
      <Table className={styles["table"]}>
        <TableHead
          heads={[
            t("count"),
            t("site"),
            t("counting"),
            t("opened"),
            t("stands"),
            { ofNumbers: t("rounds") },
            { ofNumbers: t("counted") },
            t("againstBooks"),
          ]}
        />
        <tbody>
          {counts.map((count) => (
            <tr key={count.code}>
              <th scope="row">
                <Link to="/counts/$count" params={{ count: count.code }}>
                  <Code>{count.code}</Code>
                </Link>
              </th>
              <td>
                <SiteName code={count.site} />
                <Covers units={count.units} />
              </td>
              <td>{t(`counting.${count.counting}`)}</td>
              <td>
                <When at={count.openedAt} />
              </td>
              <HowItStands count={count} />
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Covers({ units }: Pick<CountSummary, "units">): ReactNode {
  const t = useTexts(countsTexts);
  const { list } = useReading();
  if (units.length === 0) return <div className={styles["soft"]}>{t("wholeSite")}</div>;
  return (
    <div className={styles["soft"]}>
      {units.length > 3 ? t("units", { n: units.length }) : <bdi>{list(units)}</bdi>}
    </div>
  );
}
