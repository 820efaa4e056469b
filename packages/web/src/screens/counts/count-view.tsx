/** One count: what it covers, who counted what in which round, what stands between it and the books, and how it ended. */
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { SiteName } from "../../ui/named.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { When } from "../../ui/when.tsx";
import { Abandon, AwaitedAbandoning } from "./abandon.tsx";
import styles from "./counts.module.css";
import { CountSheet } from "./count-sheet.tsx";
import { useOwnSites } from "../../ui/own-sites.ts";
import { Rounds } from "./rounds.tsx";
import { agreedIn, lastSaidAt, mayCount, phaseOf } from "./standing.ts";
import { countsTexts } from "./texts.ts";
import { VarianceSection } from "./variance/section.tsx";
import type { CountTold } from "./told.ts";
import { Tell, useCount } from "./use-count.tsx";
import { EntryLink } from "../../ui/entry-link.tsx";

export function CountPage(): ReactNode {
  const t = useTexts(countsTexts);
  const { count: code = "" } = useParams({ strict: false });
  const asked = useCount(code);
  const { told } = asked;
  return (
    <Page
      title={t("countTitle", { code })}
      lede={told === undefined ? undefined : <Standing count={told} />}
      actions={told === undefined ? undefined : <Actions count={told} />}
    >
      <Tell asked={asked}>
        {(found) => (
          <>
            <Facts count={found} />
            <AwaitedAbandoning count={found} />
            <Section title={t("roundsTitle")}>
              <Rounds count={found} />
            </Section>
            <VarianceSection count={found} />
          </>
        )}
      </Tell>
    </Page>
  );
}

/** In a sentence: whose turn it is, or how it ended. */
function Standing({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const phase = phaseOf(count);
  const number = agreedIn(count)?.number ?? 0;
  const values = { round: count.round, number };
  return <p role="status">{t(isPast ? `phaseThen.${phase}` : `phase.${phase}`, values)}</p>;
}

function Actions({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const { officer, gives, isOwn } = useOwnSites();
  if (isPast || count.status !== "open") return null;
  const counts = officer !== undefined && isOwn(count.site) && gives("count.record");
  return (
    <>
      {counts && mayCount(count, officer) && (
        <Link to="/counts/$count/take" params={{ count: count.code }} className={styles["mainAction"]}>
          {t("take", { round: count.round })}
        </Link>
      )}
      <CountSheet code={count.code} />
      {counts && <Abandon count={count} notBefore={lastSaidAt(count)} />}
    </>
  );
}

function Facts({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { number, list } = useReading();
  const { isPast } = useMoment();
  const { site, units, counting, openedAt, entry, status, endedAt, books } = count;
  return (
    <>
      <dl className={styles["facts"]}>
        <div>
          <dt>{t("site")}</dt>
          <dd>
            <Link to="/sites/$site" params={{ site }}>
              <SiteName code={site} />
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t("covers")}</dt>
          <dd>{units.length === 0 ? t("wholeSite") : <bdi>{list(units)}</bdi>}</dd>
        </div>
        <div>
          <dt>{t("counting")}</dt>
          <dd>{t(`counting.${counting}`)}</dd>
        </div>
        <div>
          <dt>{t("opened")}</dt>
          <dd>
            <When at={openedAt} /> <EntryLink number={entry} />
          </dd>
        </div>
        {endedAt !== undefined && (
          <div>
            <dt>{t(status === "abandoned" ? "abandonedOn" : "clearedOn")}</dt>
            <dd>
              <When at={endedAt} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("booksWhenOpened")}</dt>
          <dd className={styles["figure"]}>{number(books.whenOpened)}</dd>
        </div>
        <div>
          <dt>{t(isPast ? "booksThen" : "booksNow")}</dt>
          <dd className={styles["figure"]}>{number(books.now)}</dd>
        </div>
      </dl>
      {status === "open" && <p className={styles["soft"]}>{t(isPast ? "frozenThen" : "frozen")}</p>}
    </>
  );
}
