/** What needs an answer, one line each: what it is in words, where, since when, and the way to it. */
import { Link } from "@tanstack/react-router";
import type { TodayAnswer, TodayItem } from "@muster/server/api";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { SiteName } from "../../ui/named.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { useCodes } from "../../texts/codes.ts";
import { entryKindTexts } from "../../ui/entry-kind/texts.ts";
import { useWords } from "../../ui/codes/codes.ts";
import { todayTexts } from "./texts.ts";
import styles from "./today.module.css";

export function NeedsAnswer({ today }: { readonly today: TodayAnswer }): ReactNode {
  const t = useTexts(todayTexts);
  const { dates, locales } = useReading();
  const { items, notLookedFor, asOf } = today;
  return (
    <>
      {items.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("needs")}>
          <Table className={styles["table"]}>
            <TableHead heads={[t("what"), t("where"), t("since")]} />
            <tbody>
              {items.map((item) => (
                <tr key={JSON.stringify(item)} data-kind={item.kind}>
                  <th scope="row">
                    <WayTo item={item} />
                  </th>
                  <td>{siteOf(item) === null ? null : <SiteName code={siteOf(item) ?? ""} />}</td>
                  <td>
                    {item.since === null ? (
                      t("never")
                    ) : (
                      <>
                        <When at={item.since} /> <span className={styles["soft"]}>{dates.from(item.since, asOf)}</span>
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
      {notLookedFor.length > 0 && (
        <p className={styles["soft"]}>
          {t("notLookedFor", {
            kinds: new Intl.ListFormat([...locales]).format(notLookedFor.map((kind) => t(`kind.${kind}`))),
          })}
        </p>
      )}
    </>
  );
}

/** The item in words, as a link to where it is answered. */
function WayTo({ item }: { readonly item: TodayItem }): ReactNode {
  const says = useSaying(item);
  switch (item.kind) {
    case "transfer-unexplained":
    case "transfer-blocked":
      return (
        <Link to="/transfers/$transfer" params={{ transfer: item.transfer }}>
          {says}
        </Link>
      );
    case "count-uncleared":
      return (
        <Link to="/counts/$count" params={{ count: item.count }}>
          {says}
        </Link>
      );
    case "duties-overdue":
      return (
        <Link to="/duties" search={{ kind: item.duty, standing: "overdue" }}>
          {says}
        </Link>
      );
    case "site-silent":
      return (
        <Link to="/sites/$site" params={{ site: item.site }}>
          {says}
        </Link>
      );
    case "people-unaccounted":
    case "people-at-large":
      return (
        <Link to="/people" search={{ state: item.kind === "people-at-large" ? "at-large" : "unaccounted" }}>
          {says}
        </Link>
      );
    case "people-to-be-confirmed":
      return item.site === null ? (
        <span>{says}</span>
      ) : (
        <Link to="/sites/$site" params={{ site: item.site }}>
          {says}
        </Link>
      );
    case "files-clash":
      return <Link to="/duplicates">{says}</Link>;
    case "incident-report-owed":
      return (
        <Link to="/incidents/$incident" params={{ incident: item.incident }}>
          {says}
        </Link>
      );
    case "term-overdue":
    case "term-due":
    case "term-disputed":
      return (
        <Link to="/agreements/$agreement" params={{ agreement: item.agreement }}>
          {says}
        </Link>
      );
    case "proposal-to-confirm":
      return <Link to="/settings">{says}</Link>;
  }
}

function useSaying(item: TodayItem): string {
  const t = useTexts(todayTexts);
  const word = useWords();
  const kindSaid = useCodes(entryKindTexts);
  switch (item.kind) {
    case "transfer-unexplained":
    case "transfer-blocked":
      return t(`item.${item.kind}`, { transfer: item.transfer, people: item.people });
    case "count-uncleared":
      return t("item.count-uncleared", { count: item.count, round: item.round });
    case "duties-overdue":
      return t("item.duties-overdue", { duty: word("duty", item.duty), people: item.people });
    case "site-silent":
      return t("item.site-silent", { held: item.held });
    case "people-unaccounted":
    case "people-at-large":
    case "people-to-be-confirmed":
    case "files-clash":
      return t(`item.${item.kind}`, { people: item.people });
    case "incident-report-owed":
      return t("item.incident-report-owed", { type: word("incident", item.type) });
    case "term-overdue":
    case "term-due":
    case "term-disputed":
      return t(`item.${item.kind}`, { term: item.term });
    case "proposal-to-confirm":
      return t("item.proposal-to-confirm", { command: kindSaid("", item.command) });
  }
}

function siteOf(item: TodayItem): string | null {
  if ("site" in item) return item.site;
  return "from" in item ? item.from.site : null;
}
