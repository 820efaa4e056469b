/** What last came from a site about who is there. Where nothing came, that is said: silence is silence (rule 6). */
import type { SiteSummary } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { useNow } from "../../time/now.ts";
import { When } from "../../ui/when.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import { Comma } from "../../ui/comma.tsx";

interface LastReportProps {
  readonly site: Pick<SiteSummary, "lastReport">;
  /** After how many hours without a word the register calls a site silent, where it calls this one so. */
  readonly silence: number | undefined;
}

export function LastReport({ site: { lastReport }, silence }: LastReportProps): ReactNode {
  const t = useTexts(sitesTexts);
  const { dates } = useReading();
  const { asOf, isPast } = useMoment();
  const now = useNow();
  return (
    <>
      {lastReport === null ? (
        <span className={styles["care"]}>{t(isPast ? "neverReportedThen" : "neverReported")}</span>
      ) : (
        <>
          <Link to="/journal/$number" params={{ number: String(lastReport.entry) }}>
            {t(`report.${lastReport.kind}`, { n: lastReport.people })}
          </Link>
          <Comma />
          <When at={lastReport.at} />
          <Comma />
          {dates.from(lastReport.at, asOf ?? now())}
        </>
      )}
      {silence !== undefined && <span className={styles["care"]}>{t("silent", { hours: silence })}</span>}
    </>
  );
}

/** The sites that the register calls silent, each with the hours after which it does; asked once `when` says so. */
export function useSilences(when = true): ReadonlyMap<string, number> {
  const { data } = useQuestion("/today", {}, { when });
  return new Map(
    data?.items.flatMap((item) => (item.kind === "site-silent" ? [[item.site, data.silentAfter_hours] as const] : [])),
  );
}
