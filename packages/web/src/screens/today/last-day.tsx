/** What occurred in the day before the moment looked at, by kind and site. */
import { Link } from "@tanstack/react-router";
import type { DayOfEntries } from "@muster/server/api";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { SiteName } from "../../ui/named.tsx";
import { todayTexts } from "./texts.ts";
import styles from "./today.module.css";

export function LastDay({ day }: { readonly day: readonly DayOfEntries[] }): ReactNode {
  const t = useTexts(todayTexts);
  const { number } = useReading();
  if (day.length === 0) return <p>{t("dayNothing")}</p>;
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <th scope="col">{t("entryKind")}</th>
          <th scope="col">{t("where")}</th>
          <th scope="col" className={styles["number"]}>
            {t("entries")}
          </th>
        </tr>
      </thead>
      <tbody>
        {day.map(({ kind, site, entries, last }) => (
          <tr key={`${kind} ${site}`}>
            <th scope="row">
              <Link to="/journal/$number" params={{ number: String(last) }}>
                <EntryKind kind={kind} />
              </Link>
            </th>
            <td>{site === null ? null : <SiteName code={site} />}</td>
            <td className={styles["number"]}>{number(entries)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
