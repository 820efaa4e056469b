/** Every site: who controls it, whom it holds, and when it last said so. The totals are the balance's. */
import type { BalanceAnswer, MeAnswer, SiteSummary } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Page } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { LastReport, useSilences } from "./last-report.tsx";
import { seenOf } from "./seen-of.ts";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";

export function SitesPage(): ReactNode {
  const t = useTexts(sitesTexts);
  const { isPast } = useMoment();
  const sites = useQuestion("/sites");
  const balance = useQuestion("/balance", { by: "state" });
  const { data: me } = useMe();
  const silences = useSilences(sites.isSuccess);
  const held = heldAt(sites.data?.sites ?? []);
  const lede =
    sites.data === undefined
      ? undefined
      : t(isPast ? "ledeThen" : "lede", { sites: sites.data.sites.length, people: held });
  return (
    <Page title={t("title")} lede={lede}>
      <Answer of={sites}>
        {({ sites: all }) =>
          all.length === 0 ? (
            <p>{t("none")}</p>
          ) : (
            <SitesTable sites={all} balance={balance.data} me={me} silences={silences} />
          )
        }
      </Answer>
    </Page>
  );
}

interface SitesTableProps {
  readonly sites: readonly SiteSummary[];
  readonly balance: BalanceAnswer | undefined;
  readonly me: MeAnswer | undefined;
  readonly silences: ReadonlyMap<string, number>;
}

function SitesTable({ sites, balance, me, silences }: SitesTableProps): ReactNode {
  const t = useTexts(sitesTexts);
  const { isPast } = useMoment();
  return (
    <div className={styles["scroll"]}>
      <Table className={styles["table"]} aria-label={t(isPast ? "listThen" : "list")}>
        <TableHead
          heads={[
            t("site"),
            t("type"),
            t("controlledBy"),
            { ofNumbers: t("held") },
            { ofNumbers: t("capacity") },
            { ofNumbers: t("toBeConfirmed") },
            t("lastReport"),
            t("openCounts"),
          ]}
        />
        <tbody>
          {sites.map((site) => (
            <SiteRow key={site.code} site={site} balance={balance} me={me} silences={silences} />
          ))}
        </tbody>
        <Totals sites={sites} balance={balance} />
      </Table>
    </div>
  );
}

function SiteRow({
  site,
  balance,
  me,
  silences,
}: Omit<SitesTableProps, "sites"> & { readonly site: SiteSummary }): ReactNode {
  const t = useTexts(sitesTexts);
  const codes = useCodes(sitesTexts);
  const { number } = useReading();
  const { code, name, kind, controlledBy, held, capacity, toBeConfirmed, openCounts } = site;
  const seen = seenOf(site, balance, me);
  return (
    <tr>
      <th scope="row">
        <Link to="/sites/$site" params={{ site: code }}>
          <bdi>{name}</bdi>
        </Link>
      </th>
      <td>{codes("kind.", kind)}</td>
      <td>{controlledBy === null ? null : <AuthorityName code={controlledBy} />}</td>
      {seen === "elsewhere" || seen === "nothing" ? (
        <td colSpan={5} className={styles["soft"]}>
          {t(seen === "elsewhere" ? "booksElsewhere" : "notYours")}
        </td>
      ) : (
        <>
          <td data-align="end">
            {number(held)}
            {seen === "part" && <span className={styles["note"]}>{t("partly")}</span>}
          </td>
          <td data-align="end">
            {capacity === null ? <span className={styles["soft"]}>{t("capacityNotSaid")}</span> : number(capacity)}
            {capacity !== null && held > capacity && (
              <span className={styles["care"]}>{t("over", { n: held - capacity })}</span>
            )}
          </td>
          <td data-align="end" data-care={toBeConfirmed > 0}>
            {number(toBeConfirmed)}
          </td>
          <td>
            <LastReport site={site} silence={silences.get(code)} />
          </td>
          <td>
            {openCounts.length === 0 && number(0)}
            {openCounts.map((count) => (
              <Link key={count} to="/counts/$count" params={{ count }} className={styles["inline"]}>
                <Code>{count}</Code>
              </Link>
            ))}
          </td>
        </>
      )}
    </tr>
  );
}

/** The sites' sum beside the balance's own: where they differ the books do not add up, and nobody should read on. */
function Totals({ sites, balance }: Pick<SitesTableProps, "sites" | "balance">): ReactNode {
  const t = useTexts(sitesTexts);
  const { number } = useReading();
  const held = heldAt(sites);
  const isAgreed = balance === undefined || balance.states.held === held;
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={3}>
          {t("total")}
        </th>
        <td data-align="end">{number(held)}</td>
        <td />
        <td data-align="end">{number(sites.reduce((sum, { toBeConfirmed }) => sum + toBeConfirmed, 0))}</td>
        <td colSpan={2}>
          {balance === undefined ? null : isAgreed ? (
            <span className={styles["soft"]}>{t(balance.balanced === null ? "agreesPartly" : "agrees")}</span>
          ) : (
            <strong role="alert" className={styles["wrong"]}>
              {t("disagrees", { held: number(balance.states.held) })}
            </strong>
          )}
        </td>
      </tr>
    </tfoot>
  );
}

function heldAt(sites: readonly SiteSummary[]): number {
  return sites.reduce((sum, { held }) => sum + held, 0);
}
